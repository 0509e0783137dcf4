package io.crossdock.mappings.x12;

import io.crossdock.mappings.canonical.Quantity;
import io.crossdock.mappings.edi.Codes;
import io.crossdock.mappings.edi.Fault;
import io.crossdock.mappings.edi.Message;
import io.crossdock.mappings.edi.Notation;
import io.crossdock.mappings.edi.Position;
import io.crossdock.mappings.edi.SegmentWriter;
import java.math.BigDecimal;
import java.util.Optional;

/** What a unit price pays for (639): one unit, a hundred (HP), a thousand (TP). */
final class Basis {

    private static final Codes CODES = Elements.codes("price-basis");

    private Basis() {}

    /** One price for so many units of the line. */
    static Optional<Quantity> per(Optional<BigDecimal> units, Quantity line) {
        return units.filter(value -> value.compareTo(BigDecimal.ONE) != 0)
                .map(value -> new Quantity(
                        value,
                        line.unit(),
                        line.sent().map(sent -> new Quantity.Sent(value, sent.unit(), BigDecimal.ONE))));
    }

    static Notation<BigDecimal> notation() {
        return new Notation<>() {
            @Override
            public Optional<BigDecimal> read(Message message, int segment, Position position, int part) {
                return message.word(part, CODES).map(BigDecimal::new);
            }

            @Override
            public void write(BigDecimal value, Position position, SegmentWriter out) {
                Optional<String> code = CODES.code(value.stripTrailingZeros().toPlainString(), out.release());
                if (code.isPresent()) {
                    out.put(position, code.get());
                } else {
                    out.problem(
                            Fault.NO_CODE,
                            position,
                            "a price for " + value.toPlainString() + " units has no code in " + position.id());
                }
            }
        };
    }
}
