package io.crossdock.mappings.tradacoms;

import static io.crossdock.mappings.edi.Layout.layout;
import static io.crossdock.mappings.edi.Rule.segment;
import static io.crossdock.mappings.tradacoms.Elements.at;

import io.crossdock.mappings.edi.Content;
import io.crossdock.mappings.edi.Draft;
import io.crossdock.mappings.edi.Layout;
import io.crossdock.mappings.edi.Message;
import io.crossdock.mappings.edi.Slot;
import java.util.List;
import java.util.Optional;

/** RSGRSG, the last message of a transmission: it repeats the sender's reference and the recipient of STX. */
final class Reconciliation {

    static final String TYPE = "RSGRSG";

    private static final Slot.Shape<Content> SHAPE = new Slot.Shape<>();
    private static final Slot<Content, String> REFERENCE = SHAPE.read("(the transmission)");
    private static final Slot<Content, String> RECEIVER = SHAPE.read("(its recipient)");

    private static final Layout<Content> LAYOUT = layout(segment(at("RSG/01", REFERENCE), at("RSG/02", RECEIVER)));

    private Reconciliation() {}

    static List<String> explain() {
        return LAYOUT.explain().stream().map(line -> TYPE + ": " + line).toList();
    }

    static void compare(Message message, Content content) {
        Draft<Content> draft = SHAPE.draft();
        LAYOUT.read(message, draft);
        String reference = content.reading().interchange();
        draft.get(REFERENCE)
                .filter(said -> !said.equals(reference))
                .ifPresent(said -> message.warn(
                        TradacomsFaults.RECONCILIATION,
                        message.last("RSG"),
                        Optional.of(AnaTradacoms.position("RSG/01")),
                        "RSG speaks of transmission '" + said + "', STX of '" + reference + "'"));
        draft.get(RECEIVER)
                .filter(said ->
                        content.message().receiver().filter(said::equals).isEmpty())
                .ifPresent(said -> message.warn(
                        TradacomsFaults.RECONCILIATION,
                        message.last("RSG"),
                        Optional.of(AnaTradacoms.position("RSG/02")),
                        "RSG speaks of the recipient '" + said + "', STX of '"
                                + content.message().receiver().orElse("") + "'"));
    }
}
