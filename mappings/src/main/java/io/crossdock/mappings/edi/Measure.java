package io.crossdock.mappings.edi;

import io.crossdock.mappings.canonical.Quantity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A number and its unit. Without a unit pieces are meant.
 *
 * @param pieces whether pieces that no document called otherwise are written without a unit, as EANCOM has it, and units that the
 *     list does not know are those of UN/ECE Recommendation 20
 */
public record Measure<D>(
        String path, Position value, Position unit, Slot<D, Quantity> slot, Codes units, boolean pieces)
        implements Field<D> {

    /** What a line has that lacks its quantity, and is refused for it. */
    public static final Quantity NOTHING = Quantity.of(BigDecimal.ZERO, Quantity.PIECE);

    private static final Notation<BigDecimal> NUMBER = Notation.number();
    private static final String MUTUALLY_DEFINED = "ZZ";

    @Override
    public boolean read(Message message, int segment, Draft<D> draft) {
        int part = message.untaken(segment, value);
        if (part == Segments.NONE || !draft.free(slot)) {
            return false;
        }
        Optional<BigDecimal> number = NUMBER.read(message, segment, value, part);
        if (number.isEmpty()) {
            draft.spoil(slot);
            return false;
        }
        int unitPart = message.part(segment, unit);
        String code = message.text(unitPart).strip();
        if (code.equals(MUTUALLY_DEFINED)) {
            message.problem(Fault.UNIT, segment, Optional.of(unit), "unit ZZ means only what both sides agreed");
            draft.spoil(slot);
            return false;
        }
        if (!pieces && !code.isEmpty() && units.word(code).isEmpty()) {
            message.warn(
                    Fault.UNIT,
                    segment,
                    Optional.of(unit),
                    "unit " + Texts.shown(code) + " is not in the list of " + unit.id() + "; it is kept as it is");
        }
        draft.put(slot, quantity(number.get(), code, units));
        message.take(part);
        message.take(unitPart);
        return true;
    }

    /** A number and the code of its unit; without one, pieces. */
    public static Quantity quantity(BigDecimal number, String code, Codes units) {
        if (code.isEmpty()) {
            return Quantity.of(number, Quantity.PIECE);
        }
        return units.word(code)
                .filter(canonical -> !canonical.equals(code))
                .map(canonical ->
                        new Quantity(number, canonical, Optional.of(new Quantity.Sent(number, code, BigDecimal.ONE))))
                .orElseGet(() -> Quantity.of(number, code));
    }

    @Override
    public int repetitions(D from) {
        return slot.values().apply(from).size();
    }

    @Override
    public void write(D from, int repetition, SegmentWriter out) {
        slot.values().apply(from).stream().skip(repetition).findFirst().ifPresent(quantity -> {
            out.put(value, quantity.value());
            out.put(unit, code(quantity, out.release(), units, pieces));
        });
    }

    /** The code of a unit; pieces that nobody called otherwise have none. */
    public static String code(Quantity quantity, String release, Codes units) {
        return code(quantity, release, units, true);
    }

    private static String code(Quantity quantity, String release, Codes units, boolean pieces) {
        Optional<String> sent = quantity.sent().map(Quantity.Sent::unit).filter(code -> units.word(code)
                .equals(Optional.of(quantity.unit())));
        if (sent.isPresent()) {
            return sent.get();
        }
        if (pieces && quantity.unit().equals(Quantity.PIECE)) {
            return "";
        }
        return units.code(quantity.unit(), release).orElse(quantity.unit());
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
