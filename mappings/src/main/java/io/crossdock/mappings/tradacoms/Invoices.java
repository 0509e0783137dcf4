package io.crossdock.mappings.tradacoms;

import static io.crossdock.mappings.edi.Layout.layout;
import static io.crossdock.mappings.edi.Rule.segment;
import static io.crossdock.mappings.tradacoms.Elements.at;
import static io.crossdock.mappings.tradacoms.Elements.date;

import io.crossdock.mappings.canonical.Charge;
import io.crossdock.mappings.canonical.Invoice;
import io.crossdock.mappings.canonical.PartyRef;
import io.crossdock.mappings.canonical.PaymentTerms;
import io.crossdock.mappings.edi.Draft;
import io.crossdock.mappings.edi.Layout;
import io.crossdock.mappings.edi.Message;
import io.crossdock.mappings.edi.Segments;
import io.crossdock.mappings.edi.Slot;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** INVOIC, an invoice of an invoice file. */
final class Invoices implements Details {

    private static final Slot.Shape<Invoice> INVOICE = new Slot.Shape<>();
    private static final Slot<Invoice, PartyRef> LOCATION = INVOICE.readAll("parties.ship-to");
    private static final Slot<Invoice, String> NUMBER = INVOICE.read("invoiceNumber");
    private static final Slot<Invoice, LocalDate> DATE = INVOICE.read("invoiceDate");
    private static final Slot<Invoice, String> CURRENCY = INVOICE.read("currency");
    private static final Narrative<Invoice> NARRATIVE = Narrative.in(INVOICE);
    private static final Slot<Invoice, PaymentTerms> TERMS = INVOICE.readAll("terms");
    private static final Slot<Invoice, Delivered> DELIVERED = INVOICE.readAll("(order and delivery)");
    private static final Slot<Invoice, InvoiceLines.Invoiced> LINES = INVOICE.readAll("lines");
    private static final InvoiceTrailer<Invoice> TRAILER = InvoiceTrailer.in(INVOICE);

    private static final Layout<Invoice> LAYOUT = layout(
            Parties.location(LOCATION),
            segment(at("IRF/INVN", NUMBER), date("IRF/IVDT", DATE), Elements.again("IRF/TXDT", DATE, Notations.date())),
            Terms.terms(TERMS),
            NARRATIVE.rule("DNA", List.of("SEQA"), Narrative.registered("DNA", Narrative.CURRENCY, CURRENCY)),
            Delivered.delivered(DELIVERED),
            InvoiceLines.lines(LINES),
            TRAILER.taxes(),
            TRAILER.totals());

    @Override
    public String type() {
        return "INVOIC";
    }

    @Override
    public List<String> explain() {
        return LAYOUT.explain();
    }

    @Override
    public Reading read(Message message, FileHeader file, String currency) {
        Draft<Invoice> draft = INVOICE.draft();
        LAYOUT.read(message, draft);
        Lines.requireDocument(draft, message, "IRF", NUMBER, LINES);
        message.single(Segments.tag("TLR"));
        List<InvoiceLines.Invoiced> lines = draft.all(LINES);
        List<Delivered> deliveries = draft.all(DELIVERED);
        List<Charge> charges = TRAILER.charges(draft);
        TRAILER.check(
                draft, message, lines.stream().filter(line -> !line.whole()).count(), charges);
        List<LocalDate> days = Delivered.distinct(deliveries, Delivered::date);
        Invoice invoice = new Invoice(
                message.header(file.references()),
                draft.get(NUMBER).orElse(""),
                "invoice",
                file.function(),
                draft.get(DATE),
                days.size() == 1 ? Optional.of(days.get(0)) : Optional.empty(),
                Delivered.distinct(deliveries, Delivered::order),
                Delivered.distinct(deliveries, Delivered::shipment),
                Optional.of(draft.get(CURRENCY).or(file::currency).orElse(currency)),
                file.with(draft.all(LOCATION)),
                draft.all(TERMS),
                InvoiceLines.of(lines, deliveries),
                charges,
                TRAILER.taxes(draft),
                TRAILER.totals(draft, charges),
                file.before(draft.all(NARRATIVE.notes())));
        return new Reading(draft.get(NUMBER), invoice, TRAILER.figures(draft));
    }
}
