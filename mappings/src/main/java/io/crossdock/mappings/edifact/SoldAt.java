package io.crossdock.mappings.edifact;

import static io.crossdock.mappings.edi.Group.group;
import static io.crossdock.mappings.edi.Layout.layout;
import static io.crossdock.mappings.edi.Rule.segment;
import static io.crossdock.mappings.edifact.Elements.at;
import static io.crossdock.mappings.edifact.Elements.measure;
import static io.crossdock.mappings.edifact.Period.singleDay;
import static io.crossdock.mappings.edifact.References.references;

import io.crossdock.mappings.canonical.Quantity;
import io.crossdock.mappings.canonical.SalesReport;
import io.crossdock.mappings.edi.Draft;
import io.crossdock.mappings.edi.Group;
import io.crossdock.mappings.edi.Layout;
import io.crossdock.mappings.edi.Measure;
import io.crossdock.mappings.edi.Message;
import io.crossdock.mappings.edi.Notation;
import io.crossdock.mappings.edi.Slot;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was sold at one place (LOC) on one day.
 *
 * @param location empty: the place is not named
 */
record SoldAt(String location, Optional<LocalDate> date, List<SalesReport.Line> lines) {

    private static final String PROMOTION = "promotion";

    private static final Slot.Shape<SalesReport.Line> LINE = new Slot.Shape<>();
    private static final Articles<SalesReport.Line> ARTICLE =
            Articles.in(LINE, SalesReport.Line::number, SalesReport.Line::article, Articles.SUPPLIER);
    private static final Slot<SalesReport.Line, References.Reference> REFERENCES =
            LINE.many("promotion", line -> References.of(PROMOTION, line.promotion(), Optional.empty()));
    private static final Slot<SalesReport.Line, BigDecimal> AMOUNT = LINE.maybe("amount", SalesReport.Line::amount);
    private static final Slot<SalesReport.Line, BigDecimal> PRICE = LINE.maybe("price", SalesReport.Line::price);
    private static final Slot<SalesReport.Line, Quantity> QUANTITY = LINE.one("quantity", SalesReport.Line::quantity);
    private static final Slot<SalesReport.Line, Quantity> RETURNED = LINE.maybe("returned", SalesReport.Line::returned);

    private static final Layout<SalesReport.Line> LINES = layout(
                    ARTICLE.item(),
                    ARTICLE.additional(),
                    ARTICLE.description(),
                    references(REFERENCES),
                    segment(at("MOA/5004", AMOUNT, Notation.number())).when("MOA/5025", "203", "79"),
                    segment(at("PRI/5118", PRICE, Notation.number())).when("PRI/5125", "AAA", "AAE", "AAB"),
                    segment(measure("QTY/6060", "QTY/6411", QUANTITY)).when("QTY/6063", "153", "47", "12"),
                    segment(measure("QTY/6060", "QTY/6411", RETURNED)).when("QTY/6063", "61"))
            .until("LIN", "LOC", "CNT", "UNS", "UNT");

    private static final Slot.Shape<SoldAt> PLACE = new Slot.Shape<>();
    private static final Slot<SoldAt, String> LOCATION = PLACE.one("location", SoldAt::location);
    private static final Slot<SoldAt, LocalDate> DATE = PLACE.maybe("date", SoldAt::date);
    private static final Slot<SoldAt, SalesReport.Line> PLACE_LINES = PLACE.many("", SoldAt::lines);

    private static final Layout<SoldAt> LAYOUT = layout(
                    segment(at("LOC/3225", LOCATION))
                            .when("LOC/3227", "162")
                            .with("LOC/3055", place -> Locations.agency(place.location()), "9", "91", "92")
                            .evenEmpty(),
                    singleDay(DATE, "356", "90"),
                    group(LINES, LINE, SoldAt::line, PLACE_LINES))
            .until("LOC", "CNT", "UNS", "UNT");

    static <P> Group<P, SoldAt> places(Slot<P, SoldAt> slot) {
        return group(LAYOUT, PLACE, (draft, message, segment) -> place(draft), slot);
    }

    /** Lines that stand in no place. */
    static <P> Group<P, SalesReport.Line> looseLines(Slot<P, SalesReport.Line> slot) {
        return group(LINES, LINE, SoldAt::line, slot);
    }

    private static Optional<SoldAt> place(Draft<SoldAt> draft) {
        return Optional.of(new SoldAt(draft.get(LOCATION).orElse(""), draft.get(DATE), draft.all(PLACE_LINES)));
    }

    private static Optional<SalesReport.Line> line(Draft<SalesReport.Line> draft, Message message, int segment) {
        if (draft.missing(QUANTITY)) {
            message.problem(Faults.QUANTITY, segment, Optional.empty(), "the line has no quantity sold");
        }
        return Optional.of(new SalesReport.Line(
                draft.get(ARTICLE.number()).orElse(""),
                "",
                Optional.empty(),
                ARTICLE.read(draft, message, segment),
                draft.get(QUANTITY).orElse(Measure.NOTHING),
                draft.get(RETURNED),
                draft.get(PRICE),
                draft.get(AMOUNT),
                References.number(draft.all(REFERENCES), PROMOTION)));
    }

    /** Lines that follow each other at the same place on the same day stand together. */
    static List<SoldAt> of(List<SalesReport.Line> lines) {
        List<SoldAt> places = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= lines.size(); i++) {
            SalesReport.Line first = lines.get(from);
            if (i == lines.size()
                    || !lines.get(i).location().equals(first.location())
                    || !lines.get(i).date().equals(first.date())) {
                places.add(new SoldAt(first.location(), first.date(), lines.subList(from, i)));
                from = i;
            }
        }
        return places;
    }

    static List<SalesReport.Line> lines(List<SoldAt> places, List<SalesReport.Line> loose) {
        List<SalesReport.Line> lines = new ArrayList<>(loose);
        places.forEach(place -> place.lines().forEach(line -> lines.add(line.at(place.location(), place.date()))));
        return lines;
    }
}
