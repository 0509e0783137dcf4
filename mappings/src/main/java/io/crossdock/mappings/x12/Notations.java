package io.crossdock.mappings.x12;

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
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** How X12 writes values: the element types AN, DT and N2. */
final class Notations {

    /** A date and a time as one number. */
    static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");

    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HHmmss");
    private static final int CENTS = 2;

    private Notations() {}

    /** AN: blanks at its end fill the element and mean nothing. */
    static Notation<String> text() {
        return new Notation<>() {
            @Override
            public Optional<String> read(Message message, int segment, Position position, int part) {
                return Optional.of(message.text(part).strip()).filter(text -> !text.isEmpty());
            }

            @Override
            public void write(String value, Position position, SegmentWriter out) {
                out.put(position, value);
            }
        };
    }

    /** AN that stands for nothing where it is this code. */
    static Notation<String> otherThan(String nothing) {
        Notation<String> text = text();
        return new Notation<>() {
            @Override
            public Optional<String> read(Message message, int segment, Position position, int part) {
                return text.read(message, segment, position, part).filter(value -> !value.equals(nothing));
            }

            @Override
            public void write(String value, Position position, SegmentWriter out) {
                text.write(value, position, out);
            }
        };
    }

    /** DT: CCYYMMDD, and YYMMDD until 003070. Nothing but zeros is no date. */
    static Notation<LocalDate> date() {
        return new Notation<>() {
            @Override
            public Optional<LocalDate> read(Message message, int segment, Position position, int part) {
                String text = message.text(part).strip();
                Optional<LocalDate> date = Days.of(text);
                if (date.isEmpty() && !Numbers.zeros(text, 0)) {
                    message.problem(
                            Fault.DATE,
                            segment,
                            Optional.of(position),
                            "'" + Texts.shown(text) + "' is no date CCYYMMDD");
                }
                return date;
            }

            @Override
            public void write(LocalDate value, Position position, SegmentWriter out) {
                out.put(position, value.format(DateTimeFormatter.BASIC_ISO_DATE));
            }
        };
    }

    /** N2: two decimals that are implied. A partner who writes a point means it. */
    static Notation<BigDecimal> cents() {
        return new Notation<>() {
            @Override
            public Optional<BigDecimal> read(Message message, int segment, Position position, int part) {
                Optional<BigDecimal> number = Notation.number().read(message, segment, position, part);
                if (number.isPresent() && message.text(part).contains(".")) {
                    message.warn(
                            X12Faults.DECIMAL_POINT,
                            segment,
                            Optional.of(position),
                            "the amount has a decimal point, and is read as " + number.get());
                    return number;
                }
                return number.map(value -> value.movePointLeft(CENTS));
            }

            @Override
            public void write(BigDecimal value, Position position, SegmentWriter out) {
                if (value.stripTrailingZeros().scale() > CENTS) {
                    out.problem(Fault.LONG, position, "the amount has more than the two decimals of " + position.id());
                } else {
                    out.put(position, value.movePointRight(CENTS).setScale(0));
                }
            }
        };
    }

    /** 954: a percentage as a decimal fraction, 0.19 for 19 per cent. */
    static Notation<BigDecimal> fraction() {
        return new Notation<>() {
            @Override
            public Optional<BigDecimal> read(Message message, int segment, Position position, int part) {
                return Notation.number()
                        .read(message, segment, position, part)
                        .map(value -> value.movePointRight(CENTS));
            }

            @Override
            public void write(BigDecimal value, Position position, SegmentWriter out) {
                out.put(position, value.movePointLeft(CENTS));
            }
        };
    }

    /** A code that stands for itself where the list does not know it. */
    static Notation<String> openCode(Codes codes) {
        return new Notation<>() {
            @Override
            public Optional<String> read(Message message, int segment, Position position, int part) {
                return Optional.of(message.word(part, codes)
                        .orElseGet(() -> message.text(part).strip()));
            }

            @Override
            public void write(String value, Position position, SegmentWriter out) {
                out.put(position, codes.code(value, out.release()).orElse(value));
            }
        };
    }

    /** N0: a count. */
    static Notation<Long> whole() {
        return new Notation<>() {
            @Override
            public Optional<Long> read(Message message, int segment, Position position, int part) {
                int value = Numbers.whole(message.text(part));
                if (value < 0) {
                    message.problem(
                            Fault.NUMBER,
                            segment,
                            Optional.of(position),
                            "'" + Texts.shown(message.text(part)) + "' is no count");
                }
                return value < 0 ? Optional.empty() : Optional.of((long) value);
            }

            @Override
            public void write(Long value, Position position, SegmentWriter out) {
                out.put(position, Long.toString(value));
            }
        };
    }

    /** An SSCC of 18 digits, which MAN*GM gives with its application identifier 00 before it. */
    static Notation<String> sscc() {
        return new Notation<>() {
            @Override
            public Optional<String> read(Message message, int segment, Position position, int part) {
                String text = message.text(part).strip();
                boolean identified = text.length() == 20 && text.startsWith("00");
                return Optional.of(identified ? text.substring(2) : text);
            }

            @Override
            public void write(String value, Position position, SegmentWriter out) {
                out.put(position, value.length() == 18 ? "00" + value : value);
            }
        };
    }

    /** TM: HHMM, with seconds, or with what is less. */
    static Notation<LocalTime> time() {
        return new Notation<>() {
            @Override
            public Optional<LocalTime> read(Message message, int segment, Position position, int part) {
                String text = message.text(part).strip();
                try {
                    return Optional.of(LocalTime.parse((text + "00").substring(0, 6), SECONDS));
                } catch (DateTimeException | StringIndexOutOfBoundsException none) {
                    message.warn(
                            Fault.DATE, segment, Optional.of(position), "'" + Texts.shown(text) + "' is no time HHMM");
                    return Optional.empty();
                }
            }

            @Override
            public void write(LocalTime value, Position position, SegmentWriter out) {
                out.put(position, value.format(SECONDS));
            }
        };
    }

    /** DT of six digits: YYMMDD. */
    static Notation<LocalDate> shortDate() {
        Notation<LocalDate> date = date();
        return new Notation<>() {
            @Override
            public Optional<LocalDate> read(Message message, int segment, Position position, int part) {
                return date.read(message, segment, position, part);
            }

            @Override
            public void write(LocalDate value, Position position, SegmentWriter out) {
                out.put(position, value.format(DateTimeFormatter.BASIC_ISO_DATE).substring(2));
            }
        };
    }
}
