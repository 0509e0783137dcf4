package io.crossdock.mappings.tradacoms;

import static io.crossdock.mappings.edi.Group.group;
import static io.crossdock.mappings.edi.Layout.layout;
import static io.crossdock.mappings.edi.Rule.segment;
import static io.crossdock.mappings.tradacoms.Elements.at;
import static io.crossdock.mappings.tradacoms.Elements.codes;
import static io.crossdock.mappings.tradacoms.Elements.count;
import static io.crossdock.mappings.tradacoms.Elements.implied;

import io.crossdock.mappings.canonical.Charge;
import io.crossdock.mappings.canonical.Invoice;
import io.crossdock.mappings.canonical.Tax;
import io.crossdock.mappings.edi.Draft;
import io.crossdock.mappings.edi.Fault;
import io.crossdock.mappings.edi.Group;
import io.crossdock.mappings.edi.Layout;
import io.crossdock.mappings.edi.Message;
import io.crossdock.mappings.edi.Position;
import io.crossdock.mappings.edi.Rule;
import io.crossdock.mappings.edi.Slot;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an invoice comes to: STL for each rate of tax, and TLR for all. A figure that follows from others is compared with them;
 * one that does not follow is told of and stays unmapped.
 */
record InvoiceTrailer<D>(
        Slot<D, SubTrailer> rates,
        Slot<D, BigDecimal> subTrailers,
        Slot<D, BigDecimal> lines,
        Slot<D, BigDecimal> quantityDiscount,
        Slot<D, BigDecimal> valueDiscount,
        Slot<D, BigDecimal> surcharge,
        Slot<D, BigDecimal> subsidy,
        Slot<D, BigDecimal> extended,
        Slot<D, BigDecimal> settlement,
        Slot<D, BigDecimal> net,
        Slot<D, BigDecimal> tax,
        Slot<D, BigDecimal> payable,
        Slot<D, BigDecimal> settled) {

    static final int MONEY_DECIMALS = 2;

    /** A tax of the invoice, and how many lines have it. */
    private record SubTrailer(Tax tax, Optional<BigDecimal> lines) {}

    private static final Slot.Shape<SubTrailer> SHAPE = new Slot.Shape<>();
    private static final Slot<SubTrailer, String> NUMBER = SHAPE.read("(its place in the message)");
    private static final Slot<SubTrailer, String> CATEGORY = SHAPE.read("category");
    private static final Slot<SubTrailer, BigDecimal> RATE = SHAPE.read("rate");
    private static final Slot<SubTrailer, BigDecimal> LINES = SHAPE.read("lines (their number)");
    private static final Slot<SubTrailer, BigDecimal> BASE = SHAPE.read("base");
    private static final Slot<SubTrailer, BigDecimal> AMOUNT = SHAPE.read("amount");
    private static final Slot<SubTrailer, BigDecimal> SUM = SHAPE.read("base + amount");

    private static final Layout<SubTrailer> SUB_TRAILER = layout(segment(
                    at("STL/SEQA", NUMBER),
                    at("STL/VATC", CATEGORY, Notations.knownCode(codes("vat-category"))),
                    implied("STL/VATP", Terms.RATE_DECIMALS, RATE),
                    count("STL/NRIL", LINES),
                    implied("STL/ASDA", MONEY_DECIMALS, BASE),
                    Elements.again("STL/LVLA", BASE, Notations.implied(MONEY_DECIMALS)),
                    Elements.again("STL/EVLA", BASE, Notations.implied(MONEY_DECIMALS)),
                    implied("STL/VATA", MONEY_DECIMALS, AMOUNT),
                    implied("STL/APSI", MONEY_DECIMALS, SUM),
                    Elements.again("STL/APSE", SUM, Notations.implied(MONEY_DECIMALS))))
            .owning();

    static <D> InvoiceTrailer<D> in(Slot.Shape<D> shape) {
        return new InvoiceTrailer<>(
                shape.readAll("taxes"),
                shape.read("taxes (their number)"),
                shape.read("totals.lines"),
                shape.read("charges (a discount for the quantity)"),
                shape.read("charges (a discount for the value)"),
                shape.read("charges (a surcharge)"),
                shape.read("charges (a subsidy)"),
                shape.read("totals.lines + totals.charges"),
                shape.read("totals.lines + totals.charges - totals.taxable"),
                shape.read("totals.taxable"),
                shape.read("totals.tax"),
                shape.read("totals.total"),
                shape.read("totals.taxable + totals.tax"));
    }

    Group<D, SubTrailer> taxes() {
        return group(SUB_TRAILER, SHAPE, InvoiceTrailer::subTrailer, rates);
    }

    private static Optional<SubTrailer> subTrailer(Draft<SubTrailer> draft, Message message, int segment) {
        BigDecimal sum = zero(draft, BASE).add(zero(draft, AMOUNT));
        follows(message, segment, "STL/APSI", draft.get(SUM), sum);
        return Optional.of(new SubTrailer(
                new Tax("VAT", draft.get(CATEGORY), draft.get(RATE), draft.get(BASE), draft.get(AMOUNT)),
                draft.get(LINES)));
    }

    Rule<D> totals() {
        return segment(
                count("TLR/NSTL", subTrailers),
                implied("TLR/LVLT", MONEY_DECIMALS, lines),
                implied("TLR/QYDT", MONEY_DECIMALS, quantityDiscount),
                implied("TLR/VLDT", MONEY_DECIMALS, valueDiscount),
                implied("TLR/SURT", MONEY_DECIMALS, surcharge),
                implied("TLR/TSUB", MONEY_DECIMALS, subsidy),
                implied("TLR/EVLT", MONEY_DECIMALS, extended),
                implied("TLR/SEDT", MONEY_DECIMALS, settlement),
                implied("TLR/ASDT", MONEY_DECIMALS, net),
                implied("TLR/TVAT", MONEY_DECIMALS, tax),
                implied("TLR/TPSE", MONEY_DECIMALS, payable),
                implied("TLR/TPSI", MONEY_DECIMALS, settled));
    }

    List<Tax> taxes(Draft<D> draft) {
        return draft.all(rates).stream().map(SubTrailer::tax).toList();
    }

    /** Discounts and surcharges on the whole. */
    List<Charge> charges(Draft<D> draft) {
        return Stream.of(
                        charge(
                                "quantity discount",
                                zero(draft, quantityDiscount).negate()),
                        charge("value discount", zero(draft, valueDiscount).negate()),
                        charge("surcharge", zero(draft, surcharge)),
                        charge("subsidy", zero(draft, subsidy).negate()))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Charge> charge(String reason, BigDecimal amount) {
        return amount.signum() == 0
                ? Optional.empty()
                : Optional.of(new Charge(Optional.empty(), Optional.of(reason), Optional.empty(), amount, List.of()));
    }

    private static <T> BigDecimal zero(Draft<T> draft, Slot<T, BigDecimal> slot) {
        return draft.get(slot).orElse(BigDecimal.ZERO);
    }

    private static BigDecimal sum(List<Charge> charges) {
        return charges.stream().map(Charge::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    Invoice.Totals totals(Draft<D> draft, List<Charge> charges) {
        return new Invoice.Totals(
                draft.get(lines),
                charges.isEmpty() ? Optional.empty() : Optional.of(sum(charges)),
                draft.get(net),
                draft.get(tax),
                draft.get(payable).or(() -> draft.get(settled)),
                Optional.empty(),
                Optional.empty());
    }

    Figures figures(Draft<D> draft) {
        BigDecimal before = draft.get(extended).orElseGet(() -> zero(draft, lines));
        return new Figures(before, draft.get(net).orElse(before), zero(draft, tax));
    }

    /**
     * @param held lines that count in the totals
     */
    void check(Draft<D> draft, Message message, long held, List<Charge> charges) {
        int segment = message.last("TLR");
        counted(
                message,
                segment,
                "TLR/NSTL",
                draft.get(subTrailers),
                draft.all(rates).size());
        List<BigDecimal> said =
                draft.all(rates).stream().flatMap(rate -> rate.lines().stream()).toList();
        if (!said.isEmpty()) {
            BigDecimal all = said.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            counted(message, message.last("STL"), "STL/NRIL", Optional.of(all), held);
        }
        BigDecimal before = zero(draft, lines).add(sum(charges));
        follows(message, segment, "TLR/EVLT", draft.get(extended), before);
        follows(message, segment, "TLR/SEDT", draft.get(settlement), before.subtract(zero(draft, net)));
        if (draft.get(payable).isPresent()) {
            follows(
                    message,
                    segment,
                    "TLR/TPSI",
                    draft.get(settled),
                    zero(draft, net).add(zero(draft, tax)));
        }
    }

    /** Partners count these in many ways: a wrong one is no more than told. */
    private static void counted(Message message, int segment, String path, Optional<BigDecimal> said, long held) {
        Position position = AnaTradacoms.position(path);
        said.filter(value -> value.compareTo(BigDecimal.valueOf(held)) != 0)
                .ifPresent(value -> message.warn(
                        Fault.COUNT,
                        segment,
                        Optional.of(position),
                        position.id() + " counts " + value.toPlainString() + ", there are " + held));
    }

    private static void follows(
            Message message, int segment, String path, Optional<BigDecimal> said, BigDecimal expected) {
        Position position = AnaTradacoms.position(path);
        said.filter(value -> value.compareTo(expected) != 0).ifPresent(value -> {
            message.giveBack(message.part(segment, position));
            message.warn(
                    TradacomsFaults.FIGURES,
                    segment,
                    Optional.of(position),
                    position.id() + " says " + value.toPlainString() + ", it follows that it is "
                            + expected.toPlainString());
        });
    }
}
