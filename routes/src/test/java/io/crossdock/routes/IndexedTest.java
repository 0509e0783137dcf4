package io.crossdock.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.mappings.canonical.CrossReference;
import io.crossdock.routes.ledger.State;
import io.crossdock.routes.rerun.Criteria;
import io.crossdock.routes.rerun.Verb;
import io.crossdock.routes.search.Documents;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * No step grows with history: of every statement that a journey makes, the embedded database is asked how it would carry it out on
 * tables that are full. A table that grows is never read from end to end, nor by the tenant alone, which is the same.
 */
@Timeout(300)
class IndexedTest {

    private static final int ROWS = 5_000;

    /** Tables that grow with what passes through; the others grow with what is configured, or asked for. */
    private static final Set<String> GROWING = Set.of(
            "intake_transmission",
            "intake_interchange",
            "intake_claim",
            "intake_state",
            "intake_listed",
            "intake_parked",
            "intake_verdict",
            "intake_known",
            "xref",
            "delivery_transmission",
            "delivery_item",
            "delivery_awaited",
            "delivery_pending",
            "delivery_batch",
            "delivery_batch_item",
            "delivery_hold",
            "ledger_event",
            "ledger_entry",
            "ledger_term",
            "ledger_posting",
            "rerun_document",
            "rerun_sent",
            "store_payload",
            "audit");

    /** What reads all there is of something that passes, and the reason why that is bounded. */
    private static final Map<String, String> ALLOWED = Map.of(
            "select channel, state, count(*) from delivery_hold",
            "the status counts what waits for persons",
            "select channel, sum(documents) from delivery_batch",
            "a batch is forgotten when it has ended",
            "select channel, problem, count(*), min(since) from delivery_hold",
            "the figures count what waits for persons",
            "select channel, min(opened) from delivery_batch",
            "a batch is forgotten when it has ended",
            "select coalesce(max(sequence), 0) from intake_transmission",
            "the end of an index");

    private static final Pattern TABLE = Pattern.compile(
            "\"?PUBLIC\"?\\.\"?([a-z_0-9]+)\"?(?:\\s+\"?[A-Za-z_0-9]+\"?)?\\s*(?:\\([^/]*?\\))?\\s*/\\*(.*?)\\*/",
            Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    @TempDir
    Path folder;

    @Test
    void readsNoGrowingTableFromEndToEnd() throws Exception {
        Set<String> statements;
        Map<String, String> scans = new TreeMap<>();
        try (HubFixture hub = hub();
                Connection database = database()) {
            execute(database, "set query_statistics_max_entries 10000");
            execute(database, "set query_statistics true");
            journey(hub);
            statements = statements(database);
        }
        try (Connection database = database()) {
            fill(database);
            for (String statement : statements) {
                scan(database, statement).ifPresent(plan -> scans.put(statement, plan));
            }
        }
        assertThat(statements).hasSizeGreaterThan(100);
        assertThat(scans).isEmpty();
    }

    private HubFixture hub() throws Exception {
        return new HubFixture(folder)
                .partner("anna", "{}")
                .partner("bert", "{ gln: \"4012345000009\" }")
                .folders(
                        "anna/edi",
                        "anna/acks",
                        "bert/edi",
                        "bert/acks",
                        "anna/out",
                        "anna/stock",
                        "bert/in",
                        "bert/list",
                        "bert/orders",
                        "bert/batch")
                .channel(
                        "anna.orders-in",
                        """
                        direction: in
                        carries: order
                        connector: { drop: { folder: out } }
                        when: { every: 1s }
                        format: { csv: { columns: { Order: orderNumber, Item: lines.article.ids.buyer, Qty: lines.quantity.value } } }
                        """)
                .channel(
                        "anna.stock-in",
                        """
                        direction: in
                        carries: stock
                        connector: { drop: { folder: stock } }
                        when: { every: 1s }
                        format: { csv: { complete: true, columns: { Item: article.ids.supplier, Left: buckets.available } } }
                        """)
                .channel("anna.edi-in", in("order", "edi") + "acknowledge: { with: [CONTRL, APERAK], via: acks-out }\n")
                .channel("anna.acks-out", edifact("out", "acknowledgement", "acks"))
                .channel(
                        "bert.edi-out",
                        edifact("out", "order", "edi")
                                + "where: { supplier: bert }\nacknowledgement: { expect: [CONTRL, APERAK] }\n")
                .channel("bert.acks-in", in("acknowledgement", "acks"))
                .channel("bert.orders-out", out("order", "orders", "Order: orderNumber, Qty: lines.quantity.value", ""))
                .channel(
                        "bert.batch-out",
                        out(
                                "order",
                                "batch",
                                "Order: orderNumber, Qty: lines.quantity.value",
                                "batch: { max: 2, every: 1s }\n"))
                .channel(
                        "bert.stock-out", out("stock", "in", "Item: article.ids.supplier, Left: buckets.available", ""))
                .channel(
                        "bert.list-out",
                        out(
                                "stock",
                                "list",
                                "Item: article.ids.supplier, Left: buckets.available",
                                "batch: { max: 10, every: 1s }\n"))
                .start();
    }

    private static String in(String kind, String directory) {
        return edifact("in", kind, directory) + "when: { every: 1s }\n";
    }

    private static String edifact(String direction, String kind, String directory) {
        return "direction: " + direction + "\ncarries: " + kind + "\nconnector: { drop: { folder: " + directory
                + " } }\nformat: { edifact: { release: D.96A, sender: \"4099999000005:14\" } }\n";
    }

    private static String out(String kind, String directory, String columns, String more) {
        return "direction: out\ncarries: " + kind + "\n" + more + "connector: { drop: { folder: " + directory
                + " } }\nformat: { csv: { columns: { " + columns + " } } }\n";
    }

    private static void journey(HubFixture hub) throws Exception {
        acknowledged(hub);
        hub.put("anna", "out/1.csv", "Order,Item,Qty\nPO-1,A,1\nPO-2,A,2\n,A,3\n");
        hub.put("anna", "stock/1.csv", "Item,Left\nA,1\nB,2\nC,3\nD,4\nE,5\nF,6\n");
        hub.handled("anna.orders-in", 3);
        hub.handled("anna.stock-in", 6);
        hub.put("anna", "out/2.csv", "Order,Item,Qty\nPO-1,A,1\nPO-2,A,9\n");
        hub.put("anna", "stock/2.csv", "Item,Left\nA,1\nB,3\nC,3\nD,4\nE,5\n");
        hub.handled("anna.orders-in", 5);
        HubStatus status = hub.handled("anna.stock-in", 12);
        hub.hub().unended("bert.stock-out", LocalDate.of(2020, 1, 1));
        hub.hub().unended("anna.stock-in", LocalDate.of(2020, 1, 1));
        hub.hub().refused();
        hub.hub().figures();
        hub.hub().raw(status.parked().get(0).document());
        look(hub, status.parked().get(0).document());
        hub.again(Verb.REPROCESS, status.parked().get(0).document());
        hub.run(hub.preview(Verb.REPROCESS, Criteria.of("PO-1"), true));
        hub.run(hub.preview(Verb.RESEND, Criteria.of("PO-1"), true));
        Instant yesterday = Instant.now().minus(Duration.ofDays(1));
        hub.preview(Verb.REPLAY, search("anna.orders-in", Optional.of(State.PUBLISHED), yesterday), false);
        hub.preview(Verb.REPLAY, search("", Optional.of(State.PARKED), yesterday), false);
        hub.hub().reruns().latest(10);
        hub.hub().reruns().of("nothing");
        hub.settled();
        hub.restart();
        hub.settled();
    }

    /** As a person does at the console. */
    private static void look(HubFixture hub, String parked) throws Exception {
        Instant now = Instant.now();
        Instant yesterday = now.minus(Duration.ofDays(1));
        for (String words : List.of("PO-1", "1.csv", parked, "")) {
            hub.hub().documents().find(Documents.Question.of(words), 50).hits().forEach(hit -> assertThat(
                            hub.hub().documents().trace(hit.document()))
                    .isPresent());
        }
        hub.hub()
                .documents()
                .find(
                        new Documents.Question(
                                "",
                                "anna.orders-in",
                                "order",
                                Optional.empty(),
                                Optional.of(yesterday),
                                Optional.of(now)),
                        50);
        hub.hub()
                .documents()
                .find(
                        new Documents.Question(
                                "PO-1",
                                "anna.orders-in",
                                "order",
                                Optional.of(State.PUBLISHED),
                                Optional.of(yesterday),
                                Optional.of(now)),
                        50);
        hub.hub().contents().understood(parked);
        hub.hub().references().search("A", 10);
        hub.hub().days(List.of("anna.orders-in"));
        hub.hub().audit().add("anna", "document.reject", parked, "");
        hub.hub().audit().latest(Long.MAX_VALUE, "", 10);
        hub.hub().audit().latest(Long.MAX_VALUE, parked, 10);
        hub.hub().accounts().program("none");
        hub.hub().books();
        hub.hub().repairs().of(parked);
        ParkedList.Page page = hub.hub().parkedList().ofAll("", 1);
        String problem = page.documents().get(0).problems().get(0).code().id();
        String place = "in " + page.documents().get(0).since() + " " + parked + " anna.orders-in";
        for (String from : List.of(place, place.replaceFirst("in", "out"))) {
            hub.hub().parkedList().after(problem, from, 10);
            hub.hub().parkedList().before(problem, from, 10);
        }
        hub.hub().parkedList().documents(problem, 10);
        hub.hub().parked().find(List.of(parked));
        hub.hub().unknownArticles().of(hub.hub().parked().open(50));
        hub.hub()
                .unknownArticles()
                .waitingFor(CrossReference.of(CrossReference.ARTICLE, "anna", "buyer", "0123", "bert/A"));
        hub.hub().references().alike(CrossReference.ARTICLE, List.of("0123"), now, 10);
        hub.hub().rejections().reject(parked + "0", "");
        hub.hub().drain("bert.orders-out", "anna", "");
        Awaitility.await().atMost(HubFixture.PATIENCE).until(() -> hub.hub().status().channels().stream()
                .anyMatch(channel -> channel.condition() == HubStatus.Condition.PAUSED));
        hub.hub().resume("bert.orders-out");
    }

    private static void acknowledged(HubFixture hub) throws Exception {
        String interchange =
                EdifactOrders.interchange("4098765000003", "R1", EdifactOrders.order("E-1", "4098765000003", "1"));
        hub.put("anna", "edi/1.edi", interchange);
        hub.handled("anna.edi-in", 1);
        hub.put("anna", "edi/2.edi", interchange);
        String sent = hub.received("bert", "edi").values().iterator().next();
        String reference = sent.substring(sent.indexOf("UNZ+1+") + 6, sent.lastIndexOf('\''));
        hub.put(
                "bert",
                "acks/1.edi",
                "UNB+UNOC:3+4012345000009:14+4099999000005:14+261122:1300+C1'UNH+1+CONTRL:D:3:UN'" + "UCI+" + reference
                        + "+4099999000005:14+4012345000009:14+7'UCM+1+ORDERS:D:96A:UN+7'UNT+4+1'UNZ+1+C1'");
        assertThat(hub.handled("bert.acks-in", 1).parked()).isEmpty();
        assertThat(hub.received("anna", "acks")).isNotEmpty();
        hub.passTime(Duration.ofHours(25));
        org.awaitility.Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .until(() -> HubFixture.count(hub.hub().status(), "bert.edi-out", State.OVERDUE) == 1);
    }

    private static Criteria search(String channel, Optional<State> state, Instant from) {
        return new Criteria(List.of(), channel, "", state, Optional.of(from), Optional.empty(), "", "");
    }

    private Connection database() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:h2:file:" + folder.resolve("data/database/crossdock")
                        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
                "crossdock",
                "");
    }

    private static void execute(Connection database, String statement) throws SQLException {
        try (Statement one = database.createStatement()) {
            one.execute(statement);
        }
    }

    private static Set<String> statements(Connection database) throws SQLException {
        Set<String> statements = new TreeSet<>();
        try (Statement one = database.createStatement();
                ResultSet rows = one.executeQuery("select sql_statement from information_schema.query_statistics")) {
            while (rows.next()) {
                statements.add(rows.getString(1));
            }
        }
        statements.removeIf(statement -> !statement.matches("(?is)\\s*(select|update|delete)\\b.*")
                || statement.toLowerCase(java.util.Locale.ROOT).contains("information_schema")
                || statement.contains("flyway"));
        return statements;
    }

    /** As after months: many rows of one tenant, of some channels, nearly all of them done. */
    private static void fill(Connection database) throws SQLException {
        for (String table : GROWING) {
            Map<String, String> columns = new LinkedHashMap<>();
            try (ResultSet rows = database.getMetaData().getColumns(null, null, table, null)) {
                while (rows.next()) {
                    columns.put(
                            rows.getString("COLUMN_NAME"),
                            value(rows.getString("COLUMN_NAME"), rows.getInt("DATA_TYPE"), rows.getInt("COLUMN_SIZE")));
                }
            }
            assertThat(columns).as(table).isNotEmpty();
            List<String> names =
                    columns.keySet().stream().map(name -> "\"" + name + "\"").toList();
            execute(
                    database,
                    "insert into \"" + table + "\" (" + String.join(", ", names) + ") select "
                            + String.join(", ", columns.values()) + " from system_range(1, " + ROWS + ")");
        }
        execute(database, "analyze");
    }

    private static String value(String column, int type, int size) {
        boolean few = Set.of(
                        "channel", "kind", "issuer", "stage", "verb", "inbox", "partner", "entity", "scheme", "problem")
                .contains(column);
        return switch (type) {
            case Types.BOOLEAN -> "false";
            case Types.INTEGER, Types.BIGINT, Types.NUMERIC, Types.DECIMAL ->
                "\"X\" + 1000000"; // behind those of the journey
            case Types.DATE -> "date '2026-01-01' + cast(\"X\" / 100 as integer)";
            case Types.TIMESTAMP_WITH_TIMEZONE -> "timestamp with time zone '2026-01-01 00:00:00+00'";
            case Types.VARBINARY -> "cast('' as varbinary)";
            default ->
                column.equals("tenant")
                        ? "'main'"
                        : column.equals("state") || column.equals("action")
                                ? "'DONE'"
                                : few ? "'c' || mod(\"X\", 20)" : "cast('x' || \"X\" as varchar(" + size + "))";
        };
    }

    /** The part of a statement's plan that reads a growing table as a whole. */
    private static Optional<String> scan(Connection database, String statement) throws SQLException {
        if (ALLOWED.keySet().stream().anyMatch(statement::startsWith)) {
            return Optional.empty();
        }
        String plan = plan(database, statement);
        return TABLE.matcher(plan)
                .results()
                .filter(match -> GROWING.contains(match.group(1).toLowerCase(java.util.Locale.ROOT)))
                .filter(match -> isScan(match.group(2)))
                .map(match -> match.group(1) + ": " + match.group(2).strip())
                .findFirst();
    }

    private static boolean isScan(String step) {
        String conditions = step.contains(":") ? step.substring(step.indexOf(':') + 1) : "";
        boolean narrowed = Pattern.compile("\"?([a-z_]+)\"?\\s*(=|>|<|IN)", Pattern.CASE_INSENSITIVE)
                .matcher(conditions)
                .results()
                .anyMatch(condition -> !condition.group(1).equalsIgnoreCase("tenant"));
        return step.contains("tableScan") || !narrowed;
    }

    private static String plan(Connection database, String statement) throws SQLException {
        try (PreparedStatement explained = database.prepareStatement("explain " + statement)) {
            int parameters = explained.getParameterMetaData().getParameterCount();
            List<Integer> arrays = arrays(statement);
            for (int i = 1; i <= parameters; i++) {
                if (arrays.contains(i)) {
                    explained.setObject(i, new String[] {"a", "b"});
                } else {
                    explained.setNull(i, Types.NULL);
                }
            }
            try (ResultSet rows = explained.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }

    private static List<Integer> arrays(String statement) {
        List<Integer> arrays = new ArrayList<>();
        int parameter = 0;
        for (int i = 0; i < statement.length(); i++) {
            if (statement.charAt(i) == '?') {
                parameter++;
                if (statement.startsWith("unnest(", i - "unnest(".length())) {
                    arrays.add(parameter);
                }
            }
        }
        return arrays;
    }
}
