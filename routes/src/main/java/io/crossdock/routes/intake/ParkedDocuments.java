package io.crossdock.routes.intake;

import io.crossdock.config.Problem;
import io.crossdock.routes.store.Database;
import io.crossdock.routes.store.ParkedFor;
import io.crossdock.routes.store.ParkedRows;
import io.crossdock.routes.store.Problems;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The documents that intake parked or refused. */
public final class ParkedDocuments {

    private static final String OPEN = "PARKED";
    private static final String REFUSED = "REFUSED";
    private static final String REJECTED = "REJECTED";

    private final Database database;
    private final String tenant;

    public ParkedDocuments(Database database, String tenant) {
        this.database = database;
        this.tenant = tenant;
    }

    /** Called within the transaction of an intake batch; one that is known stays as it is. */
    void add(List<Parked> parked) {
        insert(parked.stream()
                .map(one -> row(one, one.refused() ? REFUSED : OPEN))
                .toList());
    }

    /** As {@link #add}, of what a person rejected when it was read before: it does not wait again. */
    void addRejected(List<Parked> rejected) {
        insert(rejected.stream().map(one -> row(one, REJECTED)).toList());
    }

    private void insert(List<Object[]> rows) {
        database.batch(
                "insert into intake_parked (tenant, document, transmission, channel, name, number, state, category, problems,"
                        + " excerpt, received, problem) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
                rows);
    }

    /** One that waited and does no more. */
    record Closed(String document, String transmission, String channel, String number) {}

    /**
     * Sound documents close the parked ones of their numbers; called within the transaction of an intake batch.
     *
     * @return those that are closed
     */
    List<Closed> supersede(String channel, Collection<String> numbers) {
        List<Closed> closed = ofNumbers(channel, numbers, OPEN);
        database.batch(
                "update intake_parked set state = 'SUPERSEDED' where tenant = ? and document = ?",
                closed.stream()
                        .map(one -> new Object[] {tenant, one.document()})
                        .toList());
        return closed;
    }

    /** Those that were closed so before. */
    List<Closed> superseded(String channel, Collection<String> numbers) {
        return ofNumbers(channel, numbers, "SUPERSEDED");
    }

    private List<Closed> ofNumbers(String channel, Collection<String> numbers, String state) {
        return numbers.isEmpty()
                ? List.of()
                : database.sql()
                        .sql("select document, transmission, channel, number from unnest(?) as wanted (item)"
                                + " join intake_parked on number = wanted.item"
                                + " where tenant = ? and channel = ? and state = ?")
                        .params(numbers.toArray(String[]::new), tenant, channel, state)
                        .query((row, index) -> closed(row))
                        .list();
    }

    /** Those that were closed when all of their transmission was read again; in the same order at every call. */
    List<Closed> readAgain(String transmission) {
        return database.sql()
                .sql("select document, transmission, channel, number from intake_parked"
                        + " where transmission = ? and tenant = ? and state = 'REPLAYED' order by document")
                .params(transmission, tenant)
                .query((row, index) -> closed(row))
                .list();
    }

    private static Closed closed(ResultSet row) throws SQLException {
        return new Closed(row.getString(1), row.getString(2), row.getString(3), row.getString(4));
    }

    /** What waits for a person, newest first. */
    public List<Parked> open(int most) {
        return database.sql()
                .sql("select * from intake_parked where tenant = ? and state = 'PARKED'"
                        + " order by tenant, state, received desc limit ?")
                .params(tenant, most)
                .query((row, index) -> parked(row))
                .list();
    }

    /** Those that wait since one of these is what is wrong first, newest first. */
    public List<Parked> lacking(List<String> problems, int most) {
        return database.sql()
                .sql(
                        "select intake_parked.* from unnest(?) as wanted (item) join intake_parked on problem = wanted.item"
                                + " where tenant = ? and state = 'PARKED' order by received desc limit ?")
                .params(problems.toArray(String[]::new), tenant, most)
                .query((row, index) -> parked(row))
                .list();
    }

    /** What waits for a person, a page at a time. */
    public ParkedRows<Parked> rows() {
        return new ParkedRows<>(database, tenant, "intake_parked", "*", "received", (row, index) -> parked(row));
    }

    /** What was refused, newest first. */
    public List<Parked> refused(int most) {
        return database.sql()
                .sql("select * from intake_parked where tenant = ? and state = 'REFUSED'"
                        + " order by tenant, state, received desc limit ?")
                .params(tenant, most)
                .query((row, index) -> parked(row))
                .list();
    }

    /** What is parked, by channel and by what is wrong with it. */
    public List<ParkedFor> problems() {
        return ParkedFor.in(database, tenant, "intake_parked", "received");
    }

    /** Those of the documents that are known, in no order. */
    public List<Parked> find(Collection<String> documents) {
        return database.sql()
                .sql("select intake_parked.* from unnest(?) as wanted (item)"
                        + " join intake_parked on document = wanted.item where tenant = ?")
                .params(documents.toArray(String[]::new), tenant)
                .query((row, index) -> parked(row))
                .list();
    }

    public Optional<Parked> find(String document) {
        return database.sql()
                .sql("select * from intake_parked where tenant = ? and document = ?")
                .params(tenant, document)
                .query((row, index) -> parked(row))
                .optional();
    }

    /** Those of the documents that wait for a person now, with the id of what is wrong with each. */
    public Map<String, String> waiting(Collection<String> documents) {
        return database
                .sql()
                .sql("select document, problem from unnest(?) as wanted (item)"
                        + " join intake_parked on document = wanted.item where tenant = ? and state = 'PARKED'")
                .params(documents.toArray(String[]::new), tenant)
                .query((row, index) -> Map.entry(row.getString(1), row.getString(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /**
     * The documents that wait for a person, oldest first.
     *
     * @param channel empty: any
     * @param problem the id of what is wrong; empty: anything
     */
    public List<String> search(String channel, String problem, Instant from, Instant to, int most) {
        return database.sql()
                .sql("select document from intake_parked where tenant = ? and state = 'PARKED'"
                        + " and received >= ? and received < ? and (? = '' or channel = ?) and (? = '' or problem = ?)"
                        + " order by received, document limit ?")
                .params(tenant, Database.time(from), Database.time(to), channel, channel, problem, problem, most)
                .query(String.class)
                .list();
    }

    /**
     * A person says that nothing will come of it: it is closed, and stays to be seen. Within the caller's transaction.
     *
     * @return whether it was parked
     */
    boolean reject(String document) {
        return database.sql()
                        .sql("update intake_parked set state = 'REJECTED'"
                                + " where tenant = ? and document = ? and state = 'PARKED'")
                        .params(tenant, document)
                        .update()
                > 0;
    }

    /** What of a transmission was refused, or rejected by a person. */
    List<Parked> turnedDown(String transmission) {
        return of(transmission, REFUSED, REJECTED);
    }

    /** What of a transmission a person rejected. */
    List<Parked> rejected(String transmission) {
        return of(transmission, REJECTED);
    }

    private List<Parked> of(String transmission, String... states) {
        return database.sql()
                .sql("select intake_parked.* from unnest(?) as wanted (item) join intake_parked on state = wanted.item"
                        + " where transmission = ? and tenant = ?")
                .params(states, transmission, tenant)
                .query((row, index) -> parked(row))
                .list();
    }

    private Object[] row(Parked parked, String state) {
        return new Object[] {
            tenant,
            parked.document(),
            parked.transmission(),
            parked.channel(),
            parked.name(),
            parked.number(),
            state,
            parked.problems().stream()
                    .map(Problem::category)
                    .findFirst()
                    .orElse(Problem.Category.BUG)
                    .name(),
            Problems.write(parked.problems()),
            parked.excerpt(),
            Database.time(parked.received()),
            Problems.code(parked.problems())
        };
    }

    private static Parked parked(ResultSet row) throws SQLException {
        return new Parked(
                row.getString("document"),
                row.getString("transmission"),
                row.getString("channel"),
                row.getString("name"),
                row.getString("number"),
                row.getString("state").equals(REFUSED),
                Problems.read(row.getBytes("problems")),
                row.getString("excerpt"),
                row.getObject("received", OffsetDateTime.class).toInstant());
    }
}
