package io.crossdock.mappings.edifact;

import io.crossdock.mappings.canonical.Gtin;
import io.crossdock.mappings.edi.Codes;
import io.crossdock.mappings.edi.Draft;
import io.crossdock.mappings.edi.Field;
import io.crossdock.mappings.edi.Gtins;
import io.crossdock.mappings.edi.Identified;
import io.crossdock.mappings.edi.Message;
import io.crossdock.mappings.edi.Position;
import io.crossdock.mappings.edi.SegmentWriter;
import io.crossdock.mappings.edi.Segments;
import io.crossdock.mappings.edi.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The article numbers (C212) of a LIN or a PIA.
 *
 * @param places where the numbers stand, each with its code
 * @param others the beginning of the scheme's name for a code that the list does not know; empty: such a number is left unmapped
 */
record ArticleNumbers<D>(
        String path,
        List<Position> places,
        List<Position> codePlaces,
        List<Position> agencyPlaces,
        Slot<D, Identified> slot,
        String others)
        implements Field<D> {

    private static final Codes CODES = UnEdifact.STANDARD.lists().of("item-number");

    /** Agencies that say no more than the code does: GS1, seller, buyer. */
    private static final Set<String> PLAIN_AGENCIES = Set.of("9", "91", "92");

    /** The scheme of a number without a code (7143). */
    private static final String UNNAMED = "item";

    private static final int SHORTEST_PROVEN = 12;

    private static final Position SORT = UnEdifact.DIRECTORY.of("PIA/4347");

    /** The sorts (4347) of numbers that are the article's own: additional, product identification. */
    private static final Set<String> ITS_OWN = Set.of("1", "5");

    static <D> ArticleNumbers<D> articleNumbers(String segment, Slot<D, Identified> slot) {
        return new ArticleNumbers<>(
                segment + "/7140",
                UnEdifact.DIRECTORY.all(segment + "/7140"),
                UnEdifact.DIRECTORY.all(segment + "/7143"),
                UnEdifact.DIRECTORY.all(segment + "/3055"),
                slot,
                "");
    }

    ArticleNumbers<D> orElse(String prefix) {
        return new ArticleNumbers<>(path, places, codePlaces, agencyPlaces, slot, prefix);
    }

    @Override
    public boolean read(Message message, int segment, Draft<D> draft) {
        boolean taken = false;
        for (int i = 0; i < places.size(); i++) {
            int part = message.untaken(segment, places.get(i));
            taken |= part != Segments.NONE && read(message, segment, i, part, draft);
        }
        return taken;
    }

    private boolean read(Message message, int segment, int place, int part, Draft<D> draft) {
        int code = message.part(segment, codePlaces.get(place));
        String number = message.text(part).strip();
        if (!number.isEmpty() && code == Segments.NONE) {
            return unnamed(number, message, segment, place, part, draft);
        }
        Optional<String> scheme = number.isEmpty() ? Optional.empty() : scheme(message, code);
        if (scheme.isEmpty()) {
            return false;
        }
        Identified id = identified(scheme.get(), number, message, segment, places.get(place));
        if (!id.fits(draft.all(slot))) {
            return false;
        }
        draft.put(slot, id);
        message.take(part);
        message.take(code);
        int agency = message.untaken(segment, agencyPlaces.get(place));
        if (agency != Segments.NONE && PLAIN_AGENCIES.contains(message.text(agency))) {
            message.take(agency);
        }
        return true;
    }

    /** A number without its code still names the article: many partners have agreed on whose number it is, and leave it out. */
    private boolean unnamed(String number, Message message, int segment, int place, int part, Draft<D> draft) {
        if (!namesTheArticle(message, segment)) {
            return false;
        }
        Identified id =
                provenGtin(number) ? new Identified(Gtin.SCHEME, Gtin.padded(number)) : new Identified(UNNAMED, number);
        if (!id.fits(draft.all(slot))) {
            return false;
        }
        message.warn(
                Faults.ARTICLE_CODE,
                segment,
                Optional.of(places.get(place)),
                "the article number does not say whose it is; it is read as " + id.scheme());
        draft.put(slot, id);
        message.take(part);
        return true;
    }

    /** A PIA may name other articles too: those that it replaces, or that replace it. */
    private boolean namesTheArticle(Message message, int segment) {
        return !path.startsWith("PIA") || ITS_OWN.contains(message.text(message.part(segment, SORT)));
    }

    /** Shorter numbers have the right check digit by chance too often. */
    private static boolean provenGtin(String number) {
        return number.length() >= SHORTEST_PROVEN && Gtin.isOne(number) && Gtin.checks(Gtin.padded(number));
    }

    private Optional<String> scheme(Message message, int code) {
        Optional<String> known = message.word(code, CODES);
        return known.isPresent() || others.isEmpty() ? known : Optional.of(others + message.text(code));
    }

    private static Identified identified(String scheme, String given, Message message, int segment, Position position) {
        return scheme.equals(Gtin.SCHEME)
                ? Gtins.read(given, message, segment, position)
                : new Identified(scheme, given);
    }

    @Override
    public int repetitions(D from) {
        return (slot.values().apply(from).size() + places.size() - 1) / places.size();
    }

    @Override
    public void write(D from, int repetition, SegmentWriter out) {
        List<Identified> ids = new ArrayList<>(slot.values().apply(from));
        int first = repetition * places.size();
        for (int i = first; i < Math.min(ids.size(), first + places.size()); i++) {
            write(ids.get(i), i - first, out);
        }
    }

    private void write(Identified id, int place, SegmentWriter out) {
        String scheme = id.scheme().equals(Gtins.UNPROVEN) ? Gtin.SCHEME : id.scheme();
        Optional<String> code = !others.isEmpty() && scheme.startsWith(others)
                ? Optional.of(scheme.substring(others.length()))
                : CODES.code(scheme, out.release());
        if (code.isPresent()) {
            out.put(places.get(place), scheme.equals(Gtin.SCHEME) ? Gtin.shortest(id.value()) : id.value());
            out.put(codePlaces.get(place), code.get());
        } else {
            out.notWritten("the article number of scheme " + id.scheme());
        }
    }

    static boolean isGtin(Identified id) {
        return id.scheme().equals(Gtin.SCHEME) || id.scheme().equals(Gtins.UNPROVEN);
    }

    @Override
    public Position position() {
        return places.get(0);
    }

    @Override
    public List<Slot<D, ?>> slots() {
        return List.of(slot);
    }
}
