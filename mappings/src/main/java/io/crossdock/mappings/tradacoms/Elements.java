package io.crossdock.mappings.tradacoms;

import static io.crossdock.mappings.edi.ReadOnly.readOnly;

import io.crossdock.mappings.edi.Codes;
import io.crossdock.mappings.edi.Element;
import io.crossdock.mappings.edi.Field;
import io.crossdock.mappings.edi.Lines;
import io.crossdock.mappings.edi.Notation;
import io.crossdock.mappings.edi.Position;
import io.crossdock.mappings.edi.Slot;
import io.crossdock.mappings.edi.Words;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/** How messages are declared over TRADACOMS: paths are {@code ORD/ORNO1}, code lists those of {@code codes.csv}. All is read only. */
final class Elements {

    private Elements() {}

    static Codes codes(String list) {
        return AnaTradacoms.STANDARD.lists().of(list);
    }

    static <D> Field<D> at(String path, Slot<D, String> slot) {
        return at(path, slot, Notations.text());
    }

    static <D, V> Field<D> at(String path, Slot<D, V> slot, Notation<V> notation) {
        return readOnly(new Element<>(path, AnaTradacoms.position(path), slot, notation));
    }

    static <D> Field<D> date(String path, Slot<D, LocalDate> slot) {
        return at(path, slot, Notations.date());
    }

    /** A whole number. */
    static <D> Field<D> count(String path, Slot<D, BigDecimal> slot) {
        return at(path, slot, Notation.number());
    }

    static <D> Field<D> implied(String path, int decimals, Slot<D, BigDecimal> slot) {
        return at(path, slot, Notations.implied(decimals));
    }

    /** What repeats a value, or stands for it. */
    static <D, V> Field<D> again(String path, Slot<D, V> slot, Notation<V> notation) {
        return readOnly(new Again<>(path, AnaTradacoms.position(path), slot, notation));
    }

    /** A number of one scheme. */
    static <D> Field<D> number(String path, String scheme, Slot<D, io.crossdock.mappings.edi.Identified> slot) {
        return readOnly(new Numbered<>(path, AnaTradacoms.position(path), scheme, slot));
    }

    /** A text in pieces, one a component. */
    static <D> Field<D> words(String path, int components, Slot<D, String> slot) {
        return readOnly(new Words<>(path, positions(path, components), slot));
    }

    /** A list, one value a component. */
    static <D> Field<D> lines(String path, int components, Slot<D, String> slot) {
        return readOnly(new Lines<>(path, positions(path, components), slot, 1));
    }

    private static List<Position> positions(String path, int components) {
        return IntStream.rangeClosed(1, components)
                .mapToObj(component -> AnaTradacoms.position(path + component))
                .toList();
    }
}
