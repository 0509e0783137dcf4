package io.crossdock.routes.search;

import io.crossdock.routes.intake.Rereading;
import io.crossdock.routes.intake.Transmission;
import io.crossdock.routes.intake.Transmissions;
import io.crossdock.routes.rerun.Configurations;
import io.crossdock.routes.store.Payloads;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is in documents: as it came, as it was understood, as it was sent. */
public final class Contents {

    /** In a longer transmission, in bytes, it would take too long to find one document's place. */
    private static final int MOST_READ = 8 * 1024 * 1024;

    /** As {@link Transmission#document} names them. */
    private static final Pattern PLACE = Pattern.compile("(.+)-(\\d{1,18})");

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
    public Optional<Rereading.Understood> understood(String document) throws IOException {
        Matcher place = PLACE.matcher(document);
        if (!place.matches()) {
            return Optional.empty();
        }
        Optional<Transmission> transmission = transmissions.find(place.group(1));
        Optional<Rereading> rereading = transmission.flatMap(
                one -> configurations.of(one.bundle()).flatMap(then -> then.rereading(one.inbox())));
        if (rereading.isEmpty()) {
            return Optional.empty();
        }
        try {
            if (isLong(transmission.get().digest())) {
                return Optional.empty();
            }
            return rereading.get().understand(transmission.get(), Long.parseLong(place.group(2)));
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        }
    }

    /**
     * The articles of documents of one transmission for which a cross reference is lacking now; nothing where its bytes are not kept, no
     * channel reads its inbox any more, or it is a very long one.
     *
     * @param ordinals the places of the documents
     */
    public List<Rereading.Unresolved> unresolved(String transmission, Set<Long> ordinals) throws IOException {
        Optional<Transmission> original = transmissions.find(transmission);
        Optional<Rereading> rereading = original.flatMap(
                one -> configurations.of(configurations.inForce()).flatMap(now -> now.rereading(one.inbox())));
        try {
            return rereading.isEmpty() || isLong(original.get().digest())
                    ? List.of()
                    : rereading.get().unresolved(original.get(), ordinals);
        } catch (NoSuchFileException gone) {
            return List.of();
        }
    }

    private boolean isLong(String digest) throws IOException {
        try (InputStream in = payloads.wire(digest, "").open()) {
            in.skipNBytes(MOST_READ);
            return in.read() >= 0;
        } catch (EOFException shorter) {
            return false;
        }
    }
}
