package io.crossdock.mappings.tradacoms;

import static io.crossdock.mappings.edi.ReadOnly.readOnly;

import io.crossdock.mappings.canonical.Quantity;
import io.crossdock.mappings.edi.Codes;
import io.crossdock.mappings.edi.Draft;
import io.crossdock.mappings.edi.Fault;
import io.crossdock.mappings.edi.Field;
import io.crossdock.mappings.edi.Measure;
import io.crossdock.mappings.edi.Message;
import io.crossdock.mappings.edi.Notation;
import io.crossdock.mappings.edi.Position;
import io.crossdock.mappings.edi.Segments;
import io.crossdock.mappings.edi.Slot;
import io.crossdock.mappings.edi.Texts;
import io.crossdock.mappings.edi.Unwritten;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What is ordered or invoiced: so many traded units, so much of a measure in all with three implied decimals, or both. Both say how
 * much; that counts which the price is for. The other stays unmapped, unless it says the same.
 *
 * @param path {@code OLD/OQTY}
 * @param priceMeasure what the price is for; empty in the message: a traded unit
 */
record TradedQuantity<D>(
        String path,
        Position units,
        Position measure,
        Position indicator,
        Position priceMeasure,
        Slot<D, Quantity> slot,
        Slot<D, Quantity> per)
        implements Unwritten<D> {

    private static final int MEASURE_DECIMALS = 3;
    private static final Codes CODES = Elements.codes("unit");

    /** @param price {@code OLD/OUCT} */
    static <D> Field<D> traded(String path, String price, Slot<D, Quantity> slot, Slot<D, Quantity> per) {
        return readOnly(new TradedQuantity<>(
                path,
                AnaTradacoms.position(path + 1),
                AnaTradacoms.position(path + 2),
                AnaTradacoms.position(path + 3),
                AnaTradacoms.position(price + 2),
                slot,
                per));
    }

    @Override
    public boolean read(Message message, int segment, Draft<D> draft) {
        Optional<BigDecimal> pieces = value(message, segment, units, Notation.number(), draft);
        Optional<BigDecimal> measured = value(message, segment, measure, Notations.implied(MEASURE_DECIMALS), draft);
        String priced = message.text(message.part(segment, priceMeasure)).strip();
        if (!priced.isEmpty()) {
            draft.put(per, quantity(BigDecimal.ONE, priced, message, segment, priceMeasure));
            message.take(message.part(segment, priceMeasure));
        }
        if (measured.isPresent() && (pieces.isEmpty() || !priced.isEmpty())) {
            String code = message.text(message.part(segment, indicator)).strip();
            draft.put(slot, quantity(measured.get(), code.isEmpty() ? priced : code, message, segment, indicator));
            message.take(message.part(segment, measure));
            message.take(message.part(segment, indicator));
            return true;
        }
        pieces.ifPresent(value -> {
            draft.put(slot, Quantity.of(value, Quantity.PIECE));
            message.take(message.part(segment, units));
        });
        if (pieces.isPresent()
                && measured.filter(value -> value.compareTo(pieces.get()) == 0).isPresent()) {
            message.take(message.part(segment, measure));
        }
        return pieces.isPresent();
    }

    private Optional<BigDecimal> value(
            Message message, int segment, Position position, Notation<BigDecimal> notation, Draft<D> draft) {
        int part = message.untaken(segment, position);
        Optional<BigDecimal> value =
                part == Segments.NONE ? Optional.empty() : notation.read(message, segment, position, part);
        if (part != Segments.NONE && value.isEmpty()) {
            draft.spoil(slot);
        }
        return value;
    }

    private static Quantity quantity(BigDecimal value, String code, Message message, int segment, Position position) {
        if (!code.isEmpty() && CODES.word(code).isEmpty()) {
            message.warn(
                    Fault.UNIT,
                    segment,
                    Optional.of(position),
                    "measure indicator " + Texts.shown(code) + " is not in the list; it is kept as it is");
        }
        return Measure.quantity(value, code, CODES);
    }

    @Override
    public List<Slot<D, ?>> slots() {
        return List.of(slot, per);
    }

    @Override
    public Position position() {
        return units;
    }
}
