package io.crossdock.mappings.x12;

import static io.crossdock.mappings.edi.Group.group;
import static io.crossdock.mappings.edi.Layout.layout;
import static io.crossdock.mappings.edi.Rule.segment;
import static io.crossdock.mappings.x12.Elements.at;
import static io.crossdock.mappings.x12.Elements.codes;
import static io.crossdock.mappings.x12.Elements.date;
import static io.crossdock.mappings.x12.Elements.measure;
import static io.crossdock.mappings.x12.Elements.number;

import io.crossdock.mappings.canonical.Article;
import io.crossdock.mappings.canonical.Header;
import io.crossdock.mappings.canonical.Money;
import io.crossdock.mappings.canonical.Price;
import io.crossdock.mappings.canonical.Quantity;
import io.crossdock.mappings.edi.Draft;
import io.crossdock.mappings.edi.Group;
import io.crossdock.mappings.edi.Layout;
import io.crossdock.mappings.edi.Message;
import io.crossdock.mappings.edi.Notation;
import io.crossdock.mappings.edi.SegmentWriter;
import io.crossdock.mappings.edi.Slot;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/** A price of a list: CTP, with the days it is valid on. They are days in UTC, since X12 names no zone. */
record CatalogPrice(
        String type, BigDecimal amount, Optional<Quantity> per, Optional<LocalDate> from, Optional<LocalDate> last) {

    private static final Slot.Shape<CatalogPrice> PRICE = new Slot.Shape<>();
    private static final Slot<CatalogPrice, String> TYPE = PRICE.one("price.type", CatalogPrice::type);
    private static final Slot<CatalogPrice, BigDecimal> AMOUNT = PRICE.one("price.amount.amount", CatalogPrice::amount);
    private static final Slot<CatalogPrice, Quantity> PER = PRICE.maybe("price.per", CatalogPrice::per);
    private static final Slot<CatalogPrice, LocalDate> FROM = PRICE.maybe("price.from", CatalogPrice::from);
    private static final Slot<CatalogPrice, LocalDate> LAST = PRICE.maybe("price.until", CatalogPrice::last);

    private static final Layout<CatalogPrice> LAYOUT = layout(
                    segment(
                            at("CTP02", TYPE, Notation.warnedCode(codes("price-type"))),
                            number("CTP03", AMOUNT),
                            measure("CTP04", "CTP05", PER)),
                    segment(date("DTM02", FROM)).when("DTM01", "196", "007"),
                    segment(date("DTM02", LAST)).when("DTM01", "197"))
            .owning("DTM");

    static <P> Group<P, CatalogPrice> priced(Slot<P, CatalogPrice> slot) {
        return group(LAYOUT, PRICE, CatalogPrice::build, slot);
    }

    private static Optional<CatalogPrice> build(Draft<CatalogPrice> draft, Message message, int segment) {
        return draft.get(TYPE).flatMap(type -> draft.get(AMOUNT)
                .map(amount -> new CatalogPrice(type, amount, draft.get(PER), draft.get(FROM), draft.get(LAST))));
    }

    Price document(Article article, Optional<String> list, String currency, boolean test) {
        return new Price(
                Header.NEW.asTest(test),
                article,
                type,
                list,
                Optional.empty(),
                new Money(amount, currency),
                per.orElse(Quantity.of(BigDecimal.ONE, Quantity.PIECE)),
                false,
                Optional.empty(),
                Optional.empty(),
                from.map(day -> day.atStartOfDay(ZoneOffset.UTC).toInstant()),
                last.map(day -> day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant()),
                Optional.empty());
    }

    static CatalogPrice of(Price price) {
        return new CatalogPrice(
                price.type(),
                price.amount().amount(),
                Optional.of(price.per()),
                price.from().map(CatalogPrice::day),
                price.until().map(instant -> day(instant.minusNanos(1))));
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }

    static void warn(Price price, SegmentWriter out) {
        price.customer().ifPresent(value -> out.notWritten("whom the price is for"));
        price.minimum().ifPresent(value -> out.notWritten("the smallest quantity of the price"));
        price.maximum().ifPresent(value -> out.notWritten("the largest quantity of the price"));
        price.promotion().ifPresent(value -> out.notWritten("the promotion of the price"));
        if (price.taxIncluded()) {
            out.notWritten("that the price includes tax");
        }
        price.from()
                .filter(CatalogPrice::isWithinDay)
                .ifPresent(value -> out.notWritten("the time of day that the price is valid from"));
        price.until()
                .filter(CatalogPrice::isWithinDay)
                .ifPresent(value -> out.notWritten("the time of day that the price is valid until"));
    }

    private static boolean isWithinDay(Instant instant) {
        return !instant.equals(day(instant).atStartOfDay(ZoneOffset.UTC).toInstant());
    }
}
