package io.crossdock.mappings.edi;

import java.util.List;
import java.util.Optional;

/**
 * A number and a code that says whose number it is.
 *
 * @param others the beginning of the scheme's name for a code that the list does not know: {@code agency-}; empty: such a number is
 *     left unmapped
 */
public record Identifier<D>(
        String path, Position value, Position code, Slot<D, Identified> slot, Codes codes, String others)
        implements Field<D> {

    /** The scheme of a number that says nothing of its scheme. */
    public static final String PLAIN = "id";

    public Identifier<D> orElse(String prefix) {
        return new Identifier<>(path, value, code, slot, codes, prefix);
    }

    @Override
    public boolean read(Message message, int segment, Draft<D> draft) {
        int part = message.untaken(segment, value);
        int codePart = message.part(segment, code);
        String text = message.text(part).strip();
        Optional<String> scheme = text.isEmpty() ? Optional.empty() : scheme(message, codePart);
        if (scheme.isEmpty()) {
            return false;
        }
        Identified id = new Identified(scheme.get(), text);
        if (!id.fits(draft.all(slot))) {
            return false;
        }
        draft.put(slot, id);
        message.take(part);
        message.take(codePart);
        return true;
    }

    private Optional<String> scheme(Message message, int codePart) {
        Optional<String> known = message.word(codePart, codes);
        if (known.isPresent() || others.isEmpty()) {
            return known;
        }
        return Optional.of(codePart == Segments.NONE ? PLAIN : others + message.text(codePart));
    }

    @Override
    public int repetitions(D from) {
        return slot.values().apply(from).size();
    }

    @Override
    public void write(D from, int repetition, SegmentWriter out) {
        slot.values().apply(from).stream().skip(repetition).findFirst().ifPresent(id -> {
            Optional<String> written = code(id.scheme(), out.release());
            if (written.isPresent()) {
                out.put(value, id.value());
                out.put(code, written.get());
            } else {
                out.notWritten("the number of scheme " + id.scheme());
            }
        });
    }

    private Optional<String> code(String scheme, String release) {
        if (!others.isEmpty() && scheme.startsWith(others)) {
            return Optional.of(scheme.substring(others.length()));
        }
        return !others.isEmpty() && scheme.equals(PLAIN) ? Optional.of("") : codes.code(scheme, release);
    }

    @Override
    public Position position() {
        return value;
    }

    @Override
    public List<Slot<D, ?>> slots() {
        return List.of(slot);
    }
}
