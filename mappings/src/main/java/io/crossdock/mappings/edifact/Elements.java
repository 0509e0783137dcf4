package io.crossdock.mappings.edifact;

import io.crossdock.mappings.canonical.Quantity;
import io.crossdock.mappings.edi.Element;
import io.crossdock.mappings.edi.Identified;
import io.crossdock.mappings.edi.Identifier;
import io.crossdock.mappings.edi.Lines;
import io.crossdock.mappings.edi.Measure;
import io.crossdock.mappings.edi.Notation;
import io.crossdock.mappings.edi.Position;
import io.crossdock.mappings.edi.Rule;
import io.crossdock.mappings.edi.Slot;
import io.crossdock.mappings.edi.Words;

/** How messages are declared over the UN directories: paths are {@code BGM/1004}, code lists those of {@code codes.csv}. */
final class Elements {

    private Elements() {}

    static Position position(String path) {
        return UnEdifact.DIRECTORY.of(path);
    }

    static <D> Element<D, String> at(String path, Slot<D, String> slot) {
        return at(path, slot, Notation.text());
    }

    static <D, V> Element<D, V> at(String path, Slot<D, V> slot, Notation<V> notation) {
        return new Element<>(path, position(path), slot, notation);
    }

    static <D> Words<D> words(String path, Slot<D, String> slot) {
        return new Words<>(path, UnEdifact.DIRECTORY.all(path), slot);
    }

    static <D> Lines<D> lines(String path, Slot<D, String> slot) {
        return new Lines<>(path, UnEdifact.DIRECTORY.all(path), slot, 1);
    }

    static <D> Identifier<D> identifier(String value, String code, Slot<D, Identified> slot, String list) {
        return new Identifier<>(
                value,
                position(value),
                position(code),
                slot,
                UnEdifact.STANDARD.lists().of(list),
                "");
    }

    static <D> Measure<D> measure(String value, String unit, Slot<D, Quantity> slot) {
        return new Measure<>(
                value,
                position(value),
                position(unit),
                slot,
                UnEdifact.STANDARD.lists().of("unit"),
                true);
    }

    static <D> Rule<D> constant(String path, String value) {
        return Rule.constant(position(path), value);
    }

    static Notation<String> code(String list) {
        return Notation.code(UnEdifact.STANDARD.lists().of(list));
    }

    static Notation<String> warnedCode(String list) {
        return Notation.warnedCode(UnEdifact.STANDARD.lists().of(list));
    }

    static Notation<String> knownCode(String list) {
        return Notation.knownCode(UnEdifact.STANDARD.lists().of(list));
    }
}
