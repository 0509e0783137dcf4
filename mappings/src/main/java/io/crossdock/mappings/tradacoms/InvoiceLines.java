package io.crossdock.mappings.tradacoms;

import static io.crossdock.mappings.edi.Group.group;
import static io.crossdock.mappings.edi.Layout.layout;
import static io.crossdock.mappings.edi.Rule.segment;
import static io.crossdock.mappings.tradacoms.Elements.at;
import static io.crossdock.mappings.tradacoms.Elements.codes;
import static io.crossdock.mappings.tradacoms.Elements.implied;
import static io.crossdock.mappings.tradacoms.Elements.number;
import static io.crossdock.mappings.tradacoms.Elements.words;
import static io.crossdock.mappings.tradacoms.OrderLines.PRICE_DECIMALS;
import static io.crossdock.mappings.tradacoms.TradedQuantity.traded;

import io.crossdock.mappings.canonical.Article;
import io.crossdock.mappings.canonical.Invoice;
import io.crossdock.mappings.canonical.Quantity;
import io.crossdock.mappings.canonical.Tax;
import io.crossdock.mappings.edi.Draft;
import io.crossdock.mappings.edi.Group;
import io.crossdock.mappings.edi.Identified;
import io.crossdock.mappings.edi.Layout;
import io.crossdock.mappings.edi.Measure;
import io.crossdock.mappings.edi.Message;
import io.crossdock.mappings.edi.Position;
import io.crossdock.mappings.edi.Slot;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The lines of an invoice: ILD, and the narratives to it. */
final class InvoiceLines {

    private static final String WHOLE = "0";

    private static final Slot.Shape<Invoiced> LINE = new Slot.Shape<>();
    private static final Slot<Invoiced, String> DELIVERY = LINE.read("(its order and delivery)");
    private static final Slot<Invoiced, String> NUMBER = LINE.read("number");
    private static final Slot<Invoiced, Identified> IDS = LINE.readAll("article.ids");
    private static final Slot<Invoiced, String> NAME = LINE.read("article.name");
    private static final Slot<Invoiced, Quantity> QUANTITY = LINE.read("quantity");
    private static final Slot<Invoiced, BigDecimal> PRICE = LINE.read("price");
    private static final Slot<Invoiced, Quantity> PER = LINE.read("per");
    private static final Slot<Invoiced, BigDecimal> LIST_PRICE = LINE.read("listPrice");
    private static final Slot<Invoiced, BigDecimal> AMOUNT = LINE.read("amount");
    private static final Slot<Invoiced, String> CATEGORY = LINE.read("taxes.category");
    private static final Slot<Invoiced, BigDecimal> RATE = LINE.read("taxes.rate");
    private static final Slot<Invoiced, String> MIXED = LINE.read("(the part of a line with several rates)");
    private static final Slot<Invoiced, String> CREDIT = LINE.read("(a credit)");
    private static final Slot<Invoiced, String> ORDER_LINE = LINE.read("orderLine");
    private static final Narrative<Invoiced> NARRATIVE = Narrative.in(LINE);

    private static final Layout<Invoiced> LAYOUT = layout(
                    segment(
                                    at("ILD/SEQA", DELIVERY),
                                    at("ILD/SEQB", NUMBER),
                                    number("ILD/SPRO1", "gtin", IDS),
                                    number("ILD/SPRO3", "gtin", IDS),
                                    number("ILD/CPRO1", "gtin", IDS),
                                    number("ILD/SPRO2", "supplier", IDS),
                                    number("ILD/CPRO2", "buyer", IDS),
                                    number("ILD/SACU", "consumer-unit", IDS),
                                    traded("ILD/QTYI", "ILD/AUCT", QUANTITY, PER),
                                    implied("ILD/AUCT1", PRICE_DECIMALS, PRICE),
                                    implied("ILD/LEXC", PRICE_DECIMALS, AMOUNT),
                                    at("ILD/VATC", CATEGORY, Notations.knownCode(codes("vat-category"))),
                                    implied("ILD/VATP", Terms.RATE_DECIMALS, RATE),
                                    at("ILD/MIXI", MIXED),
                                    at("ILD/CRLI", CREDIT),
                                    words("ILD/TDES", OrderLines.DESCRIPTION_LINES, NAME),
                                    implied("ILD/BUCT", PRICE_DECIMALS, LIST_PRICE))
                            .with("ILD/UNOR1", none -> "", "1"),
                    NARRATIVE.rule(
                            "DNC",
                            List.of("SEQA", "SEQB", "SEQC"),
                            Narrative.registered("DNC", Narrative.ORDER_LINE, ORDER_LINE)))
            .owning();

    /** What a part of a line says that the line has said for the whole. */
    private static final List<Position> OF_A_PART = Stream.of("ILD/AUCT1", "ILD/BUCT", "ILD/QTYI1", "ILD/QTYI2")
            .map(AnaTradacoms::position)
            .toList();

    /**
     * A line as the message has it. A product with several rates of tax has a line for the whole and one for each part, of which only
     * the parts count in the totals.
     *
     * @param delivery which order and delivery it belongs to
     * @param mixed empty: a line like others; 0: the whole; else a part of it
     */
    record Invoiced(String delivery, Optional<String> mixed, Invoice.Line line) {

        boolean whole() {
            return mixed.equals(Optional.of(WHOLE))
                    && line.taxes().stream().allMatch(tax -> tax.category().isEmpty());
        }

        private boolean part() {
            return mixed.filter(part -> !part.equals(WHOLE)).isPresent();
        }
    }

    private InvoiceLines() {}

    static <P> Group<P, Invoiced> lines(Slot<P, Invoiced> slot) {
        return group(LAYOUT, LINE, InvoiceLines::build, slot);
    }

    private static Optional<Invoiced> build(Draft<Invoiced> draft, Message message, int segment) {
        Lines.require(draft, message, segment, QUANTITY, IDS, NAME);
        draft.get(CREDIT)
                .ifPresent(credit -> message.problem(
                        TradacomsFaults.CREDIT_LINE,
                        segment,
                        Optional.of(AnaTradacoms.position("ILD/CRLI")),
                        "the line is a credit within an invoice"));
        List<Tax> taxes = draft.get(CATEGORY).isPresent() || draft.get(RATE).isPresent()
                ? List.of(new Tax("VAT", draft.get(CATEGORY), draft.get(RATE), Optional.empty(), Optional.empty()))
                : List.of();
        Invoiced invoiced = new Invoiced(
                draft.get(DELIVERY).orElse(""),
                draft.get(MIXED),
                line(draft.get(NUMBER).orElse(""), draft, taxes));
        if (invoiced.part()) {
            OF_A_PART.forEach(position -> message.giveBack(message.part(segment, position)));
        }
        return Optional.of(invoiced);
    }

    private static Invoice.Line line(String number, Draft<Invoiced> draft, List<Tax> taxes) {
        return new Invoice.Line(
                number,
                new Article("", Identified.map(draft.all(IDS)), draft.get(NAME)),
                draft.get(QUANTITY).orElse(Measure.NOTHING),
                draft.get(PRICE),
                draft.get(PER),
                draft.get(LIST_PRICE),
                draft.get(AMOUNT),
                Optional.empty(),
                draft.get(ORDER_LINE),
                Optional.empty(),
                Optional.empty(),
                taxes,
                List.of(),
                draft.all(NARRATIVE.notes()));
    }

    /** The lines of the document: parts become the taxes of their whole, and of several orders and deliveries each line names its own. */
    static List<Invoice.Line> of(List<Invoiced> invoiced, List<Delivered> deliveries) {
        List<Invoice.Line> lines = new ArrayList<>();
        boolean whole = false;
        for (Invoiced each : invoiced) {
            if (each.part() && whole) {
                int last = lines.size() - 1;
                lines.set(last, with(lines.get(last), each.line()));
            } else {
                whole = each.whole();
                lines.add(whole ? untaxed(placed(each, deliveries)) : placed(each, deliveries));
            }
        }
        return lines;
    }

    private static Invoice.Line placed(Invoiced invoiced, List<Delivered> deliveries) {
        Invoice.Line line = invoiced.line();
        if (deliveries.size() < 2) {
            return line;
        }
        Optional<Delivered> own = deliveries.stream()
                .filter(delivered -> delivered.sequence().equals(invoiced.delivery()))
                .findFirst();
        return new Invoice.Line(
                invoiced.delivery() + "/" + line.number(),
                line.article(),
                line.quantity(),
                line.price(),
                line.per(),
                line.listPrice(),
                line.amount(),
                own.flatMap(Delivered::order),
                line.orderLine(),
                own.flatMap(Delivered::shipment),
                own.flatMap(Delivered::date),
                line.taxes(),
                line.charges(),
                line.notes());
    }

    private static Invoice.Line with(Invoice.Line whole, Invoice.Line part) {
        List<Tax> taxes = new ArrayList<>(whole.taxes());
        part.taxes()
                .forEach(tax ->
                        taxes.add(new Tax(tax.type(), tax.category(), tax.rate(), part.amount(), Optional.empty())));
        return taxed(
                whole,
                taxes,
                whole.orderLine().or(part::orderLine),
                Stream.concat(whole.notes().stream(), part.notes().stream()).toList());
    }

    private static Invoice.Line untaxed(Invoice.Line line) {
        return taxed(line, List.of(), line.orderLine(), line.notes());
    }

    private static Invoice.Line taxed(
            Invoice.Line line, List<Tax> taxes, Optional<String> orderLine, List<String> notes) {
        return new Invoice.Line(
                line.number(),
                line.article(),
                line.quantity(),
                line.price(),
                line.per(),
                line.listPrice(),
                line.amount(),
                line.order(),
                orderLine,
                line.shipment(),
                line.deliveryDate(),
                taxes,
                line.charges(),
                notes);
    }
}
