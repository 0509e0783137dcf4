package io.crossdock.mappings.csv;

import io.crossdock.config.Kind;
import io.crossdock.config.Location;
import io.crossdock.config.Problem;
import io.crossdock.config.Wire;
import io.crossdock.mappings.Decoded;
import io.crossdock.mappings.layout.Field;
import io.crossdock.mappings.layout.Filling;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** The documents of one kind, as the rows of a file bring them. */
final class RowDocuments {

    private static final Problem.Code DIFFERS = Problem.Code.data(
            "ROWS-DIFFER", "Ask for one value in all rows of the document, or for one document in adjacent rows.");

    private static final Problem.Code LARGE = Problem.Code.data(
            "CSV-DOCUMENT-TOO-LARGE",
            "Ask for smaller documents; or look whether the column that tells documents apart is the right one.");

    private static final Problem.Code UNMAPPED = Problem.Code.data(
            "CSV-UNMAPPED", "Name the columns in the channel that are wanted, and leave the others out by a dash.");

    /** Of one document: it is held in memory, where a row takes a multiple of its bytes. */
    private static final int MOST_ROWS = 20_000;

    private static final int MOST_CHARACTERS = 8 * 1024 * 1024;
    private static final int MOST_UNMAPPED = 10_000;

    private final RowLayout layout;
    private final List<List<Column>> levels = new ArrayList<>();
    private final Optional<Column> key;
    private final List<Integer> own;
    private final Consumer<Decoded> emit;
    private final Function<List<List<String>>, Wire> excerpt;
    private Optional<Open> open = Optional.empty();
    private long count;

    /** A field and where its cell stands. */
    private record Column(int position, Field field) {
        String text(List<String> cells) {
            return position < cells.size() ? cells.get(position).strip() : "";
        }
    }

    /** A document whose rows are not all read. */
    private static final class Open {

        private final String key;
        private final Filling filling;
        /** As far as an excerpt has room for them. */
        private final List<List<String>> kept = new ArrayList<>();

        private final Map<Column, String> last = new IdentityHashMap<>();
        private final List<Decoded.Unmapped> unmapped = new ArrayList<>();
        private final List<Problem> warnings = new ArrayList<>();
        private int rows;
        private int characters;
        private boolean tooLarge;

        Open(String key, Filling filling) {
            this.key = key;
            this.filling = filling;
        }

        /** Counts a row; false where the document is larger than may be. */
        boolean grow(List<String> cells, Location at) {
            if (characters < Excerpts.MOST_BYTES) {
                kept.add(cells);
            }
            cells.forEach(cell -> characters += cell.length());
            rows++;
            boolean large = rows > MOST_ROWS || characters > MOST_CHARACTERS;
            if (large && !tooLarge) {
                filling.problem(LARGE.at(
                        at, "one document has more than " + MOST_ROWS + " rows or " + MOST_CHARACTERS + " characters"));
            }
            tooLarge |= large;
            return !tooLarge;
        }

        void leave(List<Decoded.Unmapped> more, Location at) {
            int room = MOST_UNMAPPED - unmapped.size();
            unmapped.addAll(more.subList(0, Math.min(room, more.size())));
            if (more.size() > room && warnings.isEmpty()) {
                warnings.add(
                        UNMAPPED.at(at, "only the first " + MOST_UNMAPPED + " values that no column takes are kept"));
            }
        }
    }

    RowDocuments(
            RowLayout layout,
            Map<String, Integer> positions,
            Consumer<Decoded> emit,
            Function<List<List<String>>, Wire> excerpt) {
        this.layout = layout;
        this.emit = emit;
        this.excerpt = excerpt;
        this.own = layout.own().stream()
                .filter(positions::containsKey)
                .map(positions::get)
                .toList();
        for (int groups = 0; groups <= layout.depth(); groups++) {
            levels.add(layout.fields(groups).stream()
                    .filter(field -> positions.containsKey(field.name()))
                    .map(field -> new Column(positions.getOrDefault(field.name(), 0), field))
                    .toList());
        }
        this.key = levels.get(0).stream()
                .filter(column -> layout.key().equals(Optional.of(column.field())))
                .findFirst();
    }

    Kind kind() {
        return layout.layout().kind();
    }

    long count() {
        return count;
    }

    void row(List<String> cells, Location at, List<Decoded.Unmapped> unmapped) {
        if (!own.isEmpty()
                && own.stream().allMatch(i -> i >= cells.size() || cells.get(i).isBlank())) {
            return;
        }
        Open document = document(cells, at);
        if (document.grow(cells, at)) {
            document.leave(unmapped, at);
            fill(document, cells, at);
        }
        if (layout.depth() == 0) {
            finish();
        }
    }

    private Open document(List<String> cells, Location at) {
        String text = key.isEmpty() ? "" : key.get().text(cells);
        if (open.isPresent() && open.orElseThrow().key.equals(text)) {
            return open.orElseThrow();
        }
        finish();
        Open begun = new Open(text, new Filling(layout.layout(), at));
        open = Optional.of(begun);
        return begun;
    }

    private void fill(Open document, List<String> cells, Location at) {
        boolean first = document.rows == 1;
        for (Column column : levels.get(0)) {
            String text = column.text(cells);
            if (first) {
                put(document, column, text, at);
            } else if (!text.isEmpty() && !text.equals(document.last.get(column))) {
                document.filling.problem(
                        DIFFERS.at(heading(at, column), "the first row of the document says something else"));
            }
            if (first && layout.depth() > 0) {
                document.last.put(column, text);
            }
        }
        for (int groups = 1; groups <= layout.depth(); groups++) {
            group(document, groups, cells, at);
        }
    }

    /** The innermost group has an element a row; the groups around it, one for each run of equal cells. */
    private void group(Open document, int groups, List<String> cells, Location at) {
        List<Column> columns = levels.get(groups);
        boolean innermost = groups == layout.depth();
        boolean begins = innermost
                ? columns.stream().anyMatch(column -> !column.text(cells).isEmpty())
                : columns.stream().anyMatch(column -> !column.text(cells).equals(document.last.get(column)));
        if (!begins) {
            return;
        }
        document.filling.begin(layout.innermost(), groups - 1, at);
        for (Column column : columns) {
            put(document, column, column.text(cells), at);
            document.last.put(column, column.text(cells));
        }
    }

    private static void put(Open document, Column column, String text, Location at) {
        if (!text.isEmpty()) {
            document.filling.put(column.field(), text, heading(at, column));
        }
    }

    private static Location heading(Location at, Column column) {
        return new Location(at.source(), at.line(), 0, column.field().name());
    }

    void finish() {
        if (open.isEmpty()) {
            return;
        }
        Open document = open.orElseThrow();
        open = Optional.empty();
        Decoded decoded =
                document.filling.finish(document.warnings, document.unmapped, () -> excerpt.apply(document.kept));
        count += decoded instanceof Decoded.Good ? 1 : 0;
        emit.accept(decoded);
    }
}
