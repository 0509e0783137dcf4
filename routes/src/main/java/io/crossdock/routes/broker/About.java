package io.crossdock.routes.broker;

import java.util.Map;
import java.util.Optional;
import org.slf4j.MDC;

/** What the log lines of this thread are about, until it is closed; for logs that machines read. Names and ids, never content. */
public final class About implements AutoCloseable {

    public static final String DOCUMENT = "document";
    public static final String TRANSMISSION = "transmission";
    public static final String CHANNEL = "channel";

    private static final String OUT = Addresses.out("");

    private About() {}

    /** A document that lies at an address. */
    static About message(Message message, String address) {
        Map<String, String> headers = message.headers();
        About about = new About();
        if (!Wake.is(message)) {
            MDC.put(DOCUMENT, message.id());
        }
        Optional.ofNullable(headers.get(TRANSMISSION)).ifPresent(id -> MDC.put(TRANSMISSION, id));
        MDC.put(CHANNEL, channel(headers, address));
        return about;
    }

    private static String channel(Map<String, String> headers, String address) {
        return address.startsWith(OUT) ? address.substring(OUT.length()) : headers.getOrDefault(CHANNEL, address);
    }

    /** A transmission that came or goes, and the channel or inbox that it came or goes through. */
    public static About transmission(String id, String channel) {
        MDC.put(TRANSMISSION, id);
        MDC.put(CHANNEL, channel);
        return new About();
    }

    /** What is about to be sent, for as long as that is what the thread has in hand. */
    public static void sends(String transmission) {
        MDC.put(TRANSMISSION, transmission);
    }

    @Override
    public void close() {
        MDC.remove(DOCUMENT);
        MDC.remove(TRANSMISSION);
        MDC.remove(CHANNEL);
    }
}
