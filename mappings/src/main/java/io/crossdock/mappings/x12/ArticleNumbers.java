package io.crossdock.mappings.x12;

import io.crossdock.mappings.canonical.Article;
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

/** Article numbers in pairs of qualifier (235) and number (234). A qualifier that the list does not know makes a scheme {@code item-XX}. */
record ArticleNumbers<D>(String path, List<Position> places, List<Position> codePlaces, Slot<D, Identified> slot)
        implements Field<D> {

    private static final String OTHER = "item-";
    private static final Codes CODES = Elements.codes("item-number");

    static <D> ArticleNumbers<D> of(String first, int pairs, Slot<D, Identified> slot) {
        String segment = first.substring(0, first.length() - 2);
        int element = Integer.parseInt(first.substring(first.length() - 2));
        List<Position> places = new ArrayList<>();
        List<Position> codePlaces = new ArrayList<>();
        for (int pair = 0; pair < pairs; pair++) {
            codePlaces.add(Elements.position(segment + String.format("%02d", element + 2 * pair)));
            places.add(Elements.position(segment + String.format("%02d", element + 2 * pair + 1)));
        }
        return new ArticleNumbers<>(first, places, codePlaces, slot);
    }

    /** The numbers of an article in the order in which they are written; the receiver's own goes under the scheme that the standard has for it. */
    static List<Identified> of(Article article, String receiverScheme) {
        List<Identified> ids = new ArrayList<>(Identified.of(article.ids()));
        article.number("receiver").ifPresent(number -> {
            ids.removeIf(id -> id.scheme().equals("receiver") || id.scheme().equals(receiverScheme));
            ids.add(0, new Identified(receiverScheme, number));
        });
        return ids;
    }

    @Override
    public boolean read(Message message, int segment, Draft<D> draft) {
        boolean taken = false;
        for (int i = 0; i < places.size(); i++) {
            int part = message.untaken(segment, places.get(i));
            int code = part == Segments.NONE ? part : message.part(segment, codePlaces.get(i));
            String number = code == Segments.NONE ? "" : message.text(part).strip();
            if (!number.isEmpty()) {
                Identified id = identified(scheme(message, code), number, message, segment, places.get(i));
                if (id.fits(draft.all(slot))) {
                    draft.put(slot, id);
                    message.take(part);
                    message.take(code);
                    taken = true;
                }
            }
        }
        return taken;
    }

    private static String scheme(Message message, int code) {
        return message.word(code, CODES)
                .orElseGet(() -> OTHER + message.text(code).strip());
    }

    private static Identified identified(
            String scheme, String number, Message message, int segment, Position position) {
        return scheme.equals(Gtin.SCHEME)
                ? Gtins.read(number, message, segment, position)
                : new Identified(scheme, number);
    }

    @Override
    public int repetitions(D from) {
        return slot.values().apply(from).isEmpty() ? 0 : 1;
    }

    @Override
    public void write(D from, int repetition, SegmentWriter out) {
        List<Identified> ids = slot.values().apply(from);
        for (int i = 0; i < ids.size(); i++) {
            if (i < places.size()) {
                write(ids.get(i), i, out);
            } else {
                out.notWritten("the article number of scheme " + ids.get(i).scheme());
            }
        }
    }

    private void write(Identified id, int place, SegmentWriter out) {
        Optional<String> code = code(id, out.release());
        if (code.isPresent()) {
            out.put(codePlaces.get(place), code.get());
            out.put(places.get(place), number(id));
        } else {
            out.notWritten("the article number of scheme " + id.scheme());
        }
    }

    private static Optional<String> code(Identified id, String release) {
        if (id.scheme().startsWith(OTHER)) {
            return Optional.of(id.scheme().substring(OTHER.length()));
        }
        if (id.scheme().equals(Gtins.UNPROVEN)) {
            return Optional.of("UP");
        }
        return id.scheme().equals(Gtin.SCHEME)
                ? Optional.of(
                        switch (number(id).length()) {
                            case 8 -> "EO";
                            case 12 -> "UP";
                            case 13 -> "EN";
                            default -> "UK";
                        })
                : CODES.code(id.scheme(), release);
    }

    /** GTIN-12 has a qualifier of its own. */
    private static String number(Identified id) {
        String shortest = id.scheme().equals(Gtin.SCHEME) ? Gtin.shortest(id.value()) : id.value();
        boolean twelve = id.scheme().equals(Gtin.SCHEME) && shortest.length() == 13 && shortest.startsWith("0");
        return twelve ? shortest.substring(1) : shortest;
    }

    @Override
    public Position position() {
        return codePlaces.get(0);
    }

    @Override
    public List<Slot<D, ?>> slots() {
        return List.of(slot);
    }
}
