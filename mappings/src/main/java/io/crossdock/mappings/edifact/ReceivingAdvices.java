package io.crossdock.mappings.edifact;

import static io.crossdock.mappings.edi.Layout.layout;
import static io.crossdock.mappings.edi.Rule.segment;
import static io.crossdock.mappings.edifact.Day.day;
import static io.crossdock.mappings.edifact.Elements.at;
import static io.crossdock.mappings.edifact.Elements.words;
import static io.crossdock.mappings.edifact.Parties.parties;
import static io.crossdock.mappings.edifact.ReceivedUnits.units;
import static io.crossdock.mappings.edifact.References.references;

import io.crossdock.config.Kind;
import io.crossdock.mappings.Context;
import io.crossdock.mappings.canonical.GoodsReceipt;
import io.crossdock.mappings.edi.Draft;
import io.crossdock.mappings.edi.Layout;
import io.crossdock.mappings.edi.Message;
import io.crossdock.mappings.edi.Slot;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** RECADV as goods receipts. */
final class ReceivingAdvices {

    private record Sheet(GoodsReceipt receipt, Context context) {

        private List<References.Reference> references() {
            return References.joined(
                    References.of(References.ORDER, receipt.orders()),
                    References.of(References.SHIPMENT, receipt.shipments()),
                    References.of(receipt.header().references()));
        }

        private Optional<LocalDate> received() {
            return receipt.receivedDate()
                    .or(() -> receipt.receivedAt().map(instant -> LocalDate.ofInstant(instant, context.zone())));
        }
    }

    private static final Slot.Shape<Sheet> RECEIPT = new Slot.Shape<>();
    private static final Slot<Sheet, String> NUMBER =
            RECEIPT.one("goodsReceiptNumber", sheet -> sheet.receipt().goodsReceiptNumber());
    private static final Slot<Sheet, String> FUNCTION =
            RECEIPT.one("function", sheet -> sheet.receipt().function());
    private static final Slot<Sheet, LocalDate> DATE =
            RECEIPT.one("receiptDate", sheet -> sheet.receipt().receiptDate().orElseGet(sheet.context()::today));
    private static final Slot<Sheet, LocalDate> RECEIVED = RECEIPT.maybe("receivedDate", Sheet::received);
    private static final Slot<Sheet, String> NOTES =
            RECEIPT.many("notes", sheet -> sheet.receipt().notes());
    private static final Slot<Sheet, References.Reference> REFERENCES =
            RECEIPT.many("orders, shipments, header.references", Sheet::references);
    private static final Slot<Sheet, Parties.InRole> PARTIES =
            RECEIPT.many("parties", sheet -> Parties.of(sheet.receipt().parties()));
    private static final Slot<Sheet, ReceivedUnits.Unit> UNITS =
            RECEIPT.many("lines", sheet -> ReceivedUnits.of(sheet.receipt().lines()));
    private static final Slot<Sheet, GoodsReceipt.Line> LOOSE = RECEIPT.many("lines", sheet -> List.of());
    private static final Controls<Sheet> CONTROLS =
            Controls.in(RECEIPT, sheet -> sheet.receipt().lines().size());

    private static final Layout<Sheet> LAYOUT = layout(
            segment(at("BGM/1004", NUMBER), at("BGM/1225", FUNCTION, Elements.knownCode("function")))
                    .with("BGM/1001", "632"),
            day(DATE, "137"),
            day(RECEIVED, "50", "310"),
            segment(words("FTX/4440", NOTES)).with("FTX/4451", "AAI"),
            references(REFERENCES, References.ORDER, References.SHIPMENT),
            parties(PARTIES),
            units(UNITS),
            ReceivedUnits.looseLines(LOOSE),
            CONTROLS.counted());

    static final Mapping MAPPING = new Single<>(
            Mapping.Title.of("RECADV", "Receiving advice", "EAN002", "EAN005"),
            Kind.GOODS_RECEIPT,
            GoodsReceipt.class,
            RECEIPT,
            LAYOUT,
            NUMBER,
            Sheet::new,
            ReceivingAdvices::receipt,
            ReceivingAdvices::notWritten);

    private ReceivingAdvices() {}

    private static List<String> notWritten(GoodsReceipt receipt) {
        List<String> lost = new ArrayList<>();
        if (receipt.receivedAt().isPresent()) {
            lost.add("the time of day of the receipt");
        }
        if (receipt.lines().stream().anyMatch(ReceivedUnits::losesUnits)) {
            lost.add("the unit of a difference");
        }
        receipt.lines().stream()
                .flatMap(line -> References.notWritten(line.order(), line.orderLine()))
                .distinct()
                .forEach(lost::add);
        return lost;
    }

    private static GoodsReceipt receipt(Draft<Sheet> draft, Message message) {
        List<References.Reference> references = draft.all(REFERENCES);
        List<GoodsReceipt.Line> lines = ReceivedUnits.lines(draft.all(UNITS), draft.all(LOOSE));
        if (lines.isEmpty()) {
            message.warn(Faults.NO_LINES, 0, Optional.empty(), "the receipt has no lines");
        }
        CONTROLS.check(draft, message, () -> BigDecimal.ZERO);
        return new GoodsReceipt(
                message.header(References.others(references, References.ORDER, References.SHIPMENT)),
                draft.get(NUMBER).orElse(""),
                draft.get(FUNCTION).orElse("original"),
                References.numbers(references, References.ORDER),
                References.numbers(references, References.SHIPMENT),
                draft.get(DATE),
                Optional.empty(),
                draft.get(RECEIVED),
                Parties.map(draft.all(PARTIES)),
                lines,
                draft.all(NOTES));
    }
}
