package io.crossdock.mappings.tradacoms;

import io.crossdock.config.Location;
import io.crossdock.config.Problem;
import io.crossdock.mappings.Decoded;
import java.util.List;
import java.util.Optional;

/** A file of which the header was read and the trailer not yet. */
final class OpenFile {

    private final FileFormat format;
    private final Optional<FileHeader> header;
    private final Location at;

    private List<Decoded.Unmapped> unmapped;
    private List<Problem> warnings;
    private boolean wanted;
    private int messages;
    private boolean whole = true;
    private Figures figures = Figures.NONE;

    /**
     * @param wanted whether somebody asked for its header
     * @param header empty: it could not be read
     * @param unmapped values of the header that nobody took
     */
    OpenFile(
            FileFormat format,
            boolean wanted,
            Optional<FileHeader> header,
            Location at,
            List<Decoded.Unmapped> unmapped,
            List<Problem> warnings) {
        this.format = format;
        this.wanted = wanted;
        this.header = header;
        this.at = at;
        this.unmapped = unmapped;
        this.warnings = warnings;
    }

    FileFormat format() {
        return format;
    }

    Optional<FileHeader> header() {
        return header;
    }

    /** Where it begins. */
    Location at() {
        return at;
    }

    /** How many documents it has, good or bad. */
    int messages() {
        return messages;
    }

    /** @param asked whether somebody asked for the document that begins */
    void grow(boolean asked) {
        messages++;
        wanted |= asked;
        whole &= asked;
    }

    /** Whether somebody asked for a message of it. */
    boolean wanted() {
        return wanted;
    }

    void bad() {
        whole = false;
    }

    void add(Figures document) {
        figures = figures.plus(document);
    }

    /** What its documents come to; empty where one was bad, or nobody asked for it. */
    Optional<Figures> figures() {
        return whole ? Optional.of(figures) : Optional.empty();
    }

    /** What nobody took of the header, for the first document that can bear it. */
    List<Decoded.Unmapped> takeUnmapped() {
        List<Decoded.Unmapped> taken = unmapped;
        unmapped = List.of();
        return taken;
    }

    List<Problem> takeWarnings() {
        List<Problem> taken = warnings;
        warnings = List.of();
        return taken;
    }
}
