package io.crossdock.mappings.guide;

import io.crossdock.config.Checked;
import io.crossdock.mappings.canonical.CanonicalJson;
import io.crossdock.mappings.canonical.Document;
import io.crossdock.mappings.edi.Position;
import io.crossdock.mappings.edi.SegmentWriter;
import io.crossdock.mappings.edi.Sheet;
import io.crossdock.mappings.expression.Allowance;
import io.crossdock.mappings.expression.Content;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One message being amended by a guide, after the standard mapping has put it together. */
final class GuideWriting {

    private final Guide guide;
    private final SegmentWriter out;
    /** The document that the message holds, or the first of several. */
    private final Map<?, ?> document;

    private final List<Map<?, ?>> documents;
    private final Allowance allowance = new Allowance();

    GuideWriting(Guide guide, List<? extends Document> documents, SegmentWriter out) {
        this.guide = guide;
        this.out = out;
        this.documents = documents.stream()
                .<Map<?, ?>>map(each -> new Content(CanonicalJson.write(each)).value())
                .toList();
        this.document = this.documents.get(0);
    }

    void write() {
        Sheet.Block message = out.held().orElseThrow().message();
        guide.amended().forEach(each -> go(each, 0, message, document));
    }

    /** @param element of the document that the group is made of */
    private void go(Guide.Amended amended, int depth, Sheet.Block block, Object element) {
        if (depth == amended.target().groups().size()) {
            amend(amended, block, element);
            return;
        }
        String name = amended.target().groups().get(depth);
        List<Sheet.Block> blocks = block.blocks(name);
        List<?> elements = depth == 0 && documents.size() > 1 ? documents : elements(element, name);
        for (int i = 0; i < blocks.size(); i++) {
            go(amended, depth + 1, blocks.get(i), elements.size() == blocks.size() ? elements.get(i) : document);
        }
    }

    /** The elements of a list, or the values of a table. */
    private static List<?> elements(Object holder, String name) {
        @Nullable Object held = holder instanceof Map<?, ?> map ? map.get(name) : null;
        if (held instanceof Map<?, ?> table) {
            return List.copyOf(table.values());
        }
        return held instanceof List<?> list ? list : List.of();
    }

    private void amend(Guide.Amended amended, Sheet.Block block, Object element) {
        Checked<Optional<Object>> value = amended.formula()
                .value(
                        element,
                        Map.of("document", document),
                        allowance,
                        failure -> GuideProblems.FAILED.at(
                                out.at(amended.target().text()), name(amended) + " fails: " + failure));
        value.problems().forEach(out::problem);
        if (value instanceof Checked.Sound<Optional<Object>> sound
                && sound.value().isPresent()) {
            Object given = sound.value().get();
            text(given)
                    .ifPresentOrElse(
                            text -> put(amended, block, text),
                            () -> out.problem(GuideProblems.VALUE.at(
                                    out.at(amended.target().text()), name(amended) + " gives no single value")));
        }
    }

    private Optional<String> text(Object value) {
        return value instanceof Number ? Values.text(value).map(BigDecimal::new).map(out::print) : Values.text(value);
    }

    private void put(Guide.Amended amended, Sheet.Block block, String text) {
        Optional<Position> position = amended.target().position();
        if (position.isPresent()) {
            put(amended, position.get(), block, text);
        } else if (text.isEmpty()) {
            block.remove(amended.target().lines(block));
        } else {
            out.problem(GuideProblems.VALUE.at(
                    out.at(amended.target().text()),
                    name(amended) + " names no element, so it can only take the segment away, with an empty text"));
        }
    }

    private void put(Guide.Amended amended, Position position, Sheet.Block block, String text) {
        Target target = amended.target();
        List<Sheet.Line> lines = target.lines(block);
        lines.forEach(line -> line.amend(position, text));
        if (lines.isEmpty() && !text.isEmpty()) {
            Sheet.Line line = target.line();
            line.amend(position, text);
            if (!block.add(line, target.behind())) {
                out.problem(GuideProblems.NO_PLACE.at(
                        out.at(target.text()), name(amended) + ": the message has no place for " + target.tag()));
            }
        }
    }

    private static String name(Guide.Amended amended) {
        return "write " + amended.target().text() + " ("
                + amended.formula().written().at() + ")";
    }
}
