package io.crossdock.routes.rerun;

import io.crossdock.mappings.canonical.CanonicalJson;
import io.crossdock.mappings.canonical.Differences;
import io.crossdock.mappings.canonical.Differences.Difference;
import io.crossdock.mappings.canonical.Document;
import io.crossdock.routes.broker.Envelope;
import io.crossdock.routes.intake.Reread;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The documents of one reading that say something else than they did. What they say lies in a file meanwhile: there may be many, and
 * each is compared with what another reading of the same bytes makes of it.
 */
final class Changes implements AutoCloseable {

    private static final int MOST = 50;
    private static final String UNKNOWN = "it is other than it was; what it was cannot be told any more";

    private record Extent(long offset, int length) {}

    /** @param passed as its receivers would get it */
    private record Changed(RerunDocument document, Extent taken, Extent passed) {}

    private final Map<Envelope.Key, Changed> byKey = new LinkedHashMap<>();
    private final Map<Envelope.Key, List<Difference>> found = new HashMap<>();
    private final Path path;
    private final RandomAccessFile file;

    Changes() throws IOException {
        path = Files.createTempFile("changes-", ".json");
        file = new RandomAccessFile(path.toFile(), "rw");
    }

    /** What is to be written of each. */
    interface Each {

        /** @param body what goes on from where the document is parked; empty: nothing does */
        void accept(RerunDocument document, int differing, byte[] body);
    }

    boolean isEmpty() {
        return byKey.isEmpty();
    }

    void keep(RerunDocument document, Document taken, Document passed) {
        Envelope.Key key = new Envelope.Key(
                taken.kind(), document.subject().issuer(), document.subject().number());
        byKey.put(key, new Changed(document, append(taken), append(passed)));
    }

    /** @param before the same document as it was */
    void compare(Reread.Sound before) {
        Envelope.Key key = before.envelope().key();
        Optional.ofNullable(byKey.get(key))
                .ifPresent(changed -> found.put(key, Differences.between(before.document(), read(changed.taken()))));
    }

    void forEach(Each each) {
        byKey.forEach((key, changed) -> {
            List<Difference> differences = found.getOrDefault(key, List.of());
            RerunDocument document = changed.document();
            RerunDocument.Decision decision = document.decision();
            String note = differences.isEmpty() && decision.preview().note().isEmpty()
                    ? UNKNOWN
                    : decision.preview().note();
            each.accept(
                    document.with(new RerunDocument.Decision(
                            decision.step(),
                            decision.receivers(),
                            decision.releases(),
                            decision.preview().with(differences.subList(0, Math.min(MOST, differences.size())), note))),
                    Math.max(1, differences.size()),
                    decision.releases().isEmpty() ? new byte[0] : bytes(changed.passed()));
        });
    }

    private Extent append(Document document) {
        byte[] bytes = CanonicalJson.write(document);
        try {
            long offset = file.length();
            file.seek(offset);
            file.write(bytes);
            return new Extent(offset, bytes.length);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    private Document read(Extent extent) {
        try {
            return CanonicalJson.read(bytes(extent));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private byte[] bytes(Extent extent) {
        try {
            byte[] bytes = new byte[extent.length()];
            file.seek(extent.offset());
            file.readFully(bytes);
            return bytes;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
        Files.deleteIfExists(path);
    }
}
