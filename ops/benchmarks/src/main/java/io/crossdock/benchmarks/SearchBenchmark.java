package io.crossdock.benchmarks;

import io.crossdock.config.Configuration;
import io.crossdock.config.yaml.YamlConfiguration;
import io.crossdock.routes.Hub;
import io.crossdock.routes.HubSettings;
import io.crossdock.routes.channel.Words;
import io.crossdock.routes.search.Documents;
import io.crossdock.routes.store.Database;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.function.LongFunction;
import java.util.regex.Pattern;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * How long a person waits at the console: for a document among very many, and for the status of a hub with very many channels.
 * PostgreSQL in a process of its own, filled by itself; {@code -Dsearch.documents} says with how many documents.
 */
final class SearchBenchmark implements AutoCloseable {

    private static final long DOCUMENTS = Long.getLong("search.documents", 5_000_000);
    private static final int DAYS = 50;
    private static final int PARTNERS = 200;
    private static final int CHANNELS = 10;
    private static final int QUESTIONS = 200;
    private static final int WARM_UP = 20;
    private static final int MOST = 100;
    private static final int SKUS = 50_000;
    private static final Pattern PART = Pattern.compile("ledger_entry_\\d{8}");

    private final Path folder;
    private final EmbeddedPostgres postgres;
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final Hub hub;
    private final LocalDate today = LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC);
    private final Random random = new Random(1);

    SearchBenchmark(Path folder) throws Exception {
        this.folder = Files.createDirectories(folder);
        this.postgres = EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("postgres"))
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("shared_buffers", "512MB")
                .setServerConfig("maintenance_work_mem", "256MB")
                .setServerConfig("max_wal_size", "4GB")
                .start();
        Database.external(url(), "postgres", "").close();
        fill();
        HubSettings embedded = HubSettings.embedded(Files.createDirectories(folder.resolve("data")));
        this.hub = Hub.start(
                new HubSettings(
                        embedded.data(),
                        embedded.payloads(),
                        embedded.tenant(),
                        Optional.empty(),
                        Optional.of(new HubSettings.Server(url(), "postgres", Optional.empty())),
                        embedded.us(),
                        embedded.firstPause()),
                configuration(),
                camel,
                InstantSource.system());
    }

    private String url() {
        return postgres.getJdbcUrl("postgres", "postgres");
    }

    /** As many documents a day; of each, what intake and delivery tell, and its words. */
    private void fill() throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute(
                    "drop index ledger_term_terms, ledger_term_document, ledger_entry_document, ledger_entry_number,"
                            + " ledger_entry_channel");
            for (int day = 0; day < DAYS; day++) {
                fill(sql, day);
            }
            sql.execute("create index ledger_entry_document on ledger_entry (document, tenant)");
            sql.execute("create index ledger_entry_number on ledger_entry (number, tenant)");
            sql.execute("create index ledger_entry_channel on ledger_entry (channel, utc_day, tenant)");
            sql.execute("create index ledger_term_document on ledger_term (document, tenant)");
            sql.execute("create index ledger_term_terms on ledger_term using gin (terms)");
            sql.execute("insert into ledger_count (tenant, utc_day, channel, stage, state, documents)"
                    + " select 'main', date '" + today
                    + "' - d, 'p' || p || '.c' || c || '-' || way.name, way.stage, state, 100"
                    + " from generate_series(0, 13) d, generate_series(1, " + PARTNERS + ") p, generate_series(1, 5) c,"
                    + " (values ('in', 'INTAKE', 'READ'), ('in', 'INTAKE', 'PUBLISHED'), ('out', 'DELIVERY', 'PLANNED'),"
                    + " ('out', 'DELIVERY', 'DELIVERED')) as way (name, stage, state)");
            sql.execute("insert into ledger_total (tenant, channel, stage, state, documents, latest)"
                    + " select tenant, channel, stage, state, sum(documents), now() from ledger_count"
                    + " group by tenant, channel, stage, state");
            sql.execute("vacuum analyze");
        }
    }

    private void fill(Statement sql, int back) throws SQLException {
        LocalDate day = today.minusDays(back);
        String suffix = day.toString().replace("-", "");
        String range = " for values from ('" + day + "') to ('" + day.plusDays(1) + "')";
        sql.execute("create table if not exists ledger_entry_" + suffix + " partition of ledger_entry" + range);
        sql.execute("create table if not exists ledger_term_" + suffix + " partition of ledger_term" + range);
        String numbers = " from generate_series(" + (back * (DOCUMENTS / DAYS) + 1) + ", "
                + (back + 1) * (DOCUMENTS / DAYS) + ") n";
        String at = "timestamp '" + day + " 00:00' at time zone 'UTC' + (n % 86000) * interval '1 second'";
        sql.execute(
                "insert into ledger_entry (tenant, utc_day, event, ordinal, at, document, transmission, channel, stage, state,"
                        + " kind, issuer, number, detail) select 'main', date '" + day + "', n, told.ordinal, " + at
                        + ", 't' || n || '-0', 't' || n, 'p' || (n % " + PARTNERS
                        + " + 1) || told.channel, told.stage, told.state,"
                        + " 'order', 'p' || (n % " + PARTNERS + " + 1), 'PO-' || n, 'orders-' || n || '.edi'" + numbers
                        + ", (values (0, '.c1-in', 'INTAKE', 'PUBLISHED'), (1, '.c1-out', 'DELIVERY', 'DELIVERED'))"
                        + " as told (ordinal, channel, stage, state)");
        sql.execute("insert into ledger_term (tenant, utc_day, at, document, kind, terms) select 'main', date '" + day
                + "', "
                + at + ", 't' || n || '-0', 'order', array['po-' || n, '#po-' || n, 'sku-' || n % " + SKUS
                + ", (4000000000000 + n % " + SKUS + ")::text, (4010000000000 + n % " + PARTNERS
                + ")::text, (340000000000000000 + n)::text, 'gmbh', 'article', 'word' || n % 500]" + numbers);
    }

    private Configuration configuration() throws IOException {
        Files.createDirectories(folder.resolve("config"));
        for (int partner = 1; partner <= PARTNERS; partner++) {
            Path home = Files.createDirectories(folder.resolve("config/partners/p" + partner));
            Path exchange = folder.resolve("exchange/p" + partner);
            Files.writeString(
                    home.resolve("partner.yaml"),
                    "name: Partner " + partner + "\nconnections: { drop: { file: { root: " + exchange + " } } }\n");
            for (int channel = 1; channel <= CHANNELS / 2; channel++) {
                Files.createDirectories(exchange.resolve("out" + channel));
                Files.createDirectories(exchange.resolve("in" + channel));
                Files.writeString(
                        home.resolve("c" + channel + "-in.yaml"),
                        "direction: in\ncarries: order\nwhen: { every: 1h }\nconnector: { drop: { folder: out" + channel
                                + " } }\nformat: { csv: { columns: { Order: orderNumber, Item: lines.article.ids.buyer,"
                                + " Qty: lines.quantity.value } } }\n");
                Files.writeString(
                        home.resolve("c" + channel + "-out.yaml"),
                        "direction: out\ncarries: order\nwhere: { buyer: p" + partner
                                + " }\nconnector: { drop: { folder: in" + channel
                                + " } }\nformat: { csv: { columns: { Order: orderNumber, Qty: lines.quantity.value } } }\n");
            }
        }
        return YamlConfiguration.read(folder.resolve("config"), Words.of().vocabulary(), name -> List.of("secret"));
    }

    String tables() throws Exception {
        StringBuilder table = new StringBuilder(String.format(
                Locale.ROOT,
                "Search over %,d documents of %d days; status of %d x %d channels; PostgreSQL%n%n"
                        + "| what | documents found | median ms | p95 ms | longest ms |%n|---|---|---|---|---|%n",
                DOCUMENTS,
                DAYS,
                PARTNERS,
                CHANNELS));
        table.append(search("an order's number", n -> "PO-" + n));
        table.append(search("an SSCC", n -> Long.toString(340000000000000000L + n)));
        table.append(search("a SKU", n -> "SKU-" + n % SKUS));
        table.append(search("a GTIN of 14 digits", n -> "0" + (4000000000000L + n % SKUS)));
        table.append(search("a GLN, in one of 200", n -> Long.toString(4010000000000L + n % PARTNERS)));
        table.append(search("two words", n -> "GmbH word" + n % 500));
        table.append(search("a word that stands in all", n -> "article"));
        table.append(search("what nobody wrote", n -> "none" + n));
        table.append(line("a channel on a day", MOST, QUESTIONS, n -> day(n).size()));
        table.append(line("all of one document", 1, QUESTIONS, n -> trace(n)));
        table.append(line("status", PARTNERS * CHANNELS, QUESTIONS / 4, n -> hub.status()
                .channels()
                .size()));
        return table.append(String.format("%nA question about a day reads these parts: %s%n", parts()))
                .toString();
    }

    private String search(String what, LongFunction<String> words) throws Exception {
        return line(what, MOST, QUESTIONS, n -> hub.documents()
                .find(Documents.Question.of(words.apply(n)), MOST)
                .hits()
                .size());
    }

    private List<Documents.Hit> day(long n) {
        Instant from = today.minusDays(n % DAYS).atStartOfDay(ZoneOffset.UTC).toInstant();
        return hub.documents()
                .find(
                        new Documents.Question(
                                "",
                                "p" + (n % PARTNERS + 1) + ".c1-in",
                                "",
                                Optional.empty(),
                                Optional.of(from),
                                Optional.of(from.plus(Duration.ofDays(1)))),
                        MOST)
                .hits();
    }

    private int trace(long n) {
        return hub.documents().trace("t" + n + "-0").isPresent() ? 1 : 0;
    }

    /** Something asked of a document by its number, which says how much it found. */
    private interface Question {
        int ask(long document) throws Exception;
    }

    private String line(String what, int most, int questions, Question question) throws Exception {
        long[] took = new long[questions];
        int found = 0;
        for (int i = -WARM_UP; i < questions; i++) {
            long document = 1 + random.nextLong(DOCUMENTS);
            long start = System.nanoTime();
            found = Math.min(most, question.ask(document));
            if (i >= 0) {
                took[i] = System.nanoTime() - start;
            }
        }
        Latencies latencies = new Latencies(took);
        return String.format(
                Locale.ROOT,
                "| %s | %d | %.0f | %.0f | %.0f |%n",
                what,
                found,
                latencies.within(50),
                latencies.within(95),
                latencies.within(100));
    }

    /** As the planner says. */
    private String parts() throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement sql = connection.createStatement();
                var plan = sql.executeQuery("explain select distinct document from ledger_entry where tenant = 'main'"
                        + " and utc_day >= '" + today.minusDays(3) + "' and utc_day <= '" + today.minusDays(3)
                        + "' and channel = 'p1.c1-in'")) {
            StringBuilder lines = new StringBuilder();
            while (plan.next()) {
                lines.append(plan.getString(1)).append('\n');
            }
            return String.join(
                    ", ",
                    PART.matcher(lines)
                            .results()
                            .map(java.util.regex.MatchResult::group)
                            .distinct()
                            .toList());
        }
    }

    @Override
    public void close() throws Exception {
        hub.close();
        camel.close();
        postgres.close();
    }
}
