package io.crossdock.mappings.edifact;

import static io.crossdock.mappings.edi.Layout.layout;
import static io.crossdock.mappings.edi.Rule.segment;
import static io.crossdock.mappings.edifact.Charges.charges;
import static io.crossdock.mappings.edifact.Day.day;
import static io.crossdock.mappings.edifact.Elements.at;
import static io.crossdock.mappings.edifact.Elements.constant;
import static io.crossdock.mappings.edifact.Elements.words;
import static io.crossdock.mappings.edifact.InvoiceLines.lines;
import static io.crossdock.mappings.edifact.Parties.parties;
import static io.crossdock.mappings.edifact.References.references;
import static io.crossdock.mappings.edifact.Taxes.taxes;
import static io.crossdock.mappings.edifact.Terms.terms;

import io.crossdock.config.Kind;
import io.crossdock.mappings.Context;
import io.crossdock.mappings.canonical.Charge;
import io.crossdock.mappings.canonical.Invoice;
import io.crossdock.mappings.canonical.PaymentTerms;
import io.crossdock.mappings.canonical.Tax;
import io.crossdock.mappings.edi.Draft;
import io.crossdock.mappings.edi.Layout;
import io.crossdock.mappings.edi.Message;
import io.crossdock.mappings.edi.Notation;
import io.crossdock.mappings.edi.Rule;
import io.crossdock.mappings.edi.Slot;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** INVOIC as invoices, credit notes and whatever else 1001 makes of them. */
final class Invoices {

    private record Sheet(Invoice invoice, LocalDate date) {

        static Sheet of(Invoice invoice, Context context) {
            return new Sheet(invoice, invoice.invoiceDate().orElseGet(context::today));
        }

        private List<References.Reference> references() {
            return References.joined(
                    References.of(References.ORDER, invoice.orders()),
                    References.of(References.SHIPMENT, invoice.shipments()),
                    References.of(invoice.header().references()));
        }
    }

    private static final Slot.Shape<Sheet> INVOICE = new Slot.Shape<>();
    private static final Slot<Sheet, String> TYPE =
            INVOICE.one("type", sheet -> sheet.invoice().type());
    private static final Slot<Sheet, String> NUMBER =
            INVOICE.one("invoiceNumber", sheet -> sheet.invoice().invoiceNumber());
    private static final Slot<Sheet, String> FUNCTION =
            INVOICE.one("function", sheet -> sheet.invoice().function());
    private static final Slot<Sheet, LocalDate> DATE = INVOICE.one("invoiceDate", Sheet::date);
    private static final Slot<Sheet, LocalDate> DELIVERY =
            INVOICE.maybe("deliveryDate", sheet -> sheet.invoice().deliveryDate());
    private static final Slot<Sheet, String> NOTES =
            INVOICE.many("notes", sheet -> sheet.invoice().notes());
    private static final Slot<Sheet, References.Reference> REFERENCES =
            INVOICE.many("orders, shipments, header.references", Sheet::references);
    private static final Slot<Sheet, Parties.InRole> PARTIES =
            INVOICE.many("parties", sheet -> Parties.of(sheet.invoice().parties()));
    private static final Slot<Sheet, String> CURRENCY =
            INVOICE.maybe("currency", sheet -> sheet.invoice().currency());
    private static final Slot<Sheet, PaymentTerms> TERMS =
            INVOICE.many("terms", sheet -> sheet.invoice().terms());
    private static final Slot<Sheet, Charge> CHARGES =
            INVOICE.many("charges", sheet -> sheet.invoice().charges());
    private static final Slot<Sheet, Invoice.Line> LINES =
            INVOICE.many("lines", sheet -> sheet.invoice().lines());
    private static final Slot<Sheet, BigDecimal> LINE_TOTAL = total("lines", Invoice.Totals::lines);
    private static final Slot<Sheet, BigDecimal> CHARGE_TOTAL = total("charges", Invoice.Totals::charges);
    private static final Slot<Sheet, BigDecimal> TAXABLE = total("taxable", Invoice.Totals::taxable);
    private static final Slot<Sheet, BigDecimal> TAX = total("tax", Invoice.Totals::tax);
    private static final Slot<Sheet, BigDecimal> TOTAL = total("total", Invoice.Totals::total);
    private static final Slot<Sheet, BigDecimal> PREPAID = total("prepaid", Invoice.Totals::prepaid);
    private static final Slot<Sheet, BigDecimal> DUE = total("due", Invoice.Totals::due);
    private static final Slot<Sheet, Tax> TAXES =
            INVOICE.many("taxes", sheet -> sheet.invoice().taxes());
    private static final Controls<Sheet> CONTROLS =
            Controls.in(INVOICE, sheet -> sheet.invoice().lines().size());

    private static final Layout<Sheet> LAYOUT = layout(
            segment(
                    at("BGM/1001", TYPE, Elements.code("invoice-type")),
                    at("BGM/1004", NUMBER),
                    at("BGM/1225", FUNCTION, Elements.knownCode("function"))),
            day(DATE, "137", "3"),
            day(DELIVERY, "35", "2", "11"),
            segment(words("FTX/4440", NOTES)).with("FTX/4451", "AAI"),
            references(REFERENCES, References.ORDER, References.SHIPMENT),
            parties(PARTIES),
            segment(at("CUX/6345", CURRENCY))
                    .when("CUX/6347", "2", "1")
                    .with("CUX/6343", from -> "4", "4", "9", "10", "11"),
            terms(TERMS),
            charges(CHARGES),
            lines(LINES),
            constant("UNS/0081", "S"),
            CONTROLS.counted(),
            CONTROLS.summed(),
            amount(LINE_TOTAL, "79"),
            amount(CHARGE_TOTAL, "131"),
            amount(TAXABLE, "125"),
            amount(TAX, "176", "124"),
            amount(TOTAL, "77", "86", "128", "39"),
            amount(PREPAID, "113"),
            amount(DUE, "9"),
            taxes(TAXES));

    static final Mapping MAPPING = new Single<>(
            Mapping.Title.of("INVOIC", "Invoice", "EAN008", "EAN011"),
            Kind.INVOICE,
            Invoice.class,
            INVOICE,
            LAYOUT,
            NUMBER,
            Sheet::of,
            Invoices::invoice,
            Invoices::notWritten);

    private Invoices() {}

    private static List<String> notWritten(Invoice invoice) {
        return invoice.lines().stream()
                .flatMap(line -> References.notWritten(line.order(), line.orderLine()))
                .distinct()
                .toList();
    }

    private static Slot<Sheet, BigDecimal> total(String name, Function<Invoice.Totals, Optional<BigDecimal>> value) {
        return INVOICE.maybe(
                "totals." + name, sheet -> value.apply(sheet.invoice().totals()));
    }

    private static Rule<Sheet> amount(Slot<Sheet, BigDecimal> slot, String... qualifiers) {
        return segment(at("MOA/5004", slot, Notation.number())).when("MOA/5025", qualifiers);
    }

    private static Invoice invoice(Draft<Sheet> draft, Message message) {
        List<References.Reference> references = draft.all(REFERENCES);
        if (draft.missing(TYPE)) {
            message.problem(
                    Faults.INVOICE_TYPE,
                    0,
                    Optional.empty(),
                    "the message does not say whether it is an invoice or a credit");
        }
        List<Invoice.Line> lines = draft.all(LINES);
        if (lines.isEmpty()) {
            message.warn(Faults.NO_LINES, 0, Optional.empty(), "the invoice has no lines");
        }
        CONTROLS.check(draft, message, () -> lines.stream()
                .map(line -> line.quantity().value())
                .reduce(BigDecimal.ZERO, BigDecimal::add));
        return new Invoice(
                message.header(References.others(references, References.ORDER, References.SHIPMENT)),
                draft.get(NUMBER).orElse(""),
                draft.get(TYPE).orElse("invoice"),
                draft.get(FUNCTION).orElse("original"),
                draft.get(DATE),
                draft.get(DELIVERY),
                References.numbers(references, References.ORDER),
                References.numbers(references, References.SHIPMENT),
                draft.get(CURRENCY),
                Parties.map(draft.all(PARTIES)),
                draft.all(TERMS),
                lines,
                draft.all(CHARGES),
                draft.all(TAXES),
                totals(draft),
                draft.all(NOTES));
    }

    private static Invoice.Totals totals(Draft<Sheet> draft) {
        return new Invoice.Totals(
                draft.get(LINE_TOTAL),
                draft.get(CHARGE_TOTAL),
                draft.get(TAXABLE),
                draft.get(TAX),
                draft.get(TOTAL),
                draft.get(PREPAID),
                draft.get(DUE));
    }
}
