package io.crossdock.mappings.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.crossdock.config.Checked;
import io.crossdock.config.Location;
import io.crossdock.config.Problem;
import io.crossdock.config.Wire;
import io.crossdock.mappings.Context;
import io.crossdock.mappings.canonical.Article;
import io.crossdock.mappings.canonical.Document;
import io.crossdock.mappings.canonical.Place;
import io.crossdock.mappings.canonical.Shape;
import io.crossdock.mappings.layout.Entry;
import io.crossdock.mappings.layout.Field;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharsetEncoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Documents being written as the rows of one file. */
final class RowWriting {

    private static final Problem.Code NO_COLUMNS =
            Problem.Code.setup("CSV-KIND", "Let the channel carry only kinds that it names columns for.");
    private static final Problem.Code NO_CHARACTER = Problem.Code.data(
            "CHARACTER-UNWRITABLE", "Replace the character, or agree on a character set that has it.");

    private final CsvCodec codec;
    private final Context context;
    private final CharsetEncoder encoder;
    private final Map<String, Integer> positions = new HashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    RowWriting(CsvCodec codec, Context context) {
        this.codec = codec;
        this.context = context;
        this.encoder = codec.dialect().charset().newEncoder();
        codec.columns().names().forEach(name -> positions.put(name, positions.size()));
    }

    Checked<Wire> write(List<Document> documents) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (CsvWriter writer = codec.dialect().writer(out)) {
            if (codec.dialect().header()) {
                writer.writeRecord(codec.columns().names());
            }
            rows(documents).forEach(writer::writeRecord);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return problems.isEmpty()
                ? Checked.sound(Wire.of(context.name(), out.toByteArray()))
                : new Checked.Faulty<>(problems);
    }

    private List<List<String>> rows(List<Document> documents) {
        List<List<String>> rows = new ArrayList<>();
        Map<String, SharedRow> shared = new LinkedHashMap<>();
        for (Document document : documents) {
            Optional<RowLayout> layout = codec.layouts().stream()
                    .filter(each -> each.layout().kind() == document.kind())
                    .findFirst();
            if (layout.isEmpty()) {
                problems.add(NO_COLUMNS.at(
                        Location.of(document.number()),
                        "no columns for " + document.kind().word()));
            } else {
                write(document, layout.orElseThrow(), rows, shared);
            }
        }
        return rows;
    }

    /** The row of an article to which further kinds can still be written. */
    private record SharedRow(String[] cells, List<RowLayout> taken) {}

    private void write(Document document, RowLayout layout, List<List<String>> rows, Map<String, SharedRow> shared) {
        if (codec.layouts().size() == 1) {
            elements(document, layout).forEach(at -> {
                String[] cells = empty();
                fill(cells, document, layout, at);
                rows.add(Arrays.asList(cells));
            });
            return;
        }
        String article = article(document);
        SharedRow row = shared.get(article);
        if (row == null || row.taken().contains(layout)) {
            row = new SharedRow(empty(), new ArrayList<>());
            shared.put(article, row);
            rows.add(Arrays.asList(row.cells()));
        }
        row.taken().add(layout);
        fill(row.cells(), document, layout, new int[0]);
    }

    private static String article(Document document) {
        return document.articles().findFirst().map(Article::key).orElseGet(document::number);
    }

    private String[] empty() {
        String[] cells = new String[positions.size()];
        Arrays.fill(cells, "");
        return cells;
    }

    /** Which element of each repeating group stands in each row. */
    private static List<int[]> elements(Document document, RowLayout layout) {
        List<int[]> rows = new ArrayList<>();
        rows.add(new int[layout.depth()]);
        for (int depth = 0; depth < layout.depth(); depth++) {
            rows = within(document, layout.innermost(), depth, rows);
        }
        return rows;
    }

    private static List<int[]> within(Document document, Place place, int depth, List<int[]> outer) {
        List<int[]> inner = new ArrayList<>();
        for (int[] at : outer) {
            for (int i = 0; i < Math.max(1, place.count(document, depth, at)); i++) {
                int[] element = at.clone();
                element[depth] = i;
                inner.add(element);
            }
        }
        return inner;
    }

    private void fill(String[] cells, Document document, RowLayout layout, int[] at) {
        for (Field field : layout.layout().fields()) {
            Entry entry = layout.layout().entry(field, document, context.zone(), at);
            entry.problem().ifPresent(problems::add);
            String text = guarded(field, entry.text());
            if (!encoder.canEncode(text)) {
                problems.add(NO_CHARACTER.at(
                        Location.path(document.number(), field.name()),
                        codec.dialect().charset() + " has no character for part of '" + field.name() + "'"));
            }
            cells[positions.getOrDefault(field.name(), 0)] = text;
        }
    }

    private String guarded(Field field, String text) {
        boolean runs = codec.dialect().guardsFormulas()
                && field.place().leaf() == Shape.Leaf.TEXT
                && !text.isEmpty()
                && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
        return runs ? "'" + text : text;
    }
}
