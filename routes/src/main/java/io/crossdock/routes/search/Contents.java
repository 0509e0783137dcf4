package io.crossdock.routes.search;

import io.crossdock.mappings.canonical.Document;
import io.crossdock.routes.intake.Reread;
import io.crossdock.routes.intake.Rereading;
import io.crossdock.routes.intake.Transmission;
import io.crossdock.routes.intake.Transmissions;
import io.crossdock.routes.rerun.Configurations;
import io.crossdock.routes.store.Payloads;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is in documents: as it came, as it was understood, as it was sent. */
public final class Contents {

    /** Of a transmission with more batches it would take too long to find one document's place. */
    private static final int MOST_BATCHES = 50;

    private final Transmissions transmissions;
    private final Payloads payloads;
    private final Configurations configurations;

    public Contents(Transmissions transmissions, Payloads payloads, Configurations configurations) {
        this.transmissions = transmissions;
        this.payloads = payloads;
        this.configurations = configurations;
    }

    /**
     * The first of kept bytes.
     *
     * @param whole whether there are no more
     */
    public record Excerpt(byte[] bytes, boolean whole) {}

    /** Absent where they are not kept any more. */
    public Optional<Excerpt> bytes(String digest, int most) throws IOException {
        if (digest.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream in = payloads.wire(digest, "").open()) {
            byte[] bytes = in.readNBytes(most);
            return Optional.of(new Excerpt(bytes, in.read() < 0));
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        }
    }

    /**
     * A document as it was understood, read again out of its transmission with the configuration of that day; absent where that is
     * not to be had, or its transmission is a very long one.
     */
    public Optional<Document> canonical(String document) throws IOException {
        int dash = document.lastIndexOf('-');
        Optional<Transmission> transmission =
                dash < 0 ? Optional.empty() : transmissions.find(document.substring(0, dash));
        Optional<Rereading> rereading = transmission
                .filter(one -> one.batches() <= MOST_BATCHES)
                .flatMap(one -> configurations.of(one.bundle()).flatMap(then -> then.rereading(one.inbox())));
        if (rereading.isEmpty()) {
            return Optional.empty();
        }
        List<Document> found = new ArrayList<>();
        try {
            rereading
                    .get()
                    .look(
                            transmission.get(),
                            batch -> batch.forEach(reread -> {
                                if (reread instanceof Reread.Sound sound
                                        && sound.envelope().document().equals(document)) {
                                    found.add(sound.document());
                                }
                            }));
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        }
        return found.stream().findFirst();
    }
}
