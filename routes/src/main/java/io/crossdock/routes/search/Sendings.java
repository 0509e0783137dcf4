package io.crossdock.routes.search;

import io.crossdock.routes.store.Database;
import io.crossdock.routes.store.Problems;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What documents went out in, as its rows know: two questions, however many they are. */
final class Sendings {

    private static final int MOST = 500;

    private final Database database;
    private final String tenant;

    Sendings(Database database, String tenant) {
        this.database = database;
        this.tenant = tenant;
    }

    /** Of each document, oldest first. */
    Map<String, List<Trace.Sending>> of(Collection<String> documents) {
        List<Row> rows = database.sql()
                .sql("select i.document, t.* from unnest(?) as wanted (item)"
                        + " join delivery_item i on i.document = wanted.item"
                        + " join delivery_transmission t on t.id = i.transmission and t.tenant = i.tenant"
                        + " where i.tenant = ? order by t.created, t.id limit " + MOST)
                .params(documents.toArray(String[]::new), tenant)
                .query((row, index) -> row(row))
                .list();
        Map<String, List<Owed>> owed = owed(rows);
        Map<String, List<Trace.Sending>> sendings = new LinkedHashMap<>();
        rows.forEach(row -> sendings.computeIfAbsent(row.document(), document -> new ArrayList<>())
                .add(row.with(owed.getOrDefault(row.sending().id(), List.of()))));
        return sendings;
    }

    private record Row(String document, Trace.Sending sending) {
        Trace.Sending with(List<Owed> owed) {
            return sending.owing(owed.stream()
                    .filter(one -> one.document().isEmpty() || one.document().equals(document))
                    .map(Owed::rung)
                    .toList());
        }
    }

    /** @param document whose acknowledgement it is; empty: that of the whole transmission */
    private record Owed(String transmission, String document, Trace.Rung rung) {}

    private Map<String, List<Owed>> owed(List<Row> rows) {
        Map<String, List<Owed>> owed = new LinkedHashMap<>();
        database.sql()
                .sql("select transmission, document, level, state, due, heard from unnest(?) as wanted (item)"
                        + " join delivery_awaited on transmission = wanted.item where tenant = ? order by level")
                .params(rows.stream().map(row -> row.sending().id()).distinct().toArray(String[]::new), tenant)
                .query((row, index) -> new Owed(
                        row.getString("transmission"),
                        row.getString("document"),
                        new Trace.Rung(
                                row.getString("level"),
                                row.getString("state"),
                                instant(row, "due"),
                                row.getString("heard"))))
                .list()
                .forEach(one -> owed.computeIfAbsent(one.transmission(), transmission -> new ArrayList<>())
                        .add(one));
        return owed;
    }

    private static Row row(ResultSet row) throws SQLException {
        byte[] problems = row.getBytes("problems");
        return new Row(
                row.getString("document"),
                new Trace.Sending(
                        row.getString("id"),
                        row.getString("channel"),
                        row.getString("name"),
                        row.getString("reference"),
                        row.getString("payload"),
                        row.getString("state"),
                        row.getInt("attempts"),
                        row.getObject("created", OffsetDateTime.class).toInstant(),
                        instant(row, "sent"),
                        instant(row, "delivered"),
                        problems == null ? List.of() : Problems.read(problems),
                        List.of()));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
