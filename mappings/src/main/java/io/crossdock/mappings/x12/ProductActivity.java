package io.crossdock.mappings.x12;

import static io.crossdock.mappings.edi.Layout.layout;
import static io.crossdock.mappings.edi.Rule.segment;
import static io.crossdock.mappings.x12.Elements.at;
import static io.crossdock.mappings.x12.Elements.date;
import static io.crossdock.mappings.x12.Elements.number;
import static io.crossdock.mappings.x12.Sheet.of;

import io.crossdock.config.Kind;
import io.crossdock.mappings.canonical.Header;
import io.crossdock.mappings.canonical.SalesReport;
import io.crossdock.mappings.edi.Draft;
import io.crossdock.mappings.edi.Layout;
import io.crossdock.mappings.edi.Message;
import io.crossdock.mappings.edi.SegmentWriter;
import io.crossdock.mappings.edi.Segments;
import io.crossdock.mappings.edi.Slot;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** 852, what was sold in a time, item by item, where SDQ says so store by store. Figures of stock that it tells too stay unmapped. */
final class ProductActivity {

    private static final Slot.Shape<Sheet<SalesReport>> REPORT = new Slot.Shape<>();
    private static final Slot<Sheet<SalesReport>, String> HANDLING = REPORT.one("report (its handling)", sheet -> "H");
    private static final Slot<Sheet<SalesReport>, LocalDate> FROM =
            REPORT.one("from", sheet -> sheet.document().from().orElse(sheet.today()));
    private static final Slot<Sheet<SalesReport>, LocalDate> UNTIL = REPORT.maybe("until", of(SalesReport::until));
    private static final Slot<Sheet<SalesReport>, String> CURRENCY =
            REPORT.maybe("currency", of(SalesReport::currency));
    private static final Slot<Sheet<SalesReport>, Parties.InRole> PARTIES =
            REPORT.many("parties", of(report -> Parties.of(report.parties())));
    private static final Slot<Sheet<SalesReport>, SoldItem> LINES =
            REPORT.many("lines", of(report -> report.lines().stream()
                    .map(line -> new SoldItem(List.of(line)))
                    .toList()));
    private static final Counts<Sheet<SalesReport>> COUNTS =
            Counts.of(REPORT, of(report -> report.lines().size()));

    private static final Layout<Sheet<SalesReport>> LAYOUT = layout(
            segment(at("XQ01", HANDLING), date("XQ02", FROM), date("XQ03", UNTIL)),
            segment(at("CUR02", CURRENCY)).with("CUR01", "BY"),
            Parties.parties(PARTIES),
            SoldItem.items(LINES),
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
                Numbering.of(lines(draft), SalesReport.Line::number, ProductActivity::renumbered, message));
    }

    /** A line a store: those of one item share its number, to which the store is added. */
    private static List<SalesReport.Line> lines(Draft<Sheet<SalesReport>> draft) {
        return draft.all(LINES).stream()
                .flatMap(item -> item.lines().size() == 1
                        ? item.lines().stream()
                        : item.lines().stream().map(ProductActivity::ofStore))
                .toList();
    }

    private static SalesReport.Line ofStore(SalesReport.Line line) {
        return line.number().isEmpty() ? line : renumbered(line, line.number() + "/" + line.location());
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
