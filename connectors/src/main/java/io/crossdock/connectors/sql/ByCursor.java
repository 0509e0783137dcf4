package io.crossdock.connectors.sql;

import io.crossdock.config.Settings;
import io.crossdock.connectors.Bookmark;
import io.crossdock.connectors.Fault;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Goes on behind the value that the bookmark names. Rows of equal value stay together, since the next question begins behind them. A
 * value is taken only some time after it was the highest: a row of a lower one may still be in a transaction that commits later.
 */
final class ByCursor implements Turn {

    private record Sight(Instant at, Cursor highest) {}

    private final Settings settings;
    private final Bookmark bookmark;
    private final Database database;
    private final Row row;
    private final InstantSource clock;
    private final Duration settle;
    private Optional<Sight> seen = Optional.empty();
    private Optional<Cursor> settled = Optional.empty();

    ByCursor(Settings settings, Bookmark bookmark, InstantSource clock) {
        this.settings = settings;
        this.bookmark = bookmark;
        this.clock = clock;
        this.database = new Database(settings);
        this.row = new Row(settings);
        this.settle = settings.time("settle");
    }

    @Override
    public Optional<Taken> next(Connection connection, Sheet sheet) throws SQLException, IOException {
        Optional<Cursor> behind = behind();
        Optional<Cursor> upTo = settle.isZero() ? Optional.empty() : settled(connection);
        if (!settle.isZero() && upTo.isEmpty() || behind.isPresent() && behind.equals(upTo)) {
            connection.rollback();
            return Optional.empty();
        }
        Optional<Taken> taken = read(connection, behind, upTo, sheet);
        connection.rollback();
        return taken;
    }

    private Optional<Cursor> behind() {
        Place place = Place.of(bookmark);
        return place.type().isEmpty()
                ? Optional.empty()
                : Optional.of(new Cursor(Cursor.Type.valueOf(place.type()), place.value()));
    }

    /** The highest value that was seen long enough ago. */
    private Optional<Cursor> settled(Connection connection) throws SQLException {
        Instant now = clock.instant();
        boolean due = seen.map(sight -> !now.isBefore(sight.at().plus(settle))).orElse(false);
        if (due) {
            settled = seen.map(Sight::highest);
        }
        if (due || seen.isEmpty()) {
            seen = highest(connection).map(value -> new Sight(now, value));
        }
        return settled;
    }

    private Optional<Cursor> highest(Connection connection) throws SQLException {
        String sql = "select max(" + settings.text("cursor") + ") from " + Sql.from(settings);
        try (PreparedStatement statement = database.limited(connection.prepareStatement(sql));
                ResultSet result = statement.executeQuery()) {
            result.next();
            return Cursor.maybe(Column.of(result.getMetaData()).get(0), result);
        }
    }

    private String sql(Optional<Cursor> behind, Optional<Cursor> upTo) {
        String cursor = settings.text("cursor");
        List<String> conditions = new ArrayList<>();
        behind.ifPresent(value -> conditions.add(cursor + " > ?"));
        upTo.ifPresent(value -> conditions.add(cursor + " <= ?"));
        return "select * from " + Sql.from(settings)
                + (conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions))
                + " order by " + cursor;
    }

    private Optional<Taken> read(Connection connection, Optional<Cursor> behind, Optional<Cursor> upTo, Sheet sheet)
            throws SQLException, IOException {
        int most = row.isWhole() ? 1 : (int) settings.number("rows");
        try (PreparedStatement statement = database.limited(connection.prepareStatement(sql(behind, upTo)))) {
            statement.setMaxRows(most + 1);
            statement.setFetchSize(Math.min(most + 1, 1_000));
            int at = 1;
            for (Optional<Cursor> bound : List.of(behind, upTo)) {
                if (bound.isPresent()) {
                    bound.get().bind(statement, at++);
                }
            }
            try (ResultSet rows = statement.executeQuery()) {
                return read(rows, most, sheet);
            }
        }
    }

    /** One row more than is wanted tells whether the last value goes on; then its rows wait for the next turn. */
    private Optional<Taken> read(ResultSet rows, int most, Sheet sheet) throws SQLException, IOException {
        List<Column> columns = Column.of(rows.getMetaData());
        Column column = Column.named(settings.text("cursor"), columns);
        List<byte[]> equal = new ArrayList<>();
        Optional<Cursor> last = Optional.empty();
        Optional<Cursor> before = Optional.empty();
        Optional<String> name = Optional.empty();
        int count = 0;
        while (rows.next()) {
            Optional<Cursor> present = Optional.of(Cursor.of(column, rows));
            if (!present.equals(last)) {
                put(equal, sheet);
                before = last;
                last = present;
            }
            if (++count > most) {
                return cut(before, name);
            }
            equal.add(row.bytes(rows, columns));
            name = row.name(rows, columns);
        }
        put(equal, sheet);
        Optional<String> named = name;
        return last.map(value -> new Group(value, named));
    }

    private static Optional<Taken> cut(Optional<Cursor> before, Optional<String> name) {
        if (before.isEmpty()) {
            throw new Fault(Sql.CURSOR_COARSE, "more rows than 'rows' allows share one value of the cursor");
        }
        return before.map(value -> new Group(value, name));
    }

    private void put(List<byte[]> equal, Sheet sheet) throws IOException {
        for (byte[] bytes : equal) {
            sheet.add(bytes, row.isWhole());
        }
        equal.clear();
    }

    @Override
    public String probe(Connection connection) throws SQLException {
        String sql = "select * from " + Sql.from(settings) + " where 1 = 0";
        try (PreparedStatement statement = database.limited(connection.prepareStatement(sql));
                ResultSet rows = statement.executeQuery()) {
            List<Column> columns = Column.of(rows.getMetaData());
            Column.named(settings.text("cursor"), columns);
            return "rows can be read, with the columns "
                    + columns.stream().map(Column::label).toList();
        } finally {
            connection.rollback();
        }
    }

    private record Group(Cursor last, Optional<String> name) implements Taken {

        @Override
        public void keep(Connection connection) {}

        @Override
        public Place after(Place before) {
            return new Place(before.turn() + 1, last.type().name(), last.text());
        }
    }
}
