package io.crossdock.connectors.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossdock.config.Settings;
import io.crossdock.connectors.Fault;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Tries an org without writing: the way there, its certificate, the login, and what its description says of an object. */
final class Greeting {

    private final Settings settings;
    private final InstantSource clock;
    private final Org org;

    Greeting(Settings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        this.org = new Org(settings, clock);
    }

    String reach() throws IOException {
        URI uri = org.address();
        Duration limit = settings.time("connect-timeout");
        if (uri.getScheme().equals("https")) {
            return org.client().tls().greet(uri.getHost(), uri.getPort() < 0 ? 443 : uri.getPort(), limit, clock);
        }
        int port = uri.getPort() < 0 ? 80 : uri.getPort();
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(uri.getHost(), port), (int) limit.toMillis());
            return uri.getHost() + ":" + port + " can be reached; nothing on the way there is encrypted";
        }
    }

    String login() throws IOException, InterruptedException {
        org.token();
        return "the org lets the hub in";
    }

    String object(String object, String externalId) throws IOException, InterruptedException {
        Answer answer = org.ask("GET", org.data("sobjects", object, "describe"));
        if (answer.status() != 200) {
            Complaint.judged(Complaint.in(answer.json(), ""), answer.said(), Optional.empty());
        }
        JsonNode described = answer.json();
        JsonNode field = StreamSupport.stream(described.path("fields").spliterator(), false)
                .filter(one -> one.path("name").asText().equalsIgnoreCase(externalId))
                .findFirst()
                .orElseThrow(() -> new Fault(
                        Salesforce.NAME_UNKNOWN,
                        object + " has no field " + externalId + " that the hub's user may see"));
        if (!field.path("externalId").asBoolean() && !field.path("idLookup").asBoolean()) {
            throw new Fault(Salesforce.NAME_UNKNOWN, externalId + " of " + object + " is not marked as external id");
        }
        if (!described.path("createable").asBoolean()
                || !described.path("updateable").asBoolean()) {
            throw new Fault(Salesforce.DENIED, "the hub's user may not create and update records of " + object);
        }
        return object + " may be written by " + externalId
                + (field.path("unique").asBoolean() ? "" : ", which the org does not mark as unique")
                + "; no record was";
    }

    /** Subscribes to what comes from now on, and leaves at once. */
    String topic(String topic) throws IOException, InterruptedException {
        Subscription subscription = new Subscription(settings, org);
        try {
            subscription.begin(Subscription.NEW);
            return "events of " + topic + " may be taken; none was";
        } catch (Subscription.Gone gone) {
            throw new Fault(Salesforce.BUSY, "the org gives no events of " + topic);
        } finally {
            subscription.end();
        }
    }

    String usage() {
        return org.usage().toString();
    }
}
