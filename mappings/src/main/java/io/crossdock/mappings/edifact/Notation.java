package io.crossdock.mappings.edifact;

import java.math.BigDecimal;
import java.util.Optional;

/** How one element writes a value. */
interface Notation<V> {

    /** The value; empty after saying why there is none. */
    Optional<V> read(Message message, int segment, Position position);

    void write(V value, Position position, SegmentWriter out);

    static Notation<String> text() {
        return new Notation<>() {
            @Override
            public Optional<String> read(Message message, int segment, Position position) {
                return Optional.of(message.text(segment, position));
            }

            @Override
            public void write(String value, Position position, SegmentWriter out) {
                out.put(position, value);
            }
        };
    }

    static Notation<BigDecimal> number() {
        return new Notation<>() {
            @Override
            public Optional<BigDecimal> read(Message message, int segment, Position position) {
                Optional<BigDecimal> number = message.number(segment, position);
                if (number.isEmpty()) {
                    message.problem(
                            Faults.NUMBER,
                            segment,
                            Optional.of(position),
                            "'" + Texts.shown(message.text(segment, position)) + "' is no number");
                }
                return number;
            }

            @Override
            public void write(BigDecimal value, Position position, SegmentWriter out) {
                out.put(position, value);
            }
        };
    }

    static Notation<String> code(String list) {
        Codes codes = Codes.of(list);
        return new Notation<>() {
            @Override
            public Optional<String> read(Message message, int segment, Position position) {
                String code = message.text(segment, position);
                Optional<String> word = codes.word(code);
                if (word.isEmpty()) {
                    message.problem(
                            Faults.CODE,
                            segment,
                            Optional.of(position),
                            "code " + Texts.shown(code) + " is not in the list of " + position.id());
                }
                return word;
            }

            @Override
            public void write(String value, Position position, SegmentWriter out) {
                out.put(position, value, codes);
            }
        };
    }

    /** A code that is left unmapped where the list does not know it. */
    static Notation<String> knownCode(String list) {
        Codes codes = Codes.of(list);
        Notation<String> strict = code(list);
        return new Notation<>() {
            @Override
            public Optional<String> read(Message message, int segment, Position position) {
                return codes.word(message.text(segment, position));
            }

            @Override
            public void write(String value, Position position, SegmentWriter out) {
                strict.write(value, position, out);
            }
        };
    }
}
