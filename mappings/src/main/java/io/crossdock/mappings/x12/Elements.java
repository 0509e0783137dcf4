package io.crossdock.mappings.x12;

import io.crossdock.mappings.canonical.PaymentTerms;
import io.crossdock.mappings.canonical.Quantity;
import io.crossdock.mappings.edi.Codes;
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
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** How messages are declared over X12: paths are {@code BEG03}, code lists those of {@code codes.csv}. */
final class Elements {

    private Elements() {}

    static Position position(String path) {
        return AscX12.DIRECTORY.of(path);
    }

    static Codes codes(String list) {
        return AscX12.STANDARD.lists().of(list);
    }

    static <D> Element<D, String> at(String path, Slot<D, String> slot) {
        return at(path, slot, Notations.text());
    }

    static <D, V> Element<D, V> at(String path, Slot<D, V> slot, Notation<V> notation) {
        return new Element<>(path, position(path), slot, notation);
    }

    static <D> Element<D, LocalDate> date(String path, Slot<D, LocalDate> slot) {
        return at(path, slot, Notations.date());
    }

    static <D> Element<D, java.math.BigDecimal> number(String path, Slot<D, java.math.BigDecimal> slot) {
        return at(path, slot, Notation.number());
    }

    /** A text in pieces, one an element. */
    static <D> Words<D> words(String path, Slot<D, String> slot, String... more) {
        return new Words<>(path, positions(path, more), slot);
    }

    /** A list, one value an element, in as many segments as are said. */
    static <D> Lines<D> lines(int segments, Slot<D, String> slot, String path, String... more) {
        return new Lines<>(path, positions(path, more), slot, segments);
    }

    private static List<Position> positions(String path, String... more) {
        return Stream.concat(Stream.of(path), Stream.of(more))
                .map(Elements::position)
                .toList();
    }

    static <D> Identifier<D> identifier(String value, String code, Slot<D, Identified> slot, String list) {
        return new Identifier<>(value, position(value), position(code), slot, codes(list), "");
    }

    static <D> Measure<D> measure(String value, String unit, Slot<D, Quantity> slot) {
        return new Measure<>(value, position(value), position(unit), slot, codes("unit"), false);
    }

    /** Article numbers in pairs of qualifier and number, from one element on. */
    static <D> ArticleNumbers<D> articles(String first, int pairs, Slot<D, Identified> slot) {
        return ArticleNumbers.of(first, pairs, slot);
    }

    static <D> Terms<D> terms(Slot<D, PaymentTerms> slot) {
        return new Terms<>(slot);
    }

    static <D> Rule<D> constant(String path, String value) {
        return Rule.constant(position(path), value);
    }

    static Notation<String> code(String list) {
        return Notation.code(codes(list));
    }

    static Notation<String> knownCode(String list) {
        return Notation.knownCode(codes(list));
    }
}
