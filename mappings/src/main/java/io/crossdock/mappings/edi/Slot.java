package io.crossdock.mappings.edi;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A value of a document that fields read into and write from.
 *
 * @param index its place in a {@link Draft}
 * @param name its path in canonical JSON
 * @param many whether it holds a list
 * @param values the values in a finished document
 */
public record Slot<D, V>(int index, String name, boolean many, Function<D, List<V>> values) {

    /** The same slot, of which other values are written at one place. */
    public Slot<D, V> showing(Function<D, List<V>> others) {
        return new Slot<>(index, name, many, others);
    }

    /** Hands out the slots of one kind of document. */
    public static final class Shape<D> {

        private int size;

        public <V> Slot<D, V> one(String name, Function<D, V> value) {
            return new Slot<>(size++, name, false, from -> List.of(value.apply(from)));
        }

        public <V> Slot<D, V> maybe(String name, Function<D, Optional<V>> value) {
            return new Slot<>(
                    size++, name, false, from -> value.apply(from).map(List::of).orElse(List.of()));
        }

        public <V> Slot<D, V> many(String name, Function<D, List<V>> values) {
            return new Slot<>(size++, name, true, values);
        }

        /** A value that is read, to be compared or because nobody writes it, and never written. */
        public <V> Slot<D, V> read(String name) {
            return new Slot<>(size++, name, false, from -> List.of());
        }

        /** The same of a list. */
        public <V> Slot<D, V> readAll(String name) {
            return new Slot<>(size++, name, true, from -> List.of());
        }

        public Draft<D> draft() {
            return new Draft<>(size);
        }
    }
}
