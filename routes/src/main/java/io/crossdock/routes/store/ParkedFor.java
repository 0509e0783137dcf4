package io.crossdock.routes.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * The documents of a channel that wait for a person because of the same problem.
 *
 * @param problem its id
 * @param since when the oldest of them was parked
 */
public record ParkedFor(String channel, String problem, long documents, Instant since) {

    /**
     * All of a table in which documents are parked.
     *
     * @param since the column that says since when
     */
    public static List<ParkedFor> in(Database database, String tenant, String table, String since) {
        return database.sql()
                .sql("select channel, problem, count(*), min(" + since + ") from " + table
                        + " where tenant = ? and state = 'PARKED' group by channel, problem")
                .param(tenant)
                .query((row, index) -> new ParkedFor(
                        row.getString(1),
                        row.getString(2),
                        row.getLong(3),
                        row.getObject(4, OffsetDateTime.class).toInstant()))
                .list();
    }
}
