package io.crossdock.routes.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.RowMapper;

/**
 * The rows of a table in which documents are parked, a page at a time: those that wait because of one problem, in the order in which they
 * came. What a page costs depends neither on how many wait nor on how far down it is.
 *
 * @param columns what is read of each row
 * @param since the column that says since when it waits
 */
public record ParkedRows<T>(
        Database database, String tenant, String table, String columns, String since, RowMapper<T> row) {

    /** Where a row stands among those of its problem. */
    public record Place(Instant since, String document, String channel) {

        /** Before all rows. */
        public static final Place START = new Place(Instant.EPOCH, "", "");

        /** Behind all rows, and a date that every database knows. */
        public static final Place END = new Place(Instant.parse("9999-01-01T00:00:00Z"), "", "");
    }

    /** Those behind a place, the nearest first. */
    public List<T> after(String problem, Place place, int most) {
        return read(problem, place, ">", "", most);
    }

    /** Those before a place, the nearest first. */
    public List<T> before(String problem, Place place, int most) {
        return read(problem, place, "<", " desc", most);
    }

    /** By two questions, of which each is a part of the index: those of the same moment may be very many, as all of one file are. */
    private List<T> read(String problem, Place place, String beyond, String direction, int most) {
        String question = "select " + columns + " from " + table
                + " where state = 'PARKED' and tenant = ? and problem = ? and " + since;
        String order = Stream.of("state", "tenant", "problem", since, "document", "channel")
                .map(column -> column + direction)
                .collect(Collectors.joining(", ", " order by ", " limit ?"));
        List<T> rows = new ArrayList<>(database.sql()
                .sql(question + " = ? and document " + beyond + "= ? and (document " + beyond + " ? or channel "
                        + beyond + " ?)" + order)
                .params(
                        tenant,
                        problem,
                        Database.time(place.since()),
                        place.document(),
                        place.document(),
                        place.channel(),
                        most)
                .query(row)
                .list());
        if (rows.size() < most) {
            rows.addAll(database.sql()
                    .sql(question + " " + beyond + " ?" + order)
                    .params(tenant, problem, Database.time(place.since()), most - rows.size())
                    .query(row)
                    .list());
        }
        return rows;
    }
}
