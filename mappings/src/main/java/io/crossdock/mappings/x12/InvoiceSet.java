package io.crossdock.mappings.x12;

import static io.crossdock.mappings.edi.Layout.layout;
import static io.crossdock.mappings.edi.Needed.needed;
import static io.crossdock.mappings.edi.Rule.segment;
import static io.crossdock.mappings.x12.Elements.at;
import static io.crossdock.mappings.x12.Elements.code;
import static io.crossdock.mappings.x12.Elements.date;
import static io.crossdock.mappings.x12.Elements.identifier;
import static io.crossdock.mappings.x12.Elements.knownCode;
import static io.crossdock.mappings.x12.Elements.number;
import static io.crossdock.mappings.x12.Elements.terms;
import static io.crossdock.mappings.x12.Sheet.of;

import io.crossdock.config.Kind;
import io.crossdock.mappings.canonical.Charge;
import io.crossdock.mappings.canonical.Header;
import io.crossdock.mappings.canonical.Invoice;
import io.crossdock.mappings.canonical.PaymentTerms;
import io.crossdock.mappings.canonical.Tax;
import io.crossdock.mappings.edi.Draft;
import io.crossdock.mappings.edi.Identified;
import io.crossdock.mappings.edi.Layout;
import io.crossdock.mappings.edi.Message;
import io.crossdock.mappings.edi.SegmentWriter;
import io.crossdock.mappings.edi.Slot;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** 810, an invoice or a credit note. */
final class InvoiceSet {

    private static final Slot.Shape<Sheet<Invoice>> INVOICE = new Slot.Shape<>();
    private static final Slot<Sheet<Invoice>, LocalDate> DATE =
            INVOICE.one("invoiceDate", sheet -> sheet.document().invoiceDate().orElse(sheet.today()));
    private static final Slot<Sheet<Invoice>, String> NUMBER = INVOICE.one("invoiceNumber", of(Invoice::invoiceNumber));
    private static final Slot<Sheet<Invoice>, String> ORDER =
            INVOICE.maybe("orders", of(invoice -> invoice.orders().stream().findFirst()));
    private static final Slot<Sheet<Invoice>, String> TYPE = INVOICE.one("type", of(Invoice::type));
    private static final Slot<Sheet<Invoice>, String> FUNCTION = INVOICE.one("function", of(Invoice::function));
    private static final Slot<Sheet<Invoice>, String> CURRENCY = INVOICE.maybe("currency", of(Invoice::currency));
    private static final Slot<Sheet<Invoice>, String> MORE_ORDERS = INVOICE.many(
            "orders (all but the first)",
            of(invoice -> invoice.orders().stream().skip(1).toList()));
    private static final Slot<Sheet<Invoice>, String> SHIPMENTS = INVOICE.many("shipments", of(Invoice::shipments));
    private static final Slot<Sheet<Invoice>, Identified> REFERENCES = INVOICE.many(
            "header.references", of(invoice -> References.of(invoice.header().references())));
    private static final Notes<Sheet<Invoice>> NOTES = Notes.of(INVOICE, of(Invoice::notes));
    private static final Slot<Sheet<Invoice>, Parties.InRole> PARTIES =
            INVOICE.many("parties", of(invoice -> Parties.of(invoice.parties())));
    private static final Slot<Sheet<Invoice>, PaymentTerms> TERMS = INVOICE.many("terms", of(Invoice::terms));
    private static final Slot<Sheet<Invoice>, LocalDate> DELIVERY_DATE =
            INVOICE.maybe("deliveryDate", of(Invoice::deliveryDate));
    private static final Slot<Sheet<Invoice>, Invoice.Line> LINES = INVOICE.many("lines", of(Invoice::lines));
    private static final Slot<Sheet<Invoice>, BigDecimal> TOTAL = total("total", Invoice.Totals::total);
    private static final Slot<Sheet<Invoice>, BigDecimal> LINE_TOTAL = total("lines", Invoice.Totals::lines);
    private static final Slot<Sheet<Invoice>, BigDecimal> TAXABLE = total("taxable", Invoice.Totals::taxable);
    private static final Slot<Sheet<Invoice>, BigDecimal> TAX = total("tax", Invoice.Totals::tax);
    private static final Slot<Sheet<Invoice>, BigDecimal> PREPAID = total("prepaid", Invoice.Totals::prepaid);
    private static final Slot<Sheet<Invoice>, BigDecimal> DUE = total("due", Invoice.Totals::due);
    private static final Slot<Sheet<Invoice>, Tax> TAXES = INVOICE.many("taxes", of(Invoice::taxes));
    private static final Slot<Sheet<Invoice>, Charge> CHARGES = INVOICE.many("charges", of(Invoice::charges));
    private static final Counts<Sheet<Invoice>> COUNTS =
            Counts.of(INVOICE, of(invoice -> invoice.lines().size()));

    private static final Layout<Sheet<Invoice>> LAYOUT = layout(
            segment(
                    date("BIG01", DATE),
                    at("BIG02", NUMBER),
                    at("BIG04", ORDER),
                    at("BIG07", TYPE, knownCode("invoice-type")),
                    at("BIG08", FUNCTION, code("function"))),
            segment(at("CUR02", CURRENCY)).with("CUR01", "BY"),
            segment(at("REF02", MORE_ORDERS)).whenEach("REF01", "PO"),
            segment(at("REF02", SHIPMENTS)).whenEach("REF01", "SI"),
            segment(identifier("REF02", "REF01", REFERENCES, "reference")),
            Parties.parties(PARTIES),
            segment(terms(TERMS)),
            segment(date("DTM02", DELIVERY_DATE)).when("DTM01", "035", "011"),
            NOTES.head(),
            NOTES.text(),
            InvoiceLines.invoiced(LINES),
            segment(needed(at("TDS01", TOTAL, Notations.cents()))),
            Taxes.taxes(TAXES),
            segment(number("AMT02", LINE_TOTAL)).when("AMT01", "N"),
            segment(number("AMT02", TAXABLE)).when("AMT01", "BT"),
            segment(number("AMT02", TAX)).when("AMT01", "T"),
            segment(number("AMT02", PREPAID)).when("AMT01", "BL"),
            segment(number("AMT02", DUE)).when("AMT01", "BAP"),
            Charges.charges(CHARGES),
            COUNTS.rule());

    static final TransactionSet SET = new OneDocument<>(
            "810",
            "IN",
            Kind.INVOICE,
            Invoice.class,
            INVOICE,
            LAYOUT,
            NUMBER,
            InvoiceSet::check,
            InvoiceSet::build,
            InvoiceSet::warn);

    private InvoiceSet() {}

    private static Slot<Sheet<Invoice>, BigDecimal> total(
            String name, Function<Invoice.Totals, Optional<BigDecimal>> value) {
        return INVOICE.maybe("totals." + name, of(invoice -> value.apply(invoice.totals())));
    }

    private static void check(Draft<Sheet<Invoice>> draft, Message message) {
        Lines.warnOfNone(message, draft.missing(LINES));
        COUNTS.check(
                draft,
                message,
                draft.all(LINES).size(),
                draft.all(LINES).stream().map(line -> line.quantity().value()));
    }

    private static void warn(Invoice invoice, SegmentWriter out) {
        References.warn(invoice.header().references(), out);
        Parties.warn(invoice.parties(), out);
        Charges.warn(invoice.charges(), out);
        Taxes.warn(invoice.taxes(), out);
        invoice.lines().forEach(line -> {
            Taxes.warn(line.taxes(), out);
            Charges.warn(line.charges(), out);
            if (!line.notes().isEmpty()) {
                out.notWritten("the notes of line " + line.number());
            }
        });
        invoice.totals().charges().ifPresent(value -> out.notWritten("the sum of all charges"));
    }

    private static Invoice build(Draft<Sheet<Invoice>> draft, Message message) {
        List<String> orders = new ArrayList<>();
        draft.get(ORDER).ifPresent(orders::add);
        orders.addAll(draft.all(MORE_ORDERS));
        return new Invoice(
                Header.NEW.referring(Identified.map(draft.all(REFERENCES))).asTest(message.test()),
                draft.get(NUMBER).orElse(""),
                draft.get(TYPE).orElse("invoice"),
                draft.get(FUNCTION).orElse("original"),
                draft.get(DATE),
                draft.get(DELIVERY_DATE),
                orders,
                draft.all(SHIPMENTS),
                draft.get(CURRENCY),
                Parties.map(draft.all(PARTIES)),
                draft.all(TERMS),
                InvoiceLines.numbered(draft.all(LINES), message),
                draft.all(CHARGES),
                draft.all(TAXES),
                new Invoice.Totals(
                        draft.get(LINE_TOTAL),
                        Optional.empty(),
                        draft.get(TAXABLE),
                        draft.get(TAX),
                        draft.get(TOTAL),
                        draft.get(PREPAID),
                        draft.get(DUE)),
                draft.all(NOTES.slot()));
    }
}
