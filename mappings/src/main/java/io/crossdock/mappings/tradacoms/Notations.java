package io.crossdock.mappings.tradacoms;

import io.crossdock.mappings.edi.Codes;
import io.crossdock.mappings.edi.Days;
import io.crossdock.mappings.edi.Fault;
import io.crossdock.mappings.edi.Message;
import io.crossdock.mappings.edi.Notation;
import io.crossdock.mappings.edi.Numbers;
import io.crossdock.mappings.edi.Position;
import io.crossdock.mappings.edi.SegmentWriter;
import io.crossdock.mappings.edi.Texts;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/** How TRADACOMS spells values. */
final class Notations {

    private static final int DATE_LENGTH = 6;

    /** How a value is read that is never written. */
    @FunctionalInterface
    private interface Reading<V> {
        Optional<V> read(Message message, int segment, Position position, int part);
    }

    private record ReadOnly<V>(Reading<V> reading) implements Notation<V> {

        @Override
        public Optional<V> read(Message message, int segment, Position position, int part) {
            return reading.read(message, segment, position, part);
        }

        @Override
        public void write(V value, Position position, SegmentWriter out) {
            throw new IllegalStateException("TRADACOMS is not written");
        }
    }

    private Notations() {}

    /** Without the blanks around it; of nothing but blanks, nothing. */
    static Notation<String> text() {
        return new ReadOnly<>((message, segment, position, part) ->
                Optional.of(message.text(part).strip()).filter(text -> !text.isEmpty()));
    }

    /** YYMMDD; zeros are no date. */
    static Notation<LocalDate> date() {
        return new ReadOnly<>((message, segment, position, part) -> {
            String text = message.text(part).strip();
            Optional<LocalDate> date = date(text);
            if (date.isEmpty() && !Numbers.zeros(text, 0)) {
                message.problem(
                        Fault.DATE, segment, Optional.of(position), "'" + Texts.shown(text) + "' is no date YYMMDD");
            }
            return date;
        });
    }

    /** The same where anything may stand: what is no date stays unmapped. */
    static Notation<LocalDate> anyDate() {
        return new ReadOnly<>(
                (message, segment, position, part) -> date(message.text(part).strip()));
    }

    /** A number of days; what is none stays unmapped. */
    static Notation<Long> days() {
        return new ReadOnly<>((message, segment, position, part) ->
                Optional.of((long) Numbers.whole(message.text(part))).filter(days -> days >= 0));
    }

    /** Digits; what is none stays unmapped. */
    static Notation<String> digits() {
        return new ReadOnly<>((message, segment, position, part) ->
                Optional.of(message.text(part).strip()).filter(text -> !text.isEmpty() && Numbers.digits(text)));
    }

    private static Optional<LocalDate> date(String text) {
        return text.length() == DATE_LENGTH ? Days.of(text) : Optional.empty();
    }

    /** A number whose last digits are decimals: {@code 9(10)V9(4)}. A partner who writes a point means it. */
    static Notation<BigDecimal> implied(int decimals) {
        return new ReadOnly<>((message, segment, position, part) -> {
            Optional<BigDecimal> number = Notation.number().read(message, segment, position, part);
            if (number.isPresent() && message.text(part).contains(".")) {
                message.warn(
                        TradacomsFaults.DECIMAL_POINT,
                        segment,
                        Optional.of(position),
                        "the value has a decimal point, and is read as " + number.get());
                return number;
            }
            return number.map(value -> value.movePointLeft(decimals));
        });
    }

    /** A code that the list must know. */
    static Notation<String> code(Codes codes) {
        return Notation.code(codes);
    }

    /** A code that is left unmapped where the list does not know it. */
    static Notation<String> knownCode(Codes codes) {
        return Notation.knownCode(codes);
    }
}
