package io.crossdock.mappings.canonical;

import io.crossdock.config.Kind;
import io.crossdock.config.Where;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * An invoice, or what corrects one.
 *
 * @param invoiceNumber the issuer's number
 * @param type {@code invoice}, {@code credit-note}, {@code debit-note}, {@code corrected}, {@code self-billed},
 *     {@code prepayment}; absent: {@code invoice}
 * @param function {@code original}, {@code replace}, {@code cancel}, {@code copy}; absent: {@code original}
 * @param invoiceDate the date on the document
 * @param deliveryDate when what is invoiced was delivered
 * @param orders the buyer's order numbers
 * @param shipments the numbers of the shipments, as their sender calls them
 * @param parties by role: {@code buyer}, {@code supplier}, {@code invoicee}, {@code payer}, {@code payee}, {@code ship-to}
 * @param terms how and until when it is to be paid
 * @param taxes summed up by rate
 */
public record Invoice(
        Header header,
        @Mandatory String invoiceNumber,
        String type,
        String function,
        Optional<LocalDate> invoiceDate,
        Optional<LocalDate> deliveryDate,
        List<String> orders,
        List<String> shipments,
        Optional<String> currency,
        Map<String, PartyRef> parties,
        List<PaymentTerms> terms,
        List<Line> lines,
        List<Charge> charges,
        List<Tax> taxes,
        Totals totals,
        List<String> notes)
        implements Document, NamesParties {

    /**
     * @param quantity what is invoiced; positive in a credit note too
     * @param price for one unit, or for {@code per}, after allowances
     * @param listPrice before allowances
     * @param amount of the line, after its allowances, without tax
     * @param order the buyer's order number; absent: the invoice's only one
     * @param orderLine the number of the order's line
     * @param shipment the number of the shipment; absent: the invoice's only one
     */
    public record Line(
            String number,
            @Mandatory Article article,
            @Mandatory Quantity quantity,
            Optional<BigDecimal> price,
            Optional<Quantity> per,
            Optional<BigDecimal> listPrice,
            Optional<BigDecimal> amount,
            Optional<String> order,
            Optional<String> orderLine,
            Optional<String> shipment,
            Optional<LocalDate> deliveryDate,
            List<Tax> taxes,
            List<Charge> charges,
            List<String> notes) {

        public Line {
            number = Copies.of(number);
            article = Copies.of(article, Article.NONE);
            Objects.requireNonNull(quantity, "quantity is missing");
            price = Copies.plain(price, "price");
            per = Copies.of(per);
            listPrice = Copies.plain(listPrice, "listPrice");
            amount = Copies.plain(amount, "amount");
            order = Copies.of(order);
            orderLine = Copies.of(orderLine);
            shipment = Copies.of(shipment);
            deliveryDate = Copies.of(deliveryDate);
            taxes = Copies.of(taxes);
            charges = Copies.of(charges);
            notes = Copies.of(notes);
        }

        Line withArticles(UnaryOperator<Article> change) {
            return new Line(
                    number,
                    change.apply(article),
                    quantity,
                    price,
                    per,
                    listPrice,
                    amount,
                    order,
                    orderLine,
                    shipment,
                    deliveryDate,
                    taxes,
                    charges,
                    notes);
        }
    }

    /**
     * What the document says its sums are; compared, never trusted.
     *
     * @param lines sum of the lines' amounts
     * @param charges charges less allowances of the whole document
     * @param taxable what is taxed
     * @param total with tax
     * @param prepaid what is paid already
     * @param due what remains to be paid
     */
    public record Totals(
            Optional<BigDecimal> lines,
            Optional<BigDecimal> charges,
            Optional<BigDecimal> taxable,
            Optional<BigDecimal> tax,
            Optional<BigDecimal> total,
            Optional<BigDecimal> prepaid,
            Optional<BigDecimal> due) {

        static final Totals NONE = new Totals(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());

        public Totals {
            lines = Copies.plain(lines, "lines");
            charges = Copies.plain(charges, "charges");
            taxable = Copies.plain(taxable, "taxable");
            tax = Copies.plain(tax, "tax");
            total = Copies.plain(total, "total");
            prepaid = Copies.plain(prepaid, "prepaid");
            due = Copies.plain(due, "due");
        }
    }

    public Invoice {
        header = Copies.of(header, Header.NEW);
        invoiceNumber = Copies.of(invoiceNumber);
        type = Copies.of(type, "invoice");
        function = Copies.of(function, "original");
        invoiceDate = Copies.of(invoiceDate);
        deliveryDate = Copies.of(deliveryDate);
        orders = Copies.of(orders);
        shipments = Copies.of(shipments);
        currency = Copies.of(currency);
        parties = Copies.of(parties);
        terms = Copies.of(terms);
        lines = Copies.of(lines);
        charges = Copies.of(charges);
        taxes = Copies.of(taxes);
        totals = Copies.of(totals, Totals.NONE);
        notes = Copies.of(notes);
    }

    @Override
    public Kind kind() {
        return Kind.INVOICE;
    }

    @Override
    public String number() {
        return invoiceNumber;
    }

    @Override
    public Map<Where.Field, String> fields() {
        Map<Where.Field, String> fields = Roles.fields(parties, header);
        fields.put(Where.Field.TYPE, type);
        fields.put(Where.Field.FUNCTION, function);
        currency.ifPresent(value -> fields.put(Where.Field.CURRENCY, value));
        return fields;
    }

    @Override
    public Invoice withHeader(Header changed) {
        return copy(changed, parties, lines);
    }

    @Override
    public Stream<Article> articles() {
        return lines.stream().map(Line::article);
    }

    @Override
    public Invoice withArticles(UnaryOperator<Article> change) {
        return copy(
                header,
                parties,
                lines.stream().map(line -> line.withArticles(change)).toList());
    }

    @Override
    public Invoice withParties(UnaryOperator<PartyRef> change) {
        return copy(header, Roles.changed(parties, change), lines);
    }

    private Invoice copy(Header newHeader, Map<String, PartyRef> newParties, List<Line> newLines) {
        return new Invoice(
                newHeader,
                invoiceNumber,
                type,
                function,
                invoiceDate,
                deliveryDate,
                orders,
                shipments,
                currency,
                newParties,
                terms,
                newLines,
                charges,
                taxes,
                totals,
                notes);
    }
}
