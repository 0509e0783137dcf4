package io.crossdock.mappings.x12;

import io.crossdock.mappings.canonical.PaymentTerms;
import io.crossdock.mappings.edi.Draft;
import io.crossdock.mappings.edi.Field;
import io.crossdock.mappings.edi.Message;
import io.crossdock.mappings.edi.Notation;
import io.crossdock.mappings.edi.Numbers;
import io.crossdock.mappings.edi.Position;
import io.crossdock.mappings.edi.SegmentWriter;
import io.crossdock.mappings.edi.Segments;
import io.crossdock.mappings.edi.Slot;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** ITD: a discount until one day, and the net until another. Each is written in a segment of its own. */
record Terms<D>(Slot<D, PaymentTerms> slot) implements Field<D> {

    private static final String DISCOUNT_TYPE = "08";
    private static final String NET_TYPE = "05";

    private static final Position TYPE = Elements.position("ITD01");
    private static final Position BASIS = Elements.position("ITD02");
    private static final Position RATE = Elements.position("ITD03");
    private static final Position DISCOUNT_DATE = Elements.position("ITD04");
    private static final Position DISCOUNT_DAYS = Elements.position("ITD05");
    private static final Position NET_DATE = Elements.position("ITD06");
    private static final Position NET_DAYS = Elements.position("ITD07");
    private static final Position TEXT = Elements.position("ITD12");

    @Override
    public boolean read(Message message, int segment, Draft<D> draft) {
        Optional<BigDecimal> rate = value(message, segment, RATE, Notation.number());
        Optional<LocalDate> discountDate = value(message, segment, DISCOUNT_DATE, Notations.date());
        Optional<Long> discountDays = days(message, segment, DISCOUNT_DAYS);
        Optional<LocalDate> netDate = value(message, segment, NET_DATE, Notations.date());
        Optional<Long> netDays = days(message, segment, NET_DAYS);
        Optional<String> text = value(message, segment, TEXT, Notations.text());
        boolean discount = rate.isPresent() || discountDate.isPresent() || discountDays.isPresent();
        boolean net = netDate.isPresent() || netDays.isPresent() || !discount && text.isPresent();
        if (discount) {
            draft.put(slot, new PaymentTerms("discount", discountDate, discountDays, rate, text));
        }
        if (net) {
            Optional<String> remaining = discount ? Optional.empty() : text;
            draft.put(slot, new PaymentTerms("net", netDate, netDays, Optional.empty(), remaining));
        }
        if (discount || net) {
            takeType(message, segment, TYPE, DISCOUNT_TYPE, NET_TYPE);
            takeType(message, segment, BASIS, "3");
        }
        return discount || net;
    }

    private static void takeType(Message message, int segment, Position position, String... plain) {
        int part = message.part(segment, position);
        if (part != Segments.NONE && List.of(plain).contains(message.text(part).strip())) {
            message.take(part);
        }
    }

    private static <V> Optional<V> value(Message message, int segment, Position position, Notation<V> notation) {
        int part = message.untaken(segment, position);
        Optional<V> value = part == Segments.NONE ? Optional.empty() : notation.read(message, segment, position, part);
        value.ifPresent(taken -> message.take(part));
        return value;
    }

    private static Optional<Long> days(Message message, int segment, Position position) {
        int part = message.untaken(segment, position);
        int days = part == Segments.NONE ? -1 : Numbers.whole(message.text(part));
        if (days < 0) {
            return Optional.empty();
        }
        message.take(part);
        return Optional.of((long) days);
    }

    @Override
    public int repetitions(D from) {
        return slot.values().apply(from).size();
    }

    @Override
    public void write(D from, int repetition, SegmentWriter out) {
        List<PaymentTerms> all = slot.values().apply(from);
        if (repetition >= all.size()) {
            return;
        }
        PaymentTerms terms = all.get(repetition);
        boolean discount = terms.type().equals("discount");
        out.fixed(TYPE, discount ? DISCOUNT_TYPE : NET_TYPE);
        out.fixed(BASIS, "3");
        terms.rate().ifPresent(rate -> out.put(RATE, rate));
        terms.due().ifPresent(due -> Notations.date().write(due, discount ? DISCOUNT_DATE : NET_DATE, out));
        terms.days().ifPresent(days -> out.put(discount ? DISCOUNT_DAYS : NET_DAYS, Long.toString(days)));
        terms.text().ifPresent(text -> out.put(TEXT, text));
    }

    @Override
    public Position position() {
        return TYPE;
    }

    @Override
    public String path() {
        return "ITD";
    }

    @Override
    public List<Slot<D, ?>> slots() {
        return List.of(slot);
    }
}
