package io.crossdock.connectors.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crossdock.config.Settings;
import io.crossdock.connectors.Fault;
import io.crossdock.connectors.Spool;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A session of the Streaming API (the Bayeux protocol over long polling, with the org's extension {@code replay}) that is subscribed to one
 * topic. It lives as long as one look: the next one begins behind the event that the hub had last.
 */
final class Subscription {

    /** All that the org keeps. */
    static final long ALL = -2;

    /** Only what comes from now on. */
    static final long NEW = -1;

    private final Settings settings;
    private final Org org;
    private final String topic;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private String client = "";

    /** The org does not keep what comes behind the event that was named. */
    static final class Gone extends Exception {
        private static final long serialVersionUID = 1L;
    }

    Subscription(Settings settings, Org org) {
        this.settings = settings;
        this.org = org;
        this.topic = SalesforceSource.topic(settings);
    }

    /** @param behind the replay id of the last event that is not wanted, {@link #ALL} or {@link #NEW} */
    void begin(long behind) throws IOException, InterruptedException, Gone {
        ObjectNode shake = message("/meta/handshake").put("version", "1.0").put("minimumVersion", "1.0");
        shake.putArray("supportedConnectionTypes").add("long-polling");
        shake.putObject("ext").put("replay", true);
        JsonNode shaken = reply(send(shake, settings.time("timeout")), "/meta/handshake");
        demandSuccess(shaken, "the handshake");
        client = shaken.path("clientId").asText();
        ObjectNode wish = message("/meta/subscribe").put("subscription", topic);
        wish.putObject("ext").putObject("replay").put(topic, behind);
        JsonNode subscribed = reply(send(wish, settings.time("timeout")), "/meta/subscribe");
        if (subscribed.path("error").asText().matches("(?s)400::.*[Rr]eplay.*")) {
            throw new Gone();
        }
        demandSuccess(subscribed, "the subscription to " + topic);
    }

    /** What has come; empty where nothing does within the time that a look waits. */
    List<JsonNode> next() throws IOException, InterruptedException {
        List<JsonNode> messages;
        try {
            messages = send(message("/meta/connect").put("connectionType", "long-polling"), settings.time("wait"));
        } catch (SocketTimeoutException nothingCame) {
            return List.of();
        }
        List<JsonNode> events = new ArrayList<>();
        for (JsonNode message : messages) {
            if (message.path("channel").asText().equals(topic)) {
                events.add(message.path("data"));
            }
        }
        if (events.isEmpty()) {
            demandSuccess(reply(messages, "/meta/connect"), "waiting for events");
        }
        return events;
    }

    /** Says goodbye; where that fails, the org forgets the session by itself. */
    void end() throws InterruptedException {
        try {
            if (!client.isEmpty()) {
                send(message("/meta/disconnect"), settings.time("connect-timeout"));
            }
        } catch (IOException | Fault unheard) {
            client = "";
        }
    }

    private ObjectNode message(String channel) {
        ObjectNode message = Json.EXACT.createObjectNode().put("channel", channel);
        return client.isEmpty() ? message : message.put("clientId", client);
    }

    private List<JsonNode> send(ObjectNode message, Duration limit) throws IOException, InterruptedException {
        ArrayNode messages = Json.EXACT.createArrayNode().add(message);
        Org.Heard heard = org.send(
                "POST",
                "/cometd/" + settings.text("version"),
                Optional.of(new Spool.Memory(Json.EXACT.writeValueAsBytes(messages))),
                "application/json",
                cookies.isEmpty() ? Map.of() : Map.of("Cookie", written()),
                limit);
        heard.answer().all("Set-Cookie").forEach(this::keep);
        Answer answer = org.answer(heard, message.path("channel").asText() + " of " + org.address());
        if (answer.status() != 200) {
            throw new Fault(Salesforce.ANSWER_UNUSABLE, answer.said());
        }
        List<JsonNode> replies = new ArrayList<>();
        answer.json().forEach(replies::add);
        return replies;
    }

    private void keep(String cookie) {
        String[] pair = cookie.split(";", 2)[0].split("=", 2);
        if (pair.length == 2) {
            cookies.put(pair[0].strip(), pair[1].strip());
        }
    }

    private String written() {
        List<String> all = new ArrayList<>();
        cookies.forEach((name, value) -> all.add(name + "=" + value));
        return String.join("; ", all);
    }

    private static JsonNode reply(List<JsonNode> messages, String channel) {
        return messages.stream()
                .filter(message -> message.path("channel").asText().equals(channel))
                .findFirst()
                .orElseGet(Json.EXACT::missingNode);
    }

    /** A session that is no longer known is not worth a word: the next look opens another one. */
    private void demandSuccess(JsonNode reply, String what) {
        if (reply.path("successful").asBoolean()) {
            return;
        }
        String error = Complaint.oneLine(reply.path("error").asText());
        if (error.startsWith("401")) {
            org.forget();
        }
        throw new Fault(
                error.startsWith("403")
                        ? Salesforce.DENIED
                        : error.startsWith("404") ? Salesforce.NAME_UNKNOWN : Salesforce.BUSY,
                what + " was refused: " + (error.isEmpty() ? "no word why" : error));
    }
}
