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
 * What was sold to consumers in a time, told to a supplier or to the head office.
 *
 * @param salesReportNumber the sender's number; where the standard has none, as X12 852, the period
 * @param function {@code original}, {@code replace}, {@code cancel}, {@code copy}; absent: {@code original}
 * @param reportDate the date on the document
 * @param from first business day of the period
 * @param until last business day of the period
 * @param parties by role: {@code buyer}, {@code supplier}, {@code seller}, {@code store}
 */
public record SalesReport(
        Header header,
        @Mandatory String salesReportNumber,
        String function,
        Optional<LocalDate> reportDate,
        Optional<LocalDate> from,
        Optional<LocalDate> until,
        Optional<String> currency,
        Map<String, PartyRef> parties,
        List<Line> lines)
        implements Document, NamesParties {

    /**
     * @param location where it was sold, by its own code; empty: the report speaks of one place
     * @param date the business day; absent: somewhere within the report's period
     * @param quantity sold, without what came back
     * @param returned what came back
     * @param price for one unit
     * @param amount for which it was sold
     * @param promotion under which it was sold
     */
    public record Line(
            String number,
            String location,
            Optional<LocalDate> date,
            @Mandatory Article article,
            @Mandatory Quantity quantity,
            Optional<Quantity> returned,
            Optional<BigDecimal> price,
            Optional<BigDecimal> amount,
            Optional<String> promotion) {

        public Line {
            number = Copies.of(number);
            location = Copies.of(location);
            date = Copies.of(date);
            article = Copies.of(article, Article.NONE);
            Objects.requireNonNull(quantity, "quantity is missing");
            returned = Copies.of(returned);
            price = Copies.plain(price, "price");
            amount = Copies.plain(amount, "amount");
            promotion = Copies.of(promotion);
        }

        /** The same at a place, on a day. */
        public Line at(String place, Optional<LocalDate> day) {
            return new Line(number, place, day, article, quantity, returned, price, amount, promotion);
        }

        Line withArticles(UnaryOperator<Article> change) {
            return new Line(
                    number, location, date, change.apply(article), quantity, returned, price, amount, promotion);
        }
    }

    public SalesReport {
        header = Copies.of(header, Header.NEW);
        salesReportNumber = Copies.of(salesReportNumber);
        function = Copies.of(function, "original");
        reportDate = Copies.of(reportDate);
        from = Copies.of(from);
        until = Copies.of(until);
        currency = Copies.of(currency);
        parties = Copies.of(parties);
        lines = Copies.of(lines);
    }

    @Override
    public Kind kind() {
        return Kind.SALES_REPORT;
    }

    @Override
    public String number() {
        return salesReportNumber;
    }

    @Override
    public Map<Where.Field, String> fields() {
        Map<Where.Field, String> fields = Roles.fields(parties);
        fields.put(Where.Field.FUNCTION, function);
        currency.ifPresent(value -> fields.put(Where.Field.CURRENCY, value));
        return fields;
    }

    @Override
    public SalesReport withHeader(Header changed) {
        return copy(changed, parties, lines);
    }

    @Override
    public Stream<Article> articles() {
        return lines.stream().map(Line::article);
    }

    @Override
    public SalesReport withArticles(UnaryOperator<Article> change) {
        return copy(
                header,
                parties,
                lines.stream().map(line -> line.withArticles(change)).toList());
    }

    @Override
    public SalesReport withParties(UnaryOperator<PartyRef> change) {
        return copy(header, Roles.changed(parties, change), lines);
    }

    private SalesReport copy(Header newHeader, Map<String, PartyRef> newParties, List<Line> newLines) {
        return new SalesReport(
                newHeader, salesReportNumber, function, reportDate, from, until, currency, newParties, newLines);
    }
}
