package io.crossdock.connectors.salesforce;

import io.crossdock.config.Settings;
import io.crossdock.connectors.Counterpart;
import io.crossdock.connectors.Examples;
import io.crossdock.connectors.Source;
import io.crossdock.connectors.Target;
import io.crossdock.connectors.salesforce.standin.StandIn;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** A partner with an org. */
final class SalesforcePartner implements Counterpart {

    static final String TOPIC = "/event/Order_Placed__e";
    static final String CREDENTIALS = "client-secret: \"${secret:app}\"";

    final StandIn org = new StandIn();
    private final Map<String, Long> published = new ConcurrentHashMap<>();
    private final java.util.function.Supplier<java.util.Optional<String>> bookmark;

    /** @param bookmark what the hub has noted */
    SalesforcePartner(java.util.function.Supplier<java.util.Optional<String>> bookmark) throws IOException {
        this.bookmark = bookmark;
    }

    private String connection(String credentials) {
        return "{ address: \"" + org.address() + "\", client-id: 3MVG9, connect-timeout: 2m, timeout: 2m, "
                + credentials + " }";
    }

    Settings target(String credentials, String channel) {
        Target target = target();
        return Examples.read(target.connection(), connection(credentials)).with(Examples.read(target.spec(), channel));
    }

    Settings target(String channel) {
        return target(CREDENTIALS, channel);
    }

    Settings source(String channel) {
        Source source = source();
        return Examples.read(source.connection(), connection(CREDENTIALS)).with(Examples.read(source.spec(), channel));
    }

    @Override
    public Source source() {
        return new SalesforceSource();
    }

    @Override
    public Target target() {
        return new SalesforceTarget();
    }

    @Override
    public Settings sourceSettings() {
        return source("{ topic: " + TOPIC + ", body: Content__c, base64: true, name: FileName__c, wait: 1s }");
    }

    @Override
    public Settings targetSettings() {
        return target("{ object: HubDocument__c, external-id: Key__c, content: Body__c, name-field: Name }");
    }

    @Override
    public void sends(String name, byte[] bytes) {
        published.put(
                name,
                org.events.publish(
                        TOPIC,
                        new com.fasterxml.jackson.databind.ObjectMapper()
                                .createObjectNode()
                                .put("FileName__c", name)
                                .put("CamelFileName", "../../etc/passwd")
                                .put("Content__c", Base64.getEncoder().encodeToString(bytes))));
    }

    @Override
    public void sendsAgain(String name) {
        // the org still keeps it
    }

    @Override
    public boolean isAcknowledged(String name) {
        return bookmark.get().map(Long::parseLong).orElse(0L) >= published.getOrDefault(name, Long.MAX_VALUE);
    }

    @Override
    public Map<String, byte[]> received() {
        Map<String, byte[]> received = new TreeMap<>();
        org.tables.of("HubDocument__c").forEach(one -> {
            if (received.put(
                            one.path("Name").asText(),
                            Base64.getDecoder().decode(one.path("Body__c").asText()))
                    != null) {
                throw new IllegalStateException(one.path("Name") + " is there twice");
            }
        });
        return received;
    }

    @Override
    public void breaksDown() {
        org.close();
    }

    @Override
    public List<String> secrets() {
        return List.of("value-of-app", "00Dx!token");
    }

    @Override
    public void close() {
        org.close();
    }
}
