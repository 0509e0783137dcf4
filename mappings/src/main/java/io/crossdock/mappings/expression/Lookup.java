package io.crossdock.mappings.expression;

import io.crossdock.config.Expression;
import io.crossdock.config.Problem;
import io.crossdock.config.tables.Table;
import io.crossdock.config.tables.Tables;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code $table(name, code)}: of the row that has the code in its first column the second one; {@code $table(name, code, column, key)}
 * names both.
 */
final class Lookup {

    /** A text in quotes, or the function with whatever begins its first argument. */
    private static final Pattern CALLS = Pattern.compile(
            "\\$table\\s*\\(\\s*+(?<name>\"[^\"]*+\"|'[^']*+')?" + "|\"(?:\\\\.|[^\"\\\\])*+\"|'(?:\\\\.|[^'\\\\])*+'",
            Pattern.DOTALL);

    private final Tables tables;
    private final Map<String, Map<String, Table.Row>> indexes = new ConcurrentHashMap<>();

    Lookup(Tables tables) {
        this.tables = tables;
    }

    /** Tables that are asked and are not there. */
    static List<Problem> problems(Expression written) {
        List<Problem> problems = new ArrayList<>();
        Matcher calls = CALLS.matcher(written.text());
        while (calls.find()) {
            if (calls.group().startsWith("$")) {
                Optional<String> name = Optional.ofNullable(calls.group("name"))
                        .map(quoted -> quoted.substring(1, quoted.length() - 1));
                problem(written, name).ifPresent(problems::add);
            }
        }
        return problems;
    }

    private static Optional<Problem> problem(Expression written, Optional<String> name) {
        Tables tables = written.tables();
        if (name.isEmpty()) {
            return Optional.of(ExpressionProblems.TABLE_UNKNOWN.at(
                    written.at(), "$table needs the name of its table as a text: $table(\"units\", code)"));
        }
        if (tables.table(name.get()).isPresent()) {
            return Optional.empty();
        }
        String why = Optional.ofNullable(tables.faults().get(name.get()))
                .orElseGet(() -> "is not there; there are: "
                        + (tables.byName().isEmpty()
                                ? "none"
                                : String.join(", ", tables.byName().keySet())));
        return Optional.of(ExpressionProblems.TABLE_UNKNOWN.at(written.at(), "tables/" + name.get() + ".csv " + why));
    }

    @Nullable
    Object find(List<?> arguments) {
        String name = argument(arguments, 0)
                .orElseThrow(() -> new IllegalArgumentException("$table without the name of a table"));
        Table table =
                tables.table(name).orElseThrow(() -> new IllegalArgumentException("there is no table '" + name + "'"));
        String column = column(arguments, 2, 1, name, table);
        String key = column(arguments, 3, 0, name, table);
        return argument(arguments, 1)
                .map(code -> index(name, table, key).get(code.strip()))
                .map(row -> row.cells().get(column))
                .filter(cell -> !cell.isEmpty())
                .orElse(null);
    }

    private static String column(List<?> arguments, int argument, int otherwise, String name, Table table) {
        Optional<String> column = argument(arguments, argument)
                .or(() -> table.columns().stream().skip(otherwise).findFirst());
        return column.filter(table.columns()::contains)
                .orElseThrow(() -> new IllegalArgumentException("table '" + name + "' has no column "
                        + column.map(named -> "'" + named + "'").orElse("but its first") + "; its columns are "
                        + String.join(", ", table.columns())));
    }

    private Map<String, Table.Row> index(String name, Table table, String key) {
        return indexes.computeIfAbsent(name + '\n' + key, asked -> {
            Map<String, Table.Row> rows = new HashMap<>();
            table.rows().forEach(row -> rows.putIfAbsent(row.cells().getOrDefault(key, ""), row));
            return rows;
        });
    }

    private static Optional<String> argument(List<?> arguments, int index) {
        return index < arguments.size()
                ? Optional.ofNullable(arguments.get(index)).map(Object::toString)
                : Optional.empty();
    }
}
