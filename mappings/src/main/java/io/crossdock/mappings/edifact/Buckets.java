package io.crossdock.mappings.edifact;

import io.crossdock.mappings.canonical.Quantity;
import io.crossdock.mappings.edi.Codes;
import io.crossdock.mappings.edi.Draft;
import io.crossdock.mappings.edi.Field;
import io.crossdock.mappings.edi.Measure;
import io.crossdock.mappings.edi.Message;
import io.crossdock.mappings.edi.Notation;
import io.crossdock.mappings.edi.Position;
import io.crossdock.mappings.edi.Rule;
import io.crossdock.mappings.edi.SegmentWriter;
import io.crossdock.mappings.edi.Segments;
import io.crossdock.mappings.edi.Slot;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Quantities by what they are: QTY, of which the qualifier says the bucket. Those in another unit than the first stay unmapped. */
record Buckets<D>(Slot<D, Buckets.Bucket> slot) implements Field<D> {

    /**
     * @param unit as canonical documents have it
     */
    record Bucket(String name, BigDecimal quantity, String unit) {}

    private static final Position QUALIFIER = Elements.position("QTY/6063");
    private static final Position VALUE = Elements.position("QTY/6060");
    private static final Position UNIT = Elements.position("QTY/6411");
    private static final Codes NAMES = UnEdifact.STANDARD.lists().of("stock-bucket");
    private static final Codes UNITS = UnEdifact.STANDARD.lists().of("unit");
    private static final Notation<BigDecimal> NUMBER = Notation.number();

    static <D> Rule<D> buckets(Slot<D, Bucket> slot) {
        return Rule.segment(new Buckets<>(slot));
    }

    static List<Bucket> of(Map<String, BigDecimal> quantities, String unit) {
        return quantities.entrySet().stream()
                .map(each -> new Bucket(each.getKey(), each.getValue(), unit))
                .toList();
    }

    static Map<String, BigDecimal> map(List<Bucket> buckets) {
        Map<String, BigDecimal> map = new LinkedHashMap<>();
        buckets.forEach(bucket -> map.put(bucket.name(), bucket.quantity()));
        return map;
    }

    @Override
    public boolean read(Message message, int segment, Draft<D> draft) {
        int value = message.untaken(segment, VALUE);
        int qualifier = message.part(segment, QUALIFIER);
        Optional<String> name = value == Segments.NONE ? Optional.empty() : message.word(qualifier, NAMES);
        if (name.isEmpty()) {
            return false;
        }
        Optional<BigDecimal> number = NUMBER.read(message, segment, VALUE, value);
        if (number.isEmpty()) {
            return false;
        }
        int unit = message.part(segment, UNIT);
        Bucket bucket = new Bucket(
                name.get(),
                number.get(),
                Measure.quantity(number.get(), message.text(unit).strip(), UNITS)
                        .unit());
        if (!fits(bucket, draft.all(slot))) {
            return false;
        }
        draft.put(slot, bucket);
        message.take(qualifier);
        message.take(value);
        message.take(unit);
        return true;
    }

    private static boolean fits(Bucket next, List<Bucket> before) {
        return before.stream()
                .allMatch(other ->
                        other.unit().equals(next.unit()) && !other.name().equals(next.name()));
    }

    @Override
    public int repetitions(D from) {
        return slot.values().apply(from).size();
    }

    @Override
    public void write(D from, int repetition, SegmentWriter out) {
        Bucket bucket = slot.values().apply(from).get(repetition);
        Optional<String> code = NAMES.code(bucket.name(), out.release());
        if (code.isEmpty()) {
            out.notWritten("the quantity " + bucket.name());
            return;
        }
        out.put(QUALIFIER, code.get());
        out.put(VALUE, bucket.quantity());
        out.put(UNIT, Measure.code(Quantity.of(bucket.quantity(), bucket.unit()), out.release(), UNITS));
    }

    @Override
    public Position position() {
        return VALUE;
    }

    @Override
    public List<Slot<D, ?>> slots() {
        return List.of(slot);
    }

    @Override
    public String path() {
        return "QTY/6060";
    }
}
