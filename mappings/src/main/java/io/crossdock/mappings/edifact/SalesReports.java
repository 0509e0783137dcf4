package io.crossdock.mappings.edifact;

import static io.crossdock.mappings.edi.Layout.layout;
import static io.crossdock.mappings.edi.Rule.segment;
import static io.crossdock.mappings.edifact.Day.day;
import static io.crossdock.mappings.edifact.Elements.at;
import static io.crossdock.mappings.edifact.Parties.partiesWithoutPlaces;
import static io.crossdock.mappings.edifact.Period.period;
import static io.crossdock.mappings.edifact.References.references;
import static io.crossdock.mappings.edifact.SoldAt.places;

import io.crossdock.config.Kind;
import io.crossdock.mappings.canonical.SalesReport;
import io.crossdock.mappings.edi.Draft;
import io.crossdock.mappings.edi.Layout;
import io.crossdock.mappings.edi.Message;
import io.crossdock.mappings.edi.Slot;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** SLSRPT as sales reports. */
final class SalesReports {

    private record Sheet(SalesReport report, LocalDate date) {}

    private static final Slot.Shape<Sheet> REPORT = new Slot.Shape<>();
    private static final Slot<Sheet, String> NUMBER =
            REPORT.one("salesReportNumber", sheet -> sheet.report().salesReportNumber());
    private static final Slot<Sheet, String> FUNCTION =
            REPORT.one("function", sheet -> sheet.report().function());
    private static final Slot<Sheet, LocalDate> DATE = REPORT.one("reportDate", Sheet::date);
    private static final Slot<Sheet, LocalDate> FROM =
            REPORT.maybe("from", sheet -> sheet.report().from());
    private static final Slot<Sheet, LocalDate> UNTIL =
            REPORT.maybe("until", sheet -> sheet.report().until());
    private static final Slot<Sheet, References.Reference> REFERENCES = REPORT.many(
            "header.references", sheet -> References.of(sheet.report().header().references()));
    private static final Slot<Sheet, Parties.InRole> PARTIES =
            REPORT.many("parties", sheet -> Parties.of(sheet.report().parties()));
    private static final Slot<Sheet, String> CURRENCY =
            REPORT.maybe("currency", sheet -> sheet.report().currency());
    private static final Slot<Sheet, SoldAt> PLACES =
            REPORT.many("lines", sheet -> SoldAt.of(sheet.report().lines()));

    private static final Slot<Sheet, SalesReport.Line> LOOSE = REPORT.many("lines", sheet -> List.of());

    private static final Layout<Sheet> LAYOUT = layout(
            segment(at("BGM/1004", NUMBER), at("BGM/1225", FUNCTION, Elements.knownCode("function")))
                    .with("BGM/1001", "73E")
                    .with("BGM/3055", "9"),
            day(DATE, "137"),
            period(FROM, UNTIL, "356"),
            day(FROM.showing(sheet -> List.of()), "90"),
            day(UNTIL.showing(sheet -> List.of()), "91"),
            partiesWithoutPlaces(PARTIES),
            references(REFERENCES),
            segment(at("CUX/6345", CURRENCY)).when("CUX/6347", "2").with("CUX/6343", from -> "10", "10", "9", "4"),
            places(PLACES),
            SoldAt.looseLines(LOOSE));

    static final Mapping MAPPING = new Single<>(
            Mapping.Title.of("SLSRPT", "Sales data report", "EAN004", "EAN007"),
            Kind.SALES_REPORT,
            SalesReport.class,
            REPORT,
            LAYOUT,
            NUMBER,
            (report, context) -> new Sheet(report, report.reportDate().orElseGet(context::today)),
            SalesReports::report,
            report -> List.of());

    private SalesReports() {}

    private static SalesReport report(Draft<Sheet> draft, Message message) {
        List<SalesReport.Line> lines = SoldAt.lines(draft.all(PLACES), draft.all(LOOSE));
        if (lines.isEmpty()) {
            message.warn(Faults.NO_LINES, 0, Optional.empty(), "the report has no lines");
        }
        return new SalesReport(
                message.header(References.others(draft.all(REFERENCES))),
                draft.get(NUMBER).orElse(""),
                draft.get(FUNCTION).orElse("original"),
                draft.get(DATE),
                draft.get(FROM),
                draft.get(UNTIL),
                draft.get(CURRENCY),
                Parties.map(draft.all(PARTIES)),
                lines);
    }
}
