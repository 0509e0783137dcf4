package io.crossdock.ops.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** Rows in columns as wide as their widest cell; figures are aligned to the right. */
final class Table {

    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    Table(String... heading) {
        rows.add(List.of(heading));
    }

    Table row(Object... cells) {
        rows.add(IntStream.range(0, cells.length)
                .mapToObj(column -> String.valueOf(cells[column]))
                .toList());
        return this;
    }

    boolean isEmpty() {
        return rows.size() == 1;
    }

    void print(PrintWriter out) {
        int columns = rows.get(0).size();
        List<Integer> widths = IntStream.range(0, columns).mapToObj(this::width).toList();
        List<Boolean> figures =
                IntStream.range(0, columns).mapToObj(this::isOfFigures).toList();
        for (List<String> row : rows) {
            StringBuilder text = new StringBuilder();
            for (int column = 0; column < columns; column++) {
                String cell = row.get(column);
                String padding = " ".repeat(widths.get(column) - Text.width(cell));
                text.append(figures.get(column) ? padding + cell : cell + padding)
                        .append(GAP);
            }
            out.println(text.toString().stripTrailing());
        }
    }

    private int width(int column) {
        return Collections.max(
                rows.stream().map(row -> Text.width(row.get(column))).toList());
    }

    private boolean isOfFigures(int column) {
        return !isEmpty()
                && rows.stream().skip(1).allMatch(row -> row.get(column).matches("[0-9.,]+|-|"));
    }
}
