package io.crossdock.connectors.sql;

import io.crossdock.connectors.Fault;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A column of the rows that are read.
 *
 * @param position from 1
 * @param label its name in the row's JSON: the alias of the query, else the column's name as the database keeps it
 */
record Column(int position, String label, Content content) {

    static List<Column> of(ResultSetMetaData row) throws SQLException {
        List<Column> columns = new ArrayList<>();
        for (int at = 1; at <= row.getColumnCount(); at++) {
            columns.add(new Column(
                    at, row.getColumnLabel(at), Content.of(row.getColumnType(at), row.getColumnTypeName(at))));
        }
        return columns;
    }

    /** @param name as the channel writes it, in quotes where the database needs them */
    static Column named(String name, List<Column> columns) {
        String plain = name.replaceAll("[\"`\\[\\]]", "");
        return columns.stream()
                .filter(column -> column.label().equalsIgnoreCase(plain))
                .findFirst()
                .orElseThrow(() -> new Fault(
                        Sql.COLUMN_UNUSABLE,
                        "the rows have no column " + name + " but "
                                + columns.stream().map(Column::label).toList()));
    }

    /** Decimals as they are, times as {@code java.time} has them, arrays as lists; nothing where the row has none. */
    Optional<Object> value(ResultSet row) throws SQLException {
        return Optional.ofNullable(
                switch (content) {
                    case INSTANT -> row.getObject(position, OffsetDateTime.class);
                    case TIMESTAMP -> row.getObject(position, LocalDateTime.class);
                    case DATE -> row.getObject(position, LocalDate.class);
                    case TIME -> row.getObject(position, LocalTime.class);
                    case TEXT, JSON -> row.getString(position);
                    case BYTES -> row.getBytes(position);
                    case LIST -> list(row.getArray(position));
                    case WHOLE, NUMBER, BOOLEAN, UUID, ANY -> row.getObject(position);
                });
    }

    private static @Nullable Object list(@Nullable Array array) throws SQLException {
        return array == null ? null : Arrays.asList((Object[]) array.getArray());
    }
}
