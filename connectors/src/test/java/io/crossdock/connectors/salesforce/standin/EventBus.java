package io.crossdock.connectors.salesforce.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The Streaming API: sessions over long polling that are told what a topic keeps behind a replay id. */
public final class EventBus implements AutoCloseable {

    private static final long LONGEST_WAIT_MILLIS = 2_000;

    private record Event(String topic, long id, JsonNode payload) {}

    private static final class Session {
        final Map<String, Long> behind = new HashMap<>();
    }

    private final List<Event> kept = new ArrayList<>();
    private final Map<String, Session> sessions = new HashMap<>();
    private long numbers = 100;
    private boolean closed;

    /** @return its replay id */
    public synchronized long publish(String topic, ObjectNode payload) {
        kept.add(new Event(topic, ++numbers, payload));
        notifyAll();
        return numbers;
    }

    /** As after three days: what was published so far is gone. */
    public synchronized void drop() {
        kept.clear();
    }

    public synchronized void forgetClients() {
        sessions.clear();
    }

    public synchronized int sessions() {
        return sessions.size();
    }

    void answer(HttpExchange exchange, byte[] body) throws IOException {
        ArrayNode answers = Tables.JSON.createArrayNode();
        for (JsonNode message : Tables.JSON.readTree(body)) {
            String channel = message.path("channel").asText();
            boolean cookie = String.valueOf(exchange.getRequestHeaders().getFirst("Cookie"))
                    .contains("BAYEUX_BROWSER=");
            if (channel.equals("/meta/handshake")) {
                String id = UUID.randomUUID().toString();
                synchronized (this) {
                    sessions.put(id, new Session());
                }
                exchange.getResponseHeaders().add("Set-Cookie", "BAYEUX_BROWSER=b" + id + ";Path=/;Secure");
                answers.addObject()
                        .put("channel", channel)
                        .put("successful", true)
                        .put("clientId", id);
            } else {
                speak(channel, message, cookie, answers);
            }
        }
        StandIn.json(exchange, 200, answers);
    }

    private synchronized void speak(String channel, JsonNode message, boolean cookie, ArrayNode answers) {
        Session session = cookie ? sessions.get(message.path("clientId").asText()) : null;
        if (session == null) {
            ObjectNode unknown = answers.addObject().put("channel", channel).put("successful", false);
            unknown.put("error", "403::Unknown client").putObject("advice").put("reconnect", "handshake");
            return;
        }
        switch (channel) {
            case "/meta/subscribe" -> subscribe(session, message, answers);
            case "/meta/connect" -> connect(session, answers);
            default -> {
                sessions.remove(message.path("clientId").asText());
                answers.addObject().put("channel", channel).put("successful", true);
            }
        }
    }

    private void subscribe(Session session, JsonNode message, ArrayNode answers) {
        String topic = message.path("subscription").asText();
        ObjectNode answer =
                answers.addObject().put("channel", "/meta/subscribe").put("subscription", topic);
        long behind = message.path("ext").path("replay").path(topic).asLong(-1);
        long oldest = kept.isEmpty() ? numbers : kept.get(0).id() - 1;
        if (topic.contains("Unknown")) {
            answer.put("successful", false).put("error", "404::The channel specified is not valid");
        } else if (behind >= 0 && behind < oldest || behind > numbers) {
            answer.put("successful", false)
                    .put(
                            "error",
                            "400::The replayId {" + behind + "} you provided was invalid. Please provide a valid ID,"
                                    + " -2 to replay all events, or -1 to replay only new events.");
        } else {
            session.behind.put(topic, behind == -2 ? 0 : behind == -1 ? numbers : behind);
            answer.put("successful", true);
        }
    }

    private void connect(Session session, ArrayNode answers) {
        long end = System.nanoTime() + LONGEST_WAIT_MILLIS * 1_000_000;
        List<Event> due = due(session);
        while (due.isEmpty() && !closed && System.nanoTime() < end) {
            try {
                wait(Math.max(1, (end - System.nanoTime()) / 1_000_000));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
            due = due(session);
        }
        for (Event event : due) {
            session.behind.put(event.topic(), event.id());
            ObjectNode data = answers.addObject().put("channel", event.topic()).putObject("data");
            data.put("schema", "Dff_1").set("payload", event.payload());
            data.putObject("event").put("replayId", event.id());
        }
        answers.addObject().put("channel", "/meta/connect").put("successful", true);
    }

    private List<Event> due(Session session) {
        return kept.stream()
                .filter(event -> event.id() > session.behind.getOrDefault(event.topic(), Long.MAX_VALUE))
                .limit(3)
                .toList();
    }

    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
    }
}
