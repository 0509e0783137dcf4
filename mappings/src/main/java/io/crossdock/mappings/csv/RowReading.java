package io.crossdock.mappings.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.crossdock.config.Location;
import io.crossdock.config.Problem;
import io.crossdock.config.Wire;
import io.crossdock.mappings.Decoded;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** One file being read from its first row to its last. */
final class RowReading {

    private static final Problem.Code NO_COLUMN = Problem.Code.data(
            "COLUMN-MISSING", "Ask for a file with this heading, or correct the heading in the channel.");
    private static final Problem.Code COLUMN_TWICE =
            Problem.Code.data("COLUMN-TWICE", "Ask for a file with one column of this heading.");
    private static final Problem.Code SHORT =
            Problem.Code.data("ROW-SHORT", "Ask whether the file was cut off; else allow short-rows in the channel.");
    private static final Problem.Code DAMAGED =
            Problem.Code.data("TEXT-DAMAGED", "Name the file's real character set in the channel.");
    private static final Problem.Code BROKEN =
            Problem.Code.data("CSV-BROKEN", "Look for a quotation mark that is never closed.");

    private final CsvCodec codec;
    private final String source;
    private final Consumer<Decoded> each;
    private final Map<String, Integer> positions = new HashMap<>();
    private final Map<Integer, String> unwanted = new HashMap<>();
    private final List<RowDocuments> documents = new ArrayList<>();
    private List<String> headings = List.of();
    private long line;
    private boolean faultless = true;

    RowReading(CsvCodec codec, String source, Consumer<Decoded> each) {
        this.codec = codec;
        this.source = source;
        this.each = each;
    }

    void read(CsvReader<CsvRecord> rows) {
        line = codec.dialect().skipped();
        Iterator<CsvRecord> records = rows.iterator();
        try {
            if (beginsSoundly(records)) {
                records.forEachRemaining(this::row);
            }
        } catch (CsvParseException broken) {
            finishAll();
            refuse(List.of(BROKEN.at(at(line + 1, ""), "the rows after this one cannot be told apart")), List.of());
        }
        finishAll();
        snapshots();
    }

    private boolean beginsSoundly(Iterator<CsvRecord> records) {
        boolean named = codec.dialect().header() && records.hasNext();
        headings = named ? strip(take(records.next())) : codec.columns().names();
        List<Problem> problems = findColumns();
        if (!problems.isEmpty()) {
            refuse(problems, List.of());
            return false;
        }
        codec.layouts()
                .forEach(layout -> documents.add(new RowDocuments(layout, positions, this::emit, this::excerpt)));
        return true;
    }

    private static List<String> strip(List<String> cells) {
        return cells.stream().map(String::strip).toList();
    }

    private List<String> take(CsvRecord row) {
        line = codec.dialect().skipped() + row.getStartingLineNumber();
        return row.getFields();
    }

    private List<Problem> findColumns() {
        List<Problem> problems = new ArrayList<>();
        Set<String> named = new LinkedHashSet<>(codec.columns().names());
        for (int i = 0; i < headings.size(); i++) {
            String heading = headings.get(i);
            if (!named.contains(heading)) {
                unwanted.put(i, heading.isEmpty() ? Integer.toString(i + 1) : heading);
            } else if (positions.putIfAbsent(heading, i) != null) {
                problems.add(COLUMN_TWICE.at(at(line, heading), "the heading '" + heading + "' stands twice"));
            }
        }
        named.removeAll(positions.keySet());
        named.removeAll(codec.columns().optional());
        named.forEach(missing -> problems.add(NO_COLUMN.at(
                at(line, missing), "no heading '" + missing + "'; the file has " + String.join(", ", headings))));
        return problems;
    }

    private void row(CsvRecord row) {
        List<String> cells = take(row);
        List<Problem> problems = check(cells);
        if (!problems.isEmpty()) {
            refuse(problems, cells);
            return;
        }
        List<Decoded.Unmapped> unmapped = unmapped(cells);
        documents.forEach(each -> each.row(cells, at(line, ""), unmapped));
    }

    private List<Problem> check(List<String> cells) {
        List<Problem> problems = new ArrayList<>();
        if (cells.size() < headings.size() && !codec.dialect().shortRows()) {
            problems.add(SHORT.at(at(line, ""), "the row has " + cells.size() + " cells of " + headings.size()));
        }
        for (int i = 0; i < cells.size(); i++) {
            if (cells.get(i).indexOf('\uFFFD') >= 0) {
                String heading = i < headings.size() ? headings.get(i) : Integer.toString(i + 1);
                problems.add(DAMAGED.at(
                        at(line, heading),
                        "the text has bytes that are not " + codec.dialect().charset()));
            }
        }
        return problems;
    }

    private List<Decoded.Unmapped> unmapped(List<String> cells) {
        if (unwanted.isEmpty() && cells.size() <= headings.size()) {
            return List.of();
        }
        List<Decoded.Unmapped> unmapped = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            String name = i < headings.size() ? unwanted.get(i) : Integer.toString(i + 1);
            if (name != null && !cells.get(i).isBlank()) {
                unmapped.add(new Decoded.Unmapped("column " + name, cells.get(i)));
            }
        }
        return unmapped;
    }

    private void refuse(List<Problem> problems, List<String> cells) {
        emit(new Decoded.Bad(
                excerpt(cells.isEmpty() ? List.of() : List.of(cells)), Optional.empty(), at(line, ""), problems));
    }

    private void emit(Decoded decoded) {
        faultless &= decoded instanceof Decoded.Good;
        each.accept(decoded);
    }

    private Location at(long where, String heading) {
        return new Location(source, where, 0, heading);
    }

    /** The headings and the rows in question: a file of its own, which can be repaired and read again. */
    private Wire excerpt(List<List<String>> rows) {
        return Excerpts.of(source, codec.dialect(), headings, rows);
    }

    private void finishAll() {
        documents.forEach(RowDocuments::finish);
    }

    private void snapshots() {
        for (RowDocuments kind : documents) {
            if (kind.kind().isState()) {
                each.accept(codec.coverage().snapshot(kind.kind(), kind.count(), faultless));
            }
        }
    }
}
