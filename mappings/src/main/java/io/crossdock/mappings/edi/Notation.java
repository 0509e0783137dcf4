package io.crossdock.mappings.edi;

import java.math.BigDecimal;
import java.util.Optional;

/** How one element writes a value. */
public interface Notation<V> {

    /**
     * The value; empty after saying why there is none.
     *
     * @param part where the segment has the element
     */
    Optional<V> read(Message message, int segment, Position position, int part);

    void write(V value, Position position, SegmentWriter out);

    static Notation<String> text() {
        return new Notation<>() {
            @Override
            public Optional<String> read(Message message, int segment, Position position, int part) {
                return Optional.of(message.text(part));
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
            public Optional<BigDecimal> read(Message message, int segment, Position position, int part) {
                Optional<BigDecimal> number = message.number(part);
                if (number.isEmpty()) {
                    message.problem(
                            Fault.NUMBER,
                            segment,
                            Optional.of(position),
                            "'" + Texts.shown(message.text(part)) + "' is no number");
                }
                return number;
            }

            @Override
            public void write(BigDecimal value, Position position, SegmentWriter out) {
                out.put(position, value);
            }
        };
    }

    /** A code that the list must know. */
    static Notation<String> code(Codes codes) {
        return code(codes, Message::problem);
    }

    /** A code that means what the list says; one that it does not know is told of, and the value is as if it were not there. */
    static Notation<String> warnedCode(Codes codes) {
        return code(codes, Message::warn);
    }

    /** How bad it is that the list does not know a code. */
    @FunctionalInterface
    interface Severity {
        void tell(Message message, Fault fault, int segment, Optional<Position> position, String what);
    }

    private static Notation<String> code(Codes codes, Severity unknown) {
        return new Notation<>() {
            @Override
            public Optional<String> read(Message message, int segment, Position position, int part) {
                Optional<String> word = message.word(part, codes);
                if (word.isEmpty()) {
                    unknown.tell(
                            message,
                            Fault.CODE,
                            segment,
                            Optional.of(position),
                            "code " + Texts.shown(message.text(part)) + " is not in the list of " + position.id());
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
    static Notation<String> knownCode(Codes codes) {
        return new Notation<>() {
            @Override
            public Optional<String> read(Message message, int segment, Position position, int part) {
                return message.word(part, codes);
            }

            @Override
            public void write(String value, Position position, SegmentWriter out) {
                out.put(position, value, codes);
            }
        };
    }
}
