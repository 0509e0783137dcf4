package io.crossdock.routes.rerun;

import com.fasterxml.jackson.core.type.TypeReference;
import io.crossdock.routes.intake.Transmission;
import io.crossdock.routes.store.Database;
import io.crossdock.routes.store.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The rows of reruns: what was asked, what the preview says, what is done. A thousand documents are written at a time. */
final class RerunRows {

    private static final byte[] NOTHING = new byte[0];
    private static final TypeReference<Preview> PREVIEW = new TypeReference<>() {};
    private static final String COLUMNS =
            "select id, verb, state, author, reason, delivered, channel, bundle, created, ended from rerun where ";
    private static final String DOCUMENTS =
            "select ordinal, document, origin, again, transmission, place, kind, issuer,"
                    + " number, found, action, done, receivers, releases, differing, preview from rerun_document where ";

    private final Database database;
    private final String tenant;

    RerunRows(Database database, String tenant) {
        this.database = database;
        this.tenant = tenant;
    }

    /** Within the caller's transaction. */
    void add(Rerun rerun, List<RerunDocument> documents) {
        database.sql()
                .sql("insert into rerun (tenant, id, verb, state, author, reason, delivered, channel, bundle,"
                        + " created) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        tenant,
                        rerun.id(),
                        rerun.verb().name(),
                        rerun.state().name(),
                        rerun.author(),
                        rerun.reason(),
                        rerun.delivered(),
                        rerun.channel(),
                        rerun.bundle(),
                        Database.time(rerun.created()))
                .update();
        add(rerun.id(), documents);
    }

    /** Within the caller's transaction. */
    void add(String rerun, List<RerunDocument> documents) {
        database.batch(
                "insert into rerun_document (tenant, rerun, ordinal, document, origin, again, transmission, place, kind, issuer,"
                        + " number, found, action, done, receivers, releases, differing, preview, body)"
                        + " values (?, ?, ?, ?, ?, '', ?, ?, ?, ?, ?, ?, ?, false, ?, ?, ?, ?, ?)",
                documents.stream()
                        .map(one -> new Object[] {
                            tenant,
                            rerun,
                            one.ordinal(),
                            one.subject().document(),
                            one.subject().origin(),
                            one.subject().transmission(),
                            one.place(),
                            one.subject().kind(),
                            one.subject().issuer(),
                            one.subject().number(),
                            one.subject().found(),
                            one.decision().step().name(),
                            String.join(",", one.decision().receivers()),
                            String.join(",", one.decision().releases()),
                            one.differing(),
                            Json.write(one.decision().preview()),
                            NOTHING
                        })
                        .toList());
    }

    /**
     * What is read in the place of transmissions' own bytes; within the caller's transaction.
     *
     * @param texts keys of the texts, by transmission
     */
    void addTexts(String rerun, Map<String, String> texts) {
        database.batch(
                "insert into rerun_text (tenant, rerun, transmission, text) values (?, ?, ?, ?)",
                texts.entrySet().stream()
                        .map(text -> new Object[] {tenant, rerun, text.getKey(), text.getValue()})
                        .toList());
    }

    /** A transmission as a rerun reads it: as it came, or as a person put it right. */
    Transmission reads(String rerun, Transmission original) {
        return database.sql()
                .sql("select text from rerun_text where rerun = ? and transmission = ? and tenant = ?")
                .params(rerun, original.id(), tenant)
                .query(String.class)
                .optional()
                .map(original::holding)
                .orElse(original);
    }

    /** Whether a rerun reads this text in the place of a transmission's own. */
    boolean reads(String rerun, String text) {
        return database
                .sql()
                .sql("select transmission from rerun_text where rerun = ? and text = ? and tenant = ?")
                .params(rerun, text, tenant)
                .query(String.class)
                .list()
                .stream()
                .findFirst()
                .isPresent();
    }

    /** What is known of documents by now; within the caller's transaction. */
    void decide(String rerun, List<RerunDocument> documents) {
        database.batch(
                "update rerun_document set origin = ?, place = ?, kind = ?, issuer = ?, number = ?, action = ?, receivers = ?,"
                        + " releases = ?, preview = ? where rerun = ? and tenant = ? and ordinal = ?",
                documents.stream()
                        .map(one -> new Object[] {
                            one.subject().origin(),
                            one.place(),
                            one.subject().kind(),
                            one.subject().issuer(),
                            one.subject().number(),
                            one.decision().step().name(),
                            String.join(",", one.decision().receivers()),
                            String.join(",", one.decision().releases()),
                            Json.write(one.decision().preview()),
                            rerun,
                            tenant,
                            one.ordinal()
                        })
                        .toList());
    }

    /** Within the caller's transaction. */
    void differ(String rerun, RerunDocument document, int differing, byte[] body) {
        database.sql()
                .sql("update rerun_document set differing = ?, preview = ?, body = ?"
                        + " where rerun = ? and tenant = ? and ordinal = ?")
                .params(differing, Json.write(document.decision().preview()), body, rerun, tenant, document.ordinal())
                .update();
    }

    /** What a document says now, where it goes on from where it is parked. */
    Optional<byte[]> body(String rerun, int ordinal) {
        return database.sql()
                .sql("select body from rerun_document where rerun = ? and tenant = ? and ordinal = ?")
                .params(rerun, tenant, ordinal)
                .query(byte[].class)
                .optional()
                .filter(body -> body.length > 0);
    }

    Optional<Rerun> find(String id) {
        return database.sql()
                .sql(COLUMNS + "tenant = ? and id = ?")
                .params(tenant, id)
                .query((row, index) -> rerun(row))
                .optional();
    }

    /** Those in a state, oldest first. */
    List<Rerun> in(Rerun.State state, int most) {
        return database.sql()
                .sql(COLUMNS + "tenant = ? and state = ? order by created, id limit ?")
                .params(tenant, state.name(), most)
                .query((row, index) -> rerun(row))
                .list();
    }

    List<Rerun> latest(int most) {
        return database.sql()
                .sql(COLUMNS + "tenant = ? order by created desc limit ?")
                .params(tenant, most)
                .query((row, index) -> rerun(row))
                .list();
    }

    /** @return whether it was in the state that is left */
    boolean change(String id, Rerun.State from, Rerun.State to) {
        return database.durably(() -> database.sql()
                        .sql("update rerun set state = ? where tenant = ? and id = ? and state = ?")
                        .params(to.name(), tenant, id, from.name())
                        .update())
                == 1;
    }

    /** Forgets a preview that waits since before a time, with all that it said. */
    void lapse(Instant before) {
        database.durably(() -> database.sql()
                .sql(
                        "select id from rerun where state = 'PREVIEWED' and tenant = ? and created < ? order by created limit 1")
                .params(tenant, Database.time(before))
                .query(String.class)
                .optional()
                .filter(id -> change(id, Rerun.State.PREVIEWED, Rerun.State.LAPSED))
                .map(id -> database.sql()
                        .sql("delete from rerun_document where rerun = ? and tenant = ?")
                        .params(id, tenant)
                        .update()));
    }

    void end(String id, Instant now) {
        database.durably(() -> {
            database.sql()
                    .sql("update rerun set state = 'DONE', ended = ? where tenant = ? and id = ? and state = 'RUNNING'")
                    .params(Database.time(now), tenant, id)
                    .update();
        });
    }

    /** A transmission of which documents are still to be looked at, or to be done. */
    Optional<String> nextTransmission(String rerun, Collection<Step> steps) {
        return steps.stream()
                .map(step -> database.sql()
                        .sql(
                                "select transmission from rerun_document"
                                        + " where rerun = ? and tenant = ? and action = ? and done = false order by ordinal limit 1")
                        .params(rerun, tenant, step.name())
                        .query(String.class)
                        .optional())
                .flatMap(Optional::stream)
                .findFirst();
    }

    List<RerunDocument> ofTransmission(String rerun, String transmission) {
        return database.sql()
                .sql(DOCUMENTS + "rerun = ? and tenant = ? and transmission = ? order by ordinal")
                .params(rerun, tenant, transmission)
                .query((row, index) -> document(row))
                .list();
    }

    List<RerunDocument> page(String rerun, int after, int most) {
        return database.sql()
                .sql(DOCUMENTS + "rerun = ? and tenant = ? and ordinal > ? order by ordinal limit ?")
                .params(rerun, tenant, after, most)
                .query((row, index) -> document(row))
                .list();
    }

    List<RerunDocument> ofDocument(String rerun, String document) {
        return database.sql()
                .sql(DOCUMENTS + "rerun = ? and tenant = ? and document = ? union " + DOCUMENTS
                        + "rerun = ? and tenant = ? and again = ?")
                .params(rerun, tenant, document, rerun, tenant, document)
                .query((row, index) -> document(row))
                .list();
    }

    int nextOrdinal(String rerun) {
        return database.sql()
                        .sql("select coalesce(max(ordinal), -1) from rerun_document where rerun = ? and tenant = ?")
                        .params(rerun, tenant)
                        .query(Integer.class)
                        .single()
                + 1;
    }

    /** Forgets what an attempt that broke off found besides what was asked for. */
    void forgetFoundBeside(String rerun, String transmission) {
        database.sql()
                .sql(
                        "delete from rerun_document where rerun = ? and tenant = ? and transmission = ? and found = 'BESIDE'")
                .params(rerun, tenant, transmission)
                .update();
    }

    /** What the documents of a transmission become; it is written before it happens. */
    void become(String rerun, String transmission, String next) {
        database.durably(() -> {
            database.sql()
                    .sql(
                            "update rerun_document set again = ? || '-' || cast(place as varchar(20))"
                                    + " where rerun = ? and tenant = ? and transmission = ? and action <> 'NOTHING' and receivers <> ''")
                    .params(next, rerun, tenant, transmission)
                    .update();
        });
    }

    /** Within the caller's transaction. @return whether it is begun only now */
    boolean start(String rerun, String transmission) {
        return database.sql()
                        .sql("update rerun_document set again = transmission"
                                + " where rerun = ? and tenant = ? and transmission = ? and again = ''")
                        .params(rerun, tenant, transmission)
                        .update()
                > 0;
    }

    void done(String rerun, String transmission) {
        database.durably(() -> {
            database.sql()
                    .sql(
                            "update rerun_document set done = true, body = ? where rerun = ? and tenant = ? and transmission = ?")
                    .params(NOTHING, rerun, tenant, transmission)
                    .update();
        });
    }

    /** The reruns that had to do with a document: as what was asked for, or as what came of it. */
    List<String> reruns(String document) {
        return database.sql()
                .sql("select rerun from rerun_document where document = ? and tenant = ?"
                        + " union select rerun from rerun_document where again = ? and tenant = ?")
                .params(document, tenant, document, tenant)
                .query(String.class)
                .list();
    }

    Rerun.Summary summary(String rerun) {
        Map<String, Long> steps = new TreeMap<>();
        Map<String, Long> channels = new TreeMap<>();
        long[] counts = new long[3];
        database.sql()
                .sql(
                        "select action, receivers, releases, case when differing > 0 then 1 else 0 end as differs,"
                                + " case when done or action = 'NOTHING' then 0 else 1 end as still, count(*) as documents"
                                + " from rerun_document where rerun = ? and tenant = ? group by action, receivers, releases,"
                                + " case when differing > 0 then 1 else 0 end, case when done or action = 'NOTHING' then 0 else 1 end")
                .params(rerun, tenant)
                .query(row -> {
                    long documents = row.getLong("documents");
                    counts[0] += documents;
                    counts[1] += documents * row.getInt("differs");
                    counts[2] += documents * row.getInt("still");
                    steps.merge(Step.valueOf(row.getString("action")).word(), documents, Long::sum);
                    names(row.getString("receivers")).forEach(channel -> channels.merge(channel, documents, Long::sum));
                    names(row.getString("releases")).forEach(channel -> channels.merge(channel, documents, Long::sum));
                });
        return new Rerun.Summary(counts[0], steps, channels, counts[1], counts[2]);
    }

    private static Rerun rerun(ResultSet row) throws SQLException {
        return new Rerun(
                row.getString(1),
                Verb.valueOf(row.getString(2)),
                Rerun.State.valueOf(row.getString(3)),
                row.getString(4),
                row.getString(5),
                row.getBoolean(6),
                row.getString(7),
                row.getString(8),
                row.getObject(9, OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject(10, OffsetDateTime.class)).map(OffsetDateTime::toInstant));
    }

    private static RerunDocument document(ResultSet row) throws SQLException {
        return new RerunDocument(
                row.getInt("ordinal"),
                new RerunDocument.Subject(
                        row.getString("document"),
                        row.getString("origin"),
                        row.getString("transmission"),
                        row.getString("kind"),
                        row.getString("issuer"),
                        row.getString("number"),
                        row.getString("found")),
                row.getLong("place"),
                new RerunDocument.Decision(
                        Step.valueOf(row.getString("action")),
                        names(row.getString("receivers")),
                        names(row.getString("releases")),
                        Json.read(row.getBytes("preview"), PREVIEW)),
                row.getString("again"),
                row.getBoolean("done"),
                row.getInt("differing"));
    }

    private static List<String> names(String joined) {
        return joined.isEmpty() ? List.of() : Arrays.asList(joined.split(","));
    }
}
