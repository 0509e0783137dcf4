package io.crossdock.connectors.sql;

import io.crossdock.config.Settings;
import io.crossdock.connectors.Fault;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes into each row who takes it, reads what it has so claimed, and writes that it is done once the hub has it. The table is the
 * only record: after a crash the claimed rows are the first that are read. No two ever claim the same row, since a claim is written
 * only where there is none.
 */
final class ByClaim implements Turn {

    private final Settings settings;
    private final Database database;
    private final Row row;
    private final String table;
    private final Settings claim;
    private final List<String> keys;

    ByClaim(Settings settings) {
        this.settings = settings;
        this.database = new Database(settings);
        this.row = new Row(settings);
        this.table = settings.text("table");
        this.claim = settings.group("claim");
        this.keys = settings.texts("key");
    }

    private String column() {
        return claim.text("column");
    }

    private String free() {
        return column() + (claim.has("free") ? " = ?" : " is null");
    }

    private String byKey() {
        return keys.stream().map(key -> key + " = ?").collect(Collectors.joining(" and "));
    }

    @Override
    public Optional<Taken> next(Connection connection, Sheet sheet) throws SQLException, IOException {
        Optional<Taken> left = read(connection, sheet);
        if (left.isEmpty() && claims(connection)) {
            left = read(connection, sheet);
            if (left.isEmpty()) {
                throw new Fault(Sql.SOURCE_UNUSABLE, "'query' does not give the rows that are claimed");
            }
        }
        connection.commit();
        return left;
    }

    private boolean claims(Connection connection) throws SQLException {
        String sql = "select " + String.join(", ", keys) + " from " + table + " where " + free() + " order by "
                + String.join(", ", keys);
        Set<List<Object>> free = new LinkedHashSet<>();
        try (PreparedStatement statement = database.limited(connection.prepareStatement(sql))) {
            statement.setMaxRows(row.isWhole() ? 1 : (int) settings.number("rows"));
            if (claim.has("free")) {
                statement.setString(1, claim.text("free"));
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    free.add(key(rows, Column.of(rows.getMetaData())));
                }
            }
        }
        return mark(connection, free, claim.text("as"), free(), claim.optionalText("free")) > 0;
    }

    private Optional<Taken> read(Connection connection, Sheet sheet) throws SQLException, IOException {
        String sql = "select * from " + Sql.from(settings) + " where " + column() + " = ? order by "
                + String.join(", ", keys);
        try (PreparedStatement statement = database.limited(connection.prepareStatement(sql))) {
            statement.setFetchSize(1_000);
            if (row.isWhole()) {
                statement.setMaxRows(1);
            }
            statement.setString(1, claim.text("as"));
            try (ResultSet rows = statement.executeQuery()) {
                return read(rows, sheet);
            }
        }
    }

    private Optional<Taken> read(ResultSet rows, Sheet sheet) throws SQLException, IOException {
        List<Column> columns = Column.of(rows.getMetaData());
        Set<List<Object>> taken = new LinkedHashSet<>();
        Optional<String> name = Optional.empty();
        while (rows.next()) {
            taken.add(key(rows, columns));
            sheet.add(row.bytes(rows, columns), row.isWhole());
            name = row.name(rows, columns);
        }
        return taken.isEmpty() ? Optional.empty() : Optional.of(new Claimed(taken, name));
    }

    private List<Object> key(ResultSet row, List<Column> columns) throws SQLException {
        List<Object> key = new ArrayList<>();
        for (String name : keys) {
            key.add(row.getObject(Column.named(name, columns).position()));
        }
        return key;
    }

    /**
     * Writes into the claim column, where the row is still as it was found.
     *
     * @return how many were
     */
    private long mark(Connection connection, Set<List<Object>> rows, String word, String still, Optional<String> value)
            throws SQLException {
        String sql = "update " + table + " set " + column() + " = ? where " + byKey() + " and " + still;
        try (PreparedStatement statement = database.limited(connection.prepareStatement(sql))) {
            for (List<Object> key : rows) {
                statement.setString(1, word);
                int at = 2;
                for (Object part : key) {
                    statement.setObject(at++, part);
                }
                if (value.isPresent()) {
                    statement.setString(at, value.get());
                }
                statement.addBatch();
            }
            return rows.isEmpty()
                    ? 0
                    : Arrays.stream(statement.executeBatch())
                            .filter(count -> count != 0)
                            .count();
        }
    }

    @Override
    public String probe(Connection connection) throws SQLException {
        String read = "select * from " + Sql.from(settings) + " where 1 = 0";
        String write = "update " + table + " set " + column() + " = " + column() + " where 1 = 0";
        try (PreparedStatement reading = database.limited(connection.prepareStatement(read));
                PreparedStatement writing = database.limited(connection.prepareStatement(write));
                ResultSet rows = reading.executeQuery()) {
            List<Column> columns = Column.of(rows.getMetaData());
            key(columns);
            writing.executeUpdate();
            return "rows of " + table + " can be read and claimed";
        } finally {
            connection.rollback();
        }
    }

    private void key(List<Column> columns) {
        keys.forEach(name -> Column.named(name, columns));
        Column.named(column(), columns);
    }

    private final class Claimed implements Taken {

        private final Set<List<Object>> rows;
        private final Optional<String> name;

        Claimed(Set<List<Object>> rows, Optional<String> name) {
            this.rows = rows;
            this.name = name;
        }

        @Override
        public Optional<String> name() {
            return name;
        }

        @Override
        public void keep(Connection connection) throws SQLException {
            mark(connection, rows, claim.text("done"), column() + " = ?", Optional.of(claim.text("as")));
            connection.commit();
        }

        @Override
        public Place after(Place before) {
            return new Place(before.turn() + 1, "", "");
        }
    }
}
