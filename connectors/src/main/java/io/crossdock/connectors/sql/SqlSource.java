package io.crossdock.connectors.sql;

import io.crossdock.config.Problem;
import io.crossdock.config.Setting;
import io.crossdock.config.Settings;
import io.crossdock.config.Spec;
import io.crossdock.config.When;
import io.crossdock.connectors.Answer;
import io.crossdock.connectors.Bookmark;
import io.crossdock.connectors.Fault;
import io.crossdock.connectors.Finding;
import io.crossdock.connectors.Poll;
import io.crossdock.connectors.Probe;
import io.crossdock.connectors.Source;
import java.sql.Connection;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.RouteDefinition;

/** Takes the rows of a table or query, as many at once as there are, as one JSON object a line. */
public final class SqlSource implements Source {

    private static final Duration PACE = Duration.ofSeconds(10);

    private static final Spec SPEC = Spec.of(
                    "sql",
                    "Takes rows, as many at once as there are, as one JSON object a line: by a cursor column that only grows, or by a"
                            + " column in which the hub claims them.",
                    Setting.text("table", "The table or view to read; with 'claim' the one whose rows are claimed.")
                            .must()
                            .identifies(),
                    Setting.text(
                            "query",
                            "What to read instead of all columns of the table: a select without order and limit. It has the cursor, or the"
                                    + " claim and the key, among its columns."),
                    Setting.text(
                                    "cursor",
                                    "A column that is higher in every new row, or in every change: a number, a date or a time stamp.")
                            .identifies(),
                    Setting.time(
                                    "settle",
                                    "How long a value of the cursor must have been seen before its rows are taken: as long as a writer's"
                                            + " transaction may last, since a lower value may be committed later.")
                            .or("10s"),
                    Setting.of(
                            "claim",
                            new Setting.Type.Brief(
                                    "column",
                                    new Setting.Type.Group(List.of(
                                            Setting.text("column", "The column, of text, in which the hub claims rows.")
                                                    .must(),
                                            Setting.text(
                                                    "free",
                                                    "What stands there in a row that nobody has claimed; nothing: null."),
                                            Setting.text(
                                                            "as",
                                                            "What the hub writes when it takes a row; another word for each hub and channel.")
                                                    .or("crossdock"),
                                            Setting.text("done", "What it writes once it has the row.")
                                                    .or("crossdock-done")))),
                            "Instead of 'cursor': the column in which the hub claims rows; an index on it keeps this fast."),
                    Setting.many("key", new Setting.Type.Text(), "With 'claim': the columns of the primary key."),
                    Setting.number("rows", 1, 100_000, "How many rows one transmission has at most.")
                            .or("1000"),
                    Setting.text(
                            "body",
                            "Where a row is a transmission of its own: the column that holds it, text or bytes."),
                    Setting.text("name", "Then: the column of its file name."),
                    Setting.text(
                                    "name-prefix",
                                    "Otherwise: how the names begin that the hub gives; another one for each query of the same table.")
                            .or("rows")
                            .identifies())
            .example("{ table: outgoing_order, cursor: id }")
            .example(
                    "{ table: stock, query: \"select sku, quantity, changed_at from stock where shop = 7\", cursor: changed_at, settle: 30s, rows: 5000 }")
            .example("{ table: outbox, claim: picked_by, key: id, body: payload, name: file_name }");

    private final InstantSource clock;

    public SqlSource() {
        this(InstantSource.system());
    }

    SqlSource(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Spec connection() {
        return Sql.CONNECTION;
    }

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public RouteDefinition from(RouteBuilder routes, Settings settings, When when, Bookmark bookmark) {
        Looking looking = new Looking(settings, bookmark, turn(settings, bookmark));
        String uri = "sql-poll://" + settings.at().source() + "/" + settings.text("table");
        return routes.from(Poll.of(uri, routes.getContext(), when, PACE, clock, looking));
    }

    Turn turn(Settings settings, Bookmark bookmark) {
        boolean cursor = settings.has("cursor");
        boolean claim = settings.has("claim");
        if (cursor == claim || claim && settings.texts("key").isEmpty()) {
            throw new Fault(
                    Sql.SOURCE_UNUSABLE,
                    "it is not said how rows are told from those already taken, at " + settings.at());
        }
        return claim ? new ByClaim(settings) : new ByCursor(settings, bookmark, clock);
    }

    @Override
    public Problem.Code explain(Exception failure) {
        return Failures.explain(failure);
    }

    @Override
    public List<Finding> probe(Settings settings) {
        return Probe.of(this, settings.text("address"), () -> {
            Turn turn = turn(settings, new Unread());
            try (Connection connection = new Database(settings).open()) {
                return "the database lets the hub in, and " + turn.probe(connection);
            }
        });
    }

    /** A probe reads no row, and so none left off. */
    private record Unread() implements Bookmark {
        @Override
        public Optional<String> read() {
            return Optional.empty();
        }

        @Override
        public Optional<Answer> told(String reference) {
            return Optional.empty();
        }

        @Override
        public void write(String place) {}
    }
}
