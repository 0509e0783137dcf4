package io.crossdock.mappings.x12;

import static io.crossdock.mappings.edi.Group.group;
import static io.crossdock.mappings.edi.Layout.layout;
import static io.crossdock.mappings.edi.ReadOnly.readOnly;
import static io.crossdock.mappings.edi.Rule.segment;
import static io.crossdock.mappings.x12.Elements.articles;
import static io.crossdock.mappings.x12.Elements.at;
import static io.crossdock.mappings.x12.Elements.code;
import static io.crossdock.mappings.x12.Elements.date;
import static io.crossdock.mappings.x12.Elements.measure;
import static io.crossdock.mappings.x12.Sheet.of;

import io.crossdock.config.Kind;
import io.crossdock.mappings.canonical.Article;
import io.crossdock.mappings.canonical.GoodsReceipt;
import io.crossdock.mappings.canonical.Header;
import io.crossdock.mappings.canonical.Quantity;
import io.crossdock.mappings.edi.Draft;
import io.crossdock.mappings.edi.Identified;
import io.crossdock.mappings.edi.Layout;
import io.crossdock.mappings.edi.Measure;
import io.crossdock.mappings.edi.Message;
import io.crossdock.mappings.edi.SegmentWriter;
import io.crossdock.mappings.edi.Slot;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** 861, what was received and how it was. */
final class ReceivingAdvice {

    /** RCD06 to RCD20 have room for so many quantities in question. */
    private static final int DIFFERENCES = 5;

    private static final Slot.Shape<GoodsReceipt.Line> LINE = new Slot.Shape<>();
    private static final Slot<GoodsReceipt.Line, String> LINE_NUMBER = LINE.one("number", GoodsReceipt.Line::number);
    private static final Slot<GoodsReceipt.Line, Quantity> QUANTITY = LINE.one("quantity", GoodsReceipt.Line::quantity);
    private static final Slot<GoodsReceipt.Line, GoodsReceipt.Difference> DIFFERENCE =
            LINE.many("differences", GoodsReceipt.Line::differences);
    private static final Slot<GoodsReceipt.Line, String> ORDER_LINE =
            LINE.maybe("orderLine", GoodsReceipt.Line::orderLine);
    private static final Slot<GoodsReceipt.Line, Quantity> SHIPPED = LINE.maybe("shipped", GoodsReceipt.Line::shipped);
    private static final Slot<GoodsReceipt.Line, Identified> IDS = LINE.many("article.ids", ReceivingAdvice::ids);
    private static final Slot<GoodsReceipt.Line, String> NAME =
            LINE.maybe("article.name", line -> line.article().name());
    private static final Slot<GoodsReceipt.Line, String> ORDER = LINE.maybe("order", GoodsReceipt.Line::order);
    private static final Slot<GoodsReceipt.Line, LocalDate> EXPIRY = LINE.maybe("expiry", GoodsReceipt.Line::expiry);
    private static final Slot<GoodsReceipt.Line, String> SSCC = LINE.maybe("sscc", GoodsReceipt.Line::sscc);
    private static final Slot<GoodsReceipt.Line, String> SERIALS = LINE.many("serials", GoodsReceipt.Line::serials);

    private static final Layout<GoodsReceipt.Line> LINE_LAYOUT = layout(
                    segment(
                            at("RCD01", LINE_NUMBER),
                            measure("RCD02", "RCD03", QUANTITY),
                            Differences.differences(DIFFERENCES, DIFFERENCE)),
                    segment(at("SN101", ORDER_LINE), measure("SN102", "SN103", SHIPPED)),
                    segment(articles("LIN02", PurchaseOrderLines.PAIRS, IDS)),
                    segment(at("PID05", NAME)).when("PID01", "F"),
                    segment(at("REF02", ORDER)).when("REF01", "PO"),
                    segment(at("REF02", SERIALS)).whenEach("REF01", "SE"),
                    segment(readOnly(at("PRF01", ORDER))),
                    segment(date("DTM02", EXPIRY)).when("DTM01", "036"),
                    segment(at("MAN02", SSCC, Notations.sscc())).when("MAN01", "GM"))
            .until("RCD", "CTT", "SE");

    private static final Slot.Shape<Sheet<GoodsReceipt>> RECEIPT = new Slot.Shape<>();
    private static final Slot<Sheet<GoodsReceipt>, String> NUMBER =
            RECEIPT.one("goodsReceiptNumber", of(GoodsReceipt::goodsReceiptNumber));
    private static final Slot<Sheet<GoodsReceipt>, LocalDate> DATE =
            RECEIPT.one("receiptDate", sheet -> sheet.document().receiptDate().orElse(sheet.today()));
    private static final Slot<Sheet<GoodsReceipt>, String> FUNCTION =
            RECEIPT.one("function", of(GoodsReceipt::function));
    private static final Slot<Sheet<GoodsReceipt>, String> ORDERS = RECEIPT.many("orders", of(GoodsReceipt::orders));
    private static final Slot<Sheet<GoodsReceipt>, String> SHIPMENTS =
            RECEIPT.many("shipments", of(GoodsReceipt::shipments));
    private static final Slot<Sheet<GoodsReceipt>, LocalDate> RECEIVED =
            RECEIPT.maybe("receivedDate", sheet -> sheet.document()
                    .receivedDate()
                    .or(() -> sheet.day(sheet.document().receivedAt())));
    private static final Slot<Sheet<GoodsReceipt>, Parties.InRole> PARTIES =
            RECEIPT.many("parties", of(receipt -> Parties.of(receipt.parties())));
    private static final Slot<Sheet<GoodsReceipt>, GoodsReceipt.Line> LINES =
            RECEIPT.many("lines", of(GoodsReceipt::lines));
    private static final Counts<Sheet<GoodsReceipt>> COUNTS =
            Counts.of(RECEIPT, of(receipt -> receipt.lines().size()));

    private static final Layout<Sheet<GoodsReceipt>> LAYOUT = layout(
            segment(at("BRA01", NUMBER), date("BRA02", DATE), at("BRA03", FUNCTION, code("function")))
                    .with("BRA04", sheet -> "1", "1"),
            segment(at("REF02", ORDERS)).whenEach("REF01", "PO"),
            segment(at("REF02", SHIPMENTS)).whenEach("REF01", "SI"),
            segment(date("DTM02", RECEIVED)).when("DTM01", "050"),
            Parties.parties(PARTIES),
            group(LINE_LAYOUT, LINE, ReceivingAdvice::line, LINES),
            COUNTS.rule());

    static final TransactionSet SET = new OneDocument<>(
            "861",
            "RC",
            Kind.GOODS_RECEIPT,
            GoodsReceipt.class,
            RECEIPT,
            LAYOUT,
            NUMBER,
            ReceivingAdvice::check,
            ReceivingAdvice::build,
            ReceivingAdvice::warn);

    private ReceivingAdvice() {}

    private static List<Identified> ids(GoodsReceipt.Line line) {
        List<Identified> ids = new ArrayList<>(ArticleNumbers.of(line.article(), "supplier"));
        line.lot().ifPresent(lot -> ids.add(new Identified("lot", lot)));
        return ids;
    }

    private static Optional<GoodsReceipt.Line> line(Draft<GoodsReceipt.Line> draft, Message message, int segment) {
        Lines.require(draft, message, segment, QUANTITY, IDS, NAME);
        Map<String, String> ids = new LinkedHashMap<>(Identified.map(draft.all(IDS)));
        Optional<String> lot = Optional.ofNullable(ids.remove("lot"));
        return Optional.of(new GoodsReceipt.Line(
                draft.get(LINE_NUMBER).orElse(""),
                new Article("", ids, draft.get(NAME)),
                draft.get(QUANTITY).orElse(Measure.NOTHING),
                Optional.empty(),
                draft.get(SHIPPED),
                draft.all(DIFFERENCE),
                draft.get(ORDER),
                draft.get(ORDER_LINE),
                draft.get(SSCC),
                lot,
                draft.get(EXPIRY),
                draft.all(SERIALS),
                List.of()));
    }

    private static void check(Draft<Sheet<GoodsReceipt>> draft, Message message) {
        Lines.warnOfNone(message, draft.missing(LINES), "LIN", "RCD");
        COUNTS.check(
                draft,
                message,
                draft.all(LINES).size(),
                draft.all(LINES).stream().map(line -> line.quantity().value()));
    }

    private static void warn(GoodsReceipt receipt, SegmentWriter out) {
        Parties.warn(receipt.parties(), out);
        receipt.header().references().keySet().forEach(scheme -> out.notWritten("the reference " + scheme));
        receipt.receivedAt().ifPresent(value -> out.notWritten("the time of day the goods came"));
        if (!receipt.notes().isEmpty()) {
            out.notWritten("the notes");
        }
        receipt.lines().forEach(line -> {
            line.accepted().ifPresent(value -> out.notWritten("what was accepted of line " + line.number()));
            if (!line.notes().isEmpty()) {
                out.notWritten("the notes of line " + line.number());
            }
            if (line.differences().stream()
                    .anyMatch(difference -> difference.reason().isPresent())) {
                out.notWritten("the reason of a difference in line " + line.number());
            }
        });
    }

    private static GoodsReceipt build(Draft<Sheet<GoodsReceipt>> draft, Message message) {
        return new GoodsReceipt(
                Header.NEW.asTest(message.test()),
                draft.get(NUMBER).orElse(""),
                draft.get(FUNCTION).orElse("original"),
                draft.all(ORDERS),
                draft.all(SHIPMENTS),
                draft.get(DATE),
                Optional.empty(),
                draft.get(RECEIVED),
                Parties.map(draft.all(PARTIES)),
                Numbering.of(draft.all(LINES), GoodsReceipt.Line::number, ReceivingAdvice::renumbered, message),
                List.of());
    }

    private static GoodsReceipt.Line renumbered(GoodsReceipt.Line line, String number) {
        return new GoodsReceipt.Line(
                number,
                line.article(),
                line.quantity(),
                line.accepted(),
                line.shipped(),
                line.differences(),
                line.order(),
                line.orderLine(),
                line.sscc(),
                line.lot(),
                line.expiry(),
                line.serials(),
                line.notes());
    }
}
