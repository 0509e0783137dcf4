package io.crossdock.harness.agent;

import static io.crossdock.harness.agent.Patch.before;
import static io.crossdock.harness.agent.Patch.give;
import static io.crossdock.harness.agent.Patch.instead;
import static io.crossdock.harness.agent.Patch.skip;
import static io.crossdock.harness.agent.Patch.sql;
import static io.crossdock.harness.agent.Patch.text;

import java.util.List;
import java.util.Optional;

/**
 * A way to break the hub that the recorder must notice: it shows that a clean verdict means something.
 *
 * @param what what a programmer would have done wrong
 * @param halts the points at which the hub must die to show it; none: it shows under load, or when killed anywhere
 * @param guarded by what else the hub is guarded, so that the fault alone changes nothing that an outsider sees; empty: it must be
 *     caught
 */
public record PlantedFault(String name, String what, List<String> halts, List<Patch> patches, String guarded) {

    public PlantedFault {
        halts = List.copyOf(halts);
        patches = List.copyOf(patches);
    }

    private PlantedFault(String name, String what, List<String> halts, Patch... patches) {
        this(name, what, halts, List.of(patches), "");
    }

    /** The same fault, with the reason why nobody can see it. */
    private PlantedFault guardedBy(String reason) {
        return new PlantedFault(name, what, halts, patches, reason);
    }

    private static final List<PlantedFault> ALL = List.of(
            new PlantedFault(
                    "claims-off",
                    "a number that was used is taken again",
                    List.of(),
                    give("intake.Claim", "ofEvent", Given.CLAIM),
                    give("intake.Claim", "ofState", Given.CLAIM),
                    sql(
                            "transmission, ordinal) values (?, ?, ?, ?, ?, ?, ?, ?)",
                            "transmission, ordinal) values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing")),
            new PlantedFault(
                    "own-claim-is-a-duplicate",
                    "a claim does not know its transmission: found again, it counts as a duplicate",
                    List.of("intake.publish.folder.before"),
                    give("intake.Claim", "isPlaceOf", Given.FALSE)),
            new PlantedFault(
                    "checkpoint-ahead",
                    "the checkpoint says that a batch is published before it is",
                    List.of("intake.publish.before"),
                    sql("set batches = ? where", "set batches = 1 + ? where")),
            new PlantedFault(
                    "unfinished-is-forgotten",
                    "what was begun is not resumed, and the file counts as a new one",
                    List.of("intake.publish.folder.before"),
                    skip("intake.Intake", "resume"),
                    give("intake.Transmissions", "sameFile", Given.EMPTY)),
            new PlantedFault(
                    "answered-before-published",
                    "the broker is given the batch after the sender is answered",
                    List.of("intake.finish.after", "intake.rename.after"),
                    instead("broker.Publisher", "publish", Deed.PUBLISH_LATER)),
            new PlantedFault(
                    "reference-not-kept",
                    "the key of a request is not remembered",
                    List.of("intake.answer.before"),
                    give("intake.Transmissions", "reference", Given.ANEW)),
            new PlantedFault(
                    "same-file-not-known",
                    "a file that could not be moved is a new one the next time",
                    List.of("intake.rename.before"),
                    give("intake.Transmissions", "sameFile", Given.EMPTY)),
            new PlantedFault(
                    "receivers-known-too-late",
                    "a flow starts before the subscriptions are read",
                    List.of("flow.commit.before"),
                    give("channel.Switchboard$InForce", "subscriptions", Given.NO_RECEIVERS)),
            new PlantedFault(
                    "flow-acknowledged-first",
                    "a flow acknowledges its batch before it sends",
                    List.of("flow.send.before"),
                    before("broker.HopWorker", "handle", Deed.ACKNOWLEDGE_IN_FLOW)),
            new PlantedFault(
                    "flow-commit-split",
                    "a flow commits each send by itself",
                    List.of("flow.send.before"),
                    before("broker.Taker", "send", Deed.COMMIT)),
            new PlantedFault(
                    "flow-tells-nothing",
                    "the flow's events do not reach the ledger",
                    List.of(),
                    skip("flow.Flow", "tell")),
            new PlantedFault(
                    "batch-reversed",
                    "the documents of a batch are handled last first",
                    List.of(),
                    give("broker.Taker", "take", Given.REVERSED)),
            new PlantedFault(
                    "any-version-replaces",
                    "the latest arrival counts, not the newest version",
                    List.of(),
                    give("intake.Claim", "ofState", Given.CLAIM),
                    give("delivery.Coalescing$Stored", "version", Given.ZERO),
                    sql("and version < ?", "and version < 1000000 + ?")),
            new PlantedFault(
                    "told-whatever-version",
                    "a note ends the waiting of a newer version too",
                    List.of(),
                    sql(
                            "set waiting = false, body = ? where tenant = ? and channel = ? and kind = ? and issuer = ?"
                                    + " and number = ? and version = ? and document = ?",
                            "set waiting = false, body = ? where tenant = ? and channel = ? and kind = ? and issuer = ?"
                                    + " and number = ? and version >= ? and (document = ? or true)")),
            new PlantedFault(
                    "acknowledged-before-effect",
                    "a worker acknowledges its batch before it delivers",
                    List.of("http.send.before", "file.write.before"),
                    before("broker.HopWorker", "handle", Deed.ACKNOWLEDGE)),
            new PlantedFault(
                    "failure-acknowledged",
                    "a batch that failed is committed instead of rolled back",
                    List.of(),
                    before("broker.Transaction", "close", Deed.COMMIT_WHAT_FAILED)),
            new PlantedFault(
                    "note-not-written",
                    "a delivery is not noted",
                    List.of("delivery.commit.file.before", "delivery.commit.http.before"),
                    skip("delivery.Deliveries", "delivered")),
            new PlantedFault(
                    "key-anew",
                    "a retry has another idempotency key",
                    List.of("http.send.after"),
                    give("io.crossdock.connectors.Dispatch", "key", Given.ANEW)),
            new PlantedFault(
                    "name-anew",
                    "a retry has another file name",
                    List.of("file.rename.after"),
                    give("delivery.Outgoing", "name", Given.ANEW)),
            new PlantedFault(
                    "id-anew",
                    "the id of a transmission does not come from its document",
                    List.of("delivery.commit.file.before", "delivery.commit.http.before"),
                    give("delivery.Planner", "id", Given.ANEW)),
            new PlantedFault(
                    "number-reused",
                    "the counter of a partner stands still",
                    List.of(),
                    give("delivery.Deliveries", "nextReference", Given.ONE)),
            new PlantedFault(
                    "written-in-the-open",
                    "a file can be seen before all its bytes are there",
                    List.of("file.write.after"),
                    give("io.crossdock.connectors.Leaf", "unfinished", Given.VISIBLE)),
            new PlantedFault(
                    "sealed-without-lock",
                    "a document enters a batch that was closed since it was looked at",
                    List.of(),
                    before("delivery.Collecting", "reserve", Deed.WAIT),
                    sql("where tenant = ? and id = ? and state = 'OPEN'", "where tenant = ? and id = ?")),
            new PlantedFault(
                    "sealed-wakes-nobody",
                    "a sealed batch is not announced",
                    List.of(),
                    skip("delivery.Sealing", "wake")),
            new PlantedFault(
                    "ledger-counts-again",
                    "the ledger does not know the events it has",
                    List.of("ledger.commit.before"),
                    give("ledger.Ledger", "known", Given.NONE),
                    sql(
                            "insert into ledger_event (tenant, id, utc_day, number) values (?, ?, ?, ?)",
                            "insert into ledger_event (tenant, id, utc_day, number) values (?, ?, ?, ?) on conflict do nothing"),
                    sql(
                            "number, detail) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                            "number, detail) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing")),
            new PlantedFault(
                    "database-commits-later",
                    "a database transaction is on disk some seconds after its commit",
                    List.of("delivery.commit.file.before", "intake.publish.before"),
                    text("org.h2.jdbcx.JdbcDataSource", "setUrl", "WRITE_DELAY=0", "WRITE_DELAY=8000"),
                    text("org.h2.jdbc.JdbcStatement", "execute", "checkpoint sync", "select 1")),
            new PlantedFault(
                    "journal-off",
                    "the broker keeps nothing on disk",
                    List.of("flow.commit.before"),
                    give(
                            "org.apache.activemq.artemis.core.config.impl.ConfigurationImpl",
                            "isPersistenceEnabled",
                            Given.FALSE)),
            new PlantedFault(
                    "messages-not-durable",
                    "messages are sent as if they could be lost",
                    List.of("flow.commit.before"),
                    give("org.apache.activemq.artemis.core.message.impl.CoreMessage", "isDurable", Given.FALSE)),
            new PlantedFault(
                    "resumes-nothing",
                    "what was begun is not resumed, and its documents count as known",
                    List.of("intake.publish.web.before"),
                    skip("intake.Intake", "resume")),
            new PlantedFault(
                    "repair-begun-anew",
                    "a repair that is gone on with after a crash is a new transmission",
                    List.of("rerun.publish.before"),
                    give("intake.Transmissions", "nameOfRerun", Given.ANEW)),
            new PlantedFault(
                    "released-is-forgotten",
                    "what was released and is not on its queue is not put there after a crash",
                    List.of("release.publish.before"),
                    skip("delivery.Release", "resume")),
            new PlantedFault(
                    "given-up-goes-on",
                    "what a person gives up is sent on its way",
                    List.of(),
                    before("delivery.Repairs", "tell", Deed.RELEASE)),
            new PlantedFault(
                    "replay-knows-no-plan",
                    "a replay takes what was planned for missing",
                    List.of(),
                    give("rerun.Family$Register", "channels", Given.NONE)),
            new PlantedFault(
                    "bookmark-ahead",
                    "the place in a list is kept before what stands there",
                    List.of("poll.take.before"),
                    before("io.crossdock.connectors.http.Asking$Pages$Answered", "arrival", Deed.TAKE_PAGE)),
            new PlantedFault(
                    "word-not-noted",
                    "what a partner acknowledges stays open",
                    List.of(),
                    skip("delivery.Awaited", "settle")),
            new PlantedFault(
                            "batch-without-duplicate-id",
                            "the broker does not know a batch that it has",
                            List.of("intake.publish.after"),
                            give("broker.Send", "duplicateId", Given.EMPTY))
                    .guardedBy("what comes twice through a queue is known at delivery by its id"),
            new PlantedFault("none", "nothing", List.of("intake.publish.before", "flow.send.before", "http.send.after"))
                    .guardedBy("nothing is wrong: whatever is noticed here would be noticed of every fault"));

    /** All of them. */
    public static List<PlantedFault> all() {
        return ALL;
    }

    static Optional<PlantedFault> named(String name) {
        return ALL.stream().filter(fault -> fault.name().equals(name)).findFirst();
    }

    /** Whether the recorder must notice it. */
    public boolean mustBeCaught() {
        return guarded.isEmpty();
    }

    /** Whether it shows whenever the hub dies at its points; else it shows under load, when two threads meet. */
    public boolean showsAtAPoint() {
        return !halts.isEmpty();
    }
}
