package io.crossdock.mappings.tradacoms;

import static io.crossdock.mappings.edi.Rule.segment;
import static io.crossdock.mappings.tradacoms.Elements.at;
import static io.crossdock.mappings.tradacoms.Elements.count;
import static io.crossdock.mappings.tradacoms.Elements.implied;
import static io.crossdock.mappings.tradacoms.InvoiceTrailer.MONEY_DECIMALS;

import io.crossdock.mappings.edi.Draft;
import io.crossdock.mappings.edi.Layout;
import io.crossdock.mappings.edi.Message;
import io.crossdock.mappings.edi.Slot;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A message behind the documents of a file, which counts them and sums them up.
 *
 * @param type in MHD: {@code ORDTLR}
 * @param ends whether the file ends with it
 */
record FileTrailer(String type, boolean ends, Layout<FileTrailer.Sums> layout) {

    /** What is only compared. */
    interface Sums {}

    private static final Slot.Shape<Sums> SHAPE = new Slot.Shape<>();
    private static final Slot<Sums, String> KINDS = SHAPE.readAll("taxes (of all documents)");
    private static final Slot<Sums, BigDecimal> COUNT = SHAPE.readAll("documents of the file (their number)");
    private static final Slot<Sums, BigDecimal> EXTENDED = SHAPE.readAll("totals.lines + totals.charges (of all)");
    private static final Slot<Sums, BigDecimal> NET = SHAPE.readAll("totals.taxable (of all)");
    private static final Slot<Sums, BigDecimal> TAX = SHAPE.readAll("totals.tax (of all)");
    private static final Slot<Sums, BigDecimal> PAYABLE = SHAPE.readAll("totals.total (of all)");
    private static final Slot<Sums, BigDecimal> SETTLED = SHAPE.readAll("totals.taxable + totals.tax (of all)");

    static final FileTrailer ORDERS = new FileTrailer("ORDTLR", true, Layout.layout(segment(count("OFT/01", COUNT))));

    static final FileTrailer RATES = new FileTrailer(
            "VATTLR",
            false,
            Layout.layout(segment(
                    at("VRS/SEQA", KINDS),
                    at("VRS/VATC", KINDS),
                    at("VRS/VATP", KINDS),
                    implied("VRS/VSDE", MONEY_DECIMALS, EXTENDED),
                    implied("VRS/VSDI", MONEY_DECIMALS, NET),
                    implied("VRS/VVAT", MONEY_DECIMALS, TAX),
                    implied("VRS/VPSE", MONEY_DECIMALS, PAYABLE),
                    implied("VRS/VPSI", MONEY_DECIMALS, SETTLED))));

    static final FileTrailer INVOICES = new FileTrailer(
            "INVTLR",
            true,
            Layout.layout(segment(
                    implied("TOT/FASE", MONEY_DECIMALS, EXTENDED),
                    implied("TOT/FASI", MONEY_DECIMALS, NET),
                    implied("TOT/FVAT", MONEY_DECIMALS, TAX),
                    implied("TOT/FPSE", MONEY_DECIMALS, PAYABLE),
                    implied("TOT/FPSI", MONEY_DECIMALS, SETTLED),
                    count("TOT/FTNI", COUNT))));

    List<String> explain() {
        return layout.explain();
    }

    /** Tells in the message where it says otherwise than the documents; what sums them up is not compared where one was bad. */
    void compare(Message message, OpenFile file) {
        Draft<Sums> draft = SHAPE.draft();
        layout.read(message, draft);
        draft.all(COUNT).stream()
                .filter(said -> said.compareTo(BigDecimal.valueOf(file.messages())) != 0)
                .forEach(said -> message.miscount(
                        1,
                        Optional.empty(),
                        type + " counts " + said.toPlainString() + " documents, there are " + file.messages()));
        file.figures().ifPresent(figures -> {
            compare(message, "before settlement discount", draft.all(EXTENDED), figures.extended());
            compare(message, "after settlement discount", draft.all(NET), figures.net());
            compare(message, "of tax", draft.all(TAX), figures.tax());
            compare(message, "payable before settlement discount", draft.all(PAYABLE), figures.payable());
            compare(message, "payable after settlement discount", draft.all(SETTLED), figures.settled());
        });
    }

    private void compare(Message message, String what, List<BigDecimal> said, BigDecimal held) {
        BigDecimal sum = said.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (!said.isEmpty() && sum.compareTo(held) != 0) {
            message.warn(
                    TradacomsFaults.FIGURES,
                    0,
                    Optional.empty(),
                    type + " says " + sum.toPlainString() + " " + what + ", the documents sum up to "
                            + held.toPlainString());
        }
    }
}
