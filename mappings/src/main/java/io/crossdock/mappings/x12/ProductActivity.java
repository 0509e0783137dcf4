package io.crossdock.mappings.x12;

import static io.crossdock.mappings.edi.Group.group;
import static io.crossdock.mappings.edi.Layout.layout;
import static io.crossdock.mappings.edi.Rule.segment;
import static io.crossdock.mappings.x12.Elements.articles;
import static io.crossdock.mappings.x12.Elements.at;
import static io.crossdock.mappings.x12.Elements.date;
import static io.crossdock.mappings.x12.Elements.measure;
import static io.crossdock.mappings.x12.Elements.number;
import static io.crossdock.mappings.x12.Sheet.of;

import io.crossdock.config.Kind;
import io.crossdock.mappings.canonical.Article;
import io.crossdock.mappings.canonical.Header;
import io.crossdock.mappings.canonical.Quantity;
import io.crossdock.mappings.canonical.SalesReport;
import io.crossdock.mappings.edi.Draft;
import io.crossdock.mappings.edi.Identified;
import io.crossdock.mappings.edi.Layout;
import io.crossdock.mappings.edi.Measure;
import io.crossdock.mappings.edi.Message;
import io.crossdock.mappings.edi.SegmentWriter;
import io.crossdock.mappings.edi.Segments;
import io.crossdock.mappings.edi.Slot;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/** 852, what was sold in a time. Figures of stock that it tells too stay unmapped. */
final class ProductActivity {

    private static final Slot.Shape<SalesReport.Line> LINE = new Slot.Shape<>();
    private static final Slot<SalesReport.Line, String> LINE_NUMBER = LINE.one("number", SalesReport.Line::number);
    private static final Slot<SalesReport.Line, Identified> IDS =
            LINE.many("article.ids", line -> ArticleNumbers.of(line.article(), "supplier"));
    private static final Slot<SalesReport.Line, String> LINE_NAME =
            LINE.maybe("article.name", line -> line.article().name());
    private static final Slot<SalesReport.Line, BigDecimal> PRICE = LINE.maybe("price", SalesReport.Line::price);
    private static final Slot<SalesReport.Line, Quantity> QUANTITY = LINE.one("quantity", SalesReport.Line::quantity);
    private static final Slot<SalesReport.Line, Quantity> RETURNED = LINE.maybe("returned", SalesReport.Line::returned);
    private static final Slot<SalesReport.Line, LocalDate> DATE = LINE.maybe("date", SalesReport.Line::date);
    private static final Slot<SalesReport.Line, String> LOCATION =
            LINE.maybe("location", line -> Optional.of(line.location()).filter(text -> !text.isEmpty()));

    private static final Layout<SalesReport.Line> LINE_LAYOUT = layout(
                    segment(at("LIN01", LINE_NUMBER), articles("LIN02", PurchaseOrderLines.PAIRS, IDS)),
                    segment(at("PID05", LINE_NAME)).when("PID01", "F"),
                    segment(number("CTP03", PRICE)).when("CTP02", "RES"),
                    segment(at("REF02", LOCATION)).when("REF01", "ST", "LU"),
                    segment(measure("ZA02", "ZA03", QUANTITY), date("ZA05", DATE))
                            .when("ZA01", "QS")
                            .with("ZA04", line -> line.date().isPresent() ? "007" : "", "007"),
                    segment(measure("ZA02", "ZA03", RETURNED)).when("ZA01", "QU"))
            .until("LIN", "CTT", "SE");

    private static final Slot.Shape<Sheet<SalesReport>> REPORT = new Slot.Shape<>();
    private static final Slot<Sheet<SalesReport>, String> HANDLING = REPORT.one("report (its handling)", sheet -> "H");
    private static final Slot<Sheet<SalesReport>, LocalDate> FROM =
            REPORT.one("from", sheet -> sheet.document().from().orElse(sheet.today()));
    private static final Slot<Sheet<SalesReport>, LocalDate> UNTIL = REPORT.maybe("until", of(SalesReport::until));
    private static final Slot<Sheet<SalesReport>, String> CURRENCY =
            REPORT.maybe("currency", of(SalesReport::currency));
    private static final Slot<Sheet<SalesReport>, Parties.InRole> PARTIES =
            REPORT.many("parties", of(report -> Parties.of(report.parties())));
    private static final Slot<Sheet<SalesReport>, SalesReport.Line> LINES =
            REPORT.many("lines", of(SalesReport::lines));
    private static final Counts<Sheet<SalesReport>> COUNTS =
            Counts.of(REPORT, of(report -> report.lines().size()));

    private static final Layout<Sheet<SalesReport>> LAYOUT = layout(
            segment(at("XQ01", HANDLING), date("XQ02", FROM), date("XQ03", UNTIL)),
            segment(at("CUR02", CURRENCY)).with("CUR01", "BY"),
            Parties.parties(PARTIES),
            group(LINE_LAYOUT, LINE, ProductActivity::line, LINES),
            COUNTS.rule());

    static final TransactionSet SET = new OneDocument<>(
            "852",
            "PD",
            Kind.SALES_REPORT,
            SalesReport.class,
            REPORT,
            LAYOUT,
            FROM,
            ProductActivity::check,
            ProductActivity::build,
            ProductActivity::warn);

    private ProductActivity() {}

    /** An item of which nothing was sold is no line; its other figures stay unmapped. */
    private static Optional<SalesReport.Line> line(Draft<SalesReport.Line> draft, Message message, int segment) {
        if (draft.missing(QUANTITY) && draft.missing(RETURNED)) {
            return Optional.empty();
        }
        Lines.requireArticle(draft, message, segment, IDS, LINE_NAME);
        Quantity nothing = draft.get(RETURNED)
                .map(returned -> Quantity.of(BigDecimal.ZERO, returned.unit()))
                .orElse(Measure.NOTHING);
        return Optional.of(new SalesReport.Line(
                draft.get(LINE_NUMBER).orElse(""),
                draft.get(LOCATION).orElse(""),
                draft.get(DATE),
                new Article("", Identified.map(draft.all(IDS)), draft.get(LINE_NAME)),
                draft.get(QUANTITY).orElse(nothing),
                draft.get(RETURNED),
                draft.get(PRICE),
                Optional.empty(),
                Optional.empty()));
    }

    private static void check(Draft<Sheet<SalesReport>> draft, Message message) {
        Lines.warnOfNone(message, draft.missing(LINES));
        COUNTS.check(draft, message, message.count(Segments.tag("LIN")));
    }

    private static void warn(SalesReport report, SegmentWriter out) {
        Parties.warn(report.parties(), out);
        report.header().references().keySet().forEach(scheme -> out.notWritten("the reference " + scheme));
        report.reportDate().ifPresent(value -> out.notWritten("the date of the report"));
        if (!report.function().equals("original")) {
            out.notWritten("that the report is a " + report.function());
        }
        report.lines().forEach(line -> {
            line.amount().ifPresent(value -> out.notWritten("the amount of line " + line.number()));
            line.promotion().ifPresent(value -> out.notWritten("the promotion of line " + line.number()));
        });
    }

    private static SalesReport build(Draft<Sheet<SalesReport>> draft, Message message) {
        String from = draft.get(FROM).map(LocalDate::toString).orElse("");
        return new SalesReport(
                Header.NEW.asTest(message.test()),
                draft.get(UNTIL).map(until -> from + "/" + until).orElse(from),
                "original",
                Optional.empty(),
                draft.get(FROM),
                draft.get(UNTIL),
                draft.get(CURRENCY),
                Parties.map(draft.all(PARTIES)),
                Numbering.of(draft.all(LINES), SalesReport.Line::number, ProductActivity::renumbered, message));
    }

    private static SalesReport.Line renumbered(SalesReport.Line line, String number) {
        return new SalesReport.Line(
                number,
                line.location(),
                line.date(),
                line.article(),
                line.quantity(),
                line.returned(),
                line.price(),
                line.amount(),
                line.promotion());
    }
}
