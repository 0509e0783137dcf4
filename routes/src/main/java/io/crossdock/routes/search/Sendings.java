package io.crossdock.routes.search;

import io.crossdock.routes.store.Database;
import io.crossdock.routes.store.Problems;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** What a document went out in, as its rows know. */
final class Sendings {

    private final Database database;
    private final String tenant;

    Sendings(Database database, String tenant) {
        this.database = database;
        this.tenant = tenant;
    }

    List<Trace.Sending> of(String document) {
        return database.sql()
                .sql("select t.* from delivery_item i join delivery_transmission t"
                        + " on t.id = i.transmission and t.tenant = i.tenant"
                        + " where i.document = ? and i.tenant = ? order by t.created, t.id limit 200")
                .params(document, tenant)
                .query((row, index) -> sending(row, document))
                .list();
    }

    private Trace.Sending sending(ResultSet row, String document) throws SQLException {
        byte[] problems = row.getBytes("problems");
        String id = row.getString("id");
        return new Trace.Sending(
                id,
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
                rungs(id, document));
    }

    private List<Trace.Rung> rungs(String transmission, String document) {
        return database.sql()
                .sql("select level, state, due, heard from delivery_awaited"
                        + " where transmission = ? and tenant = ? and document in ('', ?) order by level")
                .params(transmission, tenant, document)
                .query((row, index) -> new Trace.Rung(
                        row.getString("level"), row.getString("state"), instant(row, "due"), row.getString("heard")))
                .list();
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
