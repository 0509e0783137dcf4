package io.crossdock.ops.watch;

import io.crossdock.routes.ledger.Stage;
import io.opentelemetry.sdk.trace.IdGenerator;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Ids that follow from the document: its trace is the same on every node and whenever it goes on, though nothing of it travels with
 * the document.
 */
final class TraceIds implements IdGenerator {

    private static final int TRACE_BYTES = 16;
    private static final int SPAN_BYTES = 8;

    /** The ids of the span that this thread is about to begin. */
    private record Next(String trace, String span) {}

    private final ThreadLocal<Next> next = ThreadLocal.withInitial(() -> new Next("", ""));

    static String trace(String document) {
        return digest(document, TRACE_BYTES);
    }

    /** @param channel the one that it goes out by; of intake and flow there is one each */
    static String span(String document, Stage stage, String channel) {
        return digest(document + " " + stage + (stage == Stage.DELIVERY ? " " + channel : ""), SPAN_BYTES);
    }

    void next(String trace, String span) {
        next.set(new Next(trace, span));
    }

    @Override
    public String generateTraceId() {
        return next.get().trace();
    }

    @Override
    public String generateSpanId() {
        return next.get().span();
    }

    private static String digest(String text, int bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
