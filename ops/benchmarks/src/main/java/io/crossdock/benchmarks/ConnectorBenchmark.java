package io.crossdock.benchmarks;

import io.crossdock.config.Settings;
import io.crossdock.config.When;
import io.crossdock.config.Wire;
import io.crossdock.config.yaml.YamlSettings;
import io.crossdock.connectors.Arrival;
import io.crossdock.connectors.Dispatch;
import io.crossdock.connectors.Receipt;
import io.crossdock.connectors.Source;
import io.crossdock.connectors.Target;
import io.crossdock.connectors.http.HttpTarget;
import io.crossdock.connectors.sftp.SftpSource;
import io.crossdock.connectors.sftp.SftpTarget;
import io.crossdock.connectors.sql.SqlTarget;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.sql.SqlComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Connectors beside the ordinary way: the same kind of component of Camel with its default options in a plain route. One by one, each document
 * is a transmission of its own; in batches, a hundred of them are one.
 */
final class ConnectorBenchmark implements AutoCloseable {

    private static final int BATCH = 100;
    private static final String ROW = "{\"sku\":\"4012345000009\",\"quantity\":%d}\n";
    private static final String INSERT = "insert into stock (sku, quantity) values (%s, %s)";

    private final Path folder;
    private final SftpServer sftp;
    private final CountingPartner http;
    private final EmbeddedPostgres postgres;
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final ProducerTemplate producer;
    private final AtomicLong numbers = new AtomicLong();

    ConnectorBenchmark(Path folder) throws Exception {
        this.folder = folder.resolve("partner");
        this.sftp = SftpServer.start(this.folder);
        this.http = new CountingPartner();
        this.postgres = EmbeddedPostgres.start();
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table stock (sku varchar(20), quantity bigint)");
        }
        camel.addComponent("sql", new SqlComponent());
        camel.getComponent("sql", SqlComponent.class)
                .setDataSource(new SingleConnectionDataSource(postgres.getJdbcUrl("postgres", "postgres"), true));
        camel.addRoutes(outgoing());
        camel.start();
        this.producer = camel.createProducerTemplate();
    }

    private RouteBuilder outgoing() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:sftp").to(sftp.uri("in"));
                from("direct:http").to(http.address() + "/orders");
                from("direct:sql").to("sql:" + INSERT.formatted(":#sku", ":#quantity"));
                SftpTarget toSftp = new SftpTarget();
                toSftp.to(from("direct:our-sftp"), sftp.settings(toSftp, toSftp.spec(), "{ folder: /in }"));
                HttpTarget toHttp = new HttpTarget();
                toHttp.to(
                        from("direct:our-http"),
                        settings(toHttp, "{ address: \"" + http.address() + "\" }", "{ path: /orders }"));
                SqlTarget toSql = new SqlTarget();
                toSql.to(
                        from("direct:our-sql"),
                        settings(
                                toSql,
                                "{ address: \"" + postgres.getJdbcUrl("postgres", "postgres") + "\" }",
                                "{ repeatable: true, statement: \"" + INSERT.formatted(":sku", ":quantity") + "\" }"));
            }
        };
    }

    private static Settings settings(Target target, String connection, String channel) {
        return YamlSettings.read(target.connection(), connection, "benchmark", name -> List.of())
                .get()
                .with(YamlSettings.read(target.spec(), channel, "benchmark", name -> List.of())
                        .get());
    }

    String tables() throws Exception {
        return sftpOut().table() + sftpIn().table() + httpOut().table() + sqlOut().table();
    }

    private Contest sftpOut() {
        return new Contest("Files of 1 kB a document to an SFTP server, each synced and renamed or not", "documents/s")
                .reference("camel-ftp, default options, a file each", () -> rate(200, 1, this::plainFile))
                .with("hub, a file each", () -> rate(200, 1, this::ourFile))
                .with("hub, 100 documents a file", () -> rate(100, BATCH, this::ourFile));
    }

    private void plainFile(int documents) {
        producer.sendBodyAndHeader(
                "direct:sftp", order(documents), "CamelFileName", "plain-" + numbers.incrementAndGet() + ".edi");
    }

    private void ourFile(int documents) {
        deliver("direct:our-sftp", "ours-" + numbers.incrementAndGet() + ".edi", order(documents));
    }

    private Contest httpOut() {
        return new Contest("Documents of 1 kB to an API, a request each or a hundred together", "documents/s")
                .reference(
                        "camel-http, default options, a request each",
                        () -> rate(20_000, 1, documents -> producer.sendBody("direct:http", order(documents))))
                .with(
                        "hub, a request each",
                        () -> rate(20_000, 1, documents -> deliver("direct:our-http", "order.edi", order(documents))))
                .with(
                        "hub, 100 documents a request",
                        () -> rate(
                                2_000, BATCH, documents -> deliver("direct:our-http", "order.edi", order(documents))));
    }

    private Contest sqlOut() {
        return new Contest("Rows into PostgreSQL, committed each or a hundred together", "documents/s")
                .reference(
                        "camel-sql, default options, a row each",
                        () -> rows(
                                10_000,
                                1,
                                documents -> producer.sendBody(
                                        "direct:sql",
                                        Map.of("sku", "4012345000009", "quantity", numbers.incrementAndGet()))))
                .with("hub, a row each", () -> rows(10_000, 1, this::ourRows))
                .with("hub, 100 rows a transmission", () -> rows(1_000, BATCH, this::ourRows));
    }

    private void ourRows(int documents) {
        StringBuilder rows = new StringBuilder();
        for (int row = 0; row < documents; row++) {
            rows.append(ROW.formatted(numbers.incrementAndGet()));
        }
        deliver("direct:our-sql", "stock.json", rows.toString().getBytes(StandardCharsets.UTF_8));
    }

    private double rows(int times, int documents, Consumer<Integer> send) throws SQLException {
        long before = count();
        double rate = rate(times, documents, send);
        if (count() - before != (long) times * documents) {
            throw new IllegalStateException("rows are missing or doubled");
        }
        return rate;
    }

    private long count() throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("select count(*) from stock")) {
            count.next();
            return count.getLong(1);
        }
    }

    private static double rate(int times, int documents, Consumer<Integer> send) {
        long start = System.nanoTime();
        for (int time = 0; time < times; time++) {
            send.accept(documents);
        }
        return times * (double) documents * 1e9 / (System.nanoTime() - start);
    }

    private void deliver(String route, String name, byte[] bytes) {
        Receipt receipt = producer.requestBody(
                route,
                new Dispatch(Wire.of(name, bytes), "key-" + numbers.incrementAndGet(), "application/edifact"),
                Receipt.class);
        if (receipt.result() != Receipt.Result.DELIVERED) {
            throw new IllegalStateException(String.valueOf(receipt.problem()));
        }
    }

    private static byte[] order(int documents) {
        return "UNH+1+ORDERS:D:96A:UN'BGM+220+B-1+9'".repeat(28 * documents).getBytes(StandardCharsets.UTF_8);
    }

    private Contest sftpIn() {
        SftpSource source = new SftpSource();
        return new Contest("Files of 1 kB a document from an SFTP server, from the first one on", "documents/s")
                .reference(
                        "camel-ftp, delete=true, a file each",
                        () -> taken(1, routes -> routes.from(sftp.uri("out") + "&delete=true")
                                .convertBodyTo(byte[].class)))
                .with("hub, a file each", () -> taken(1, routes -> ours(source, routes)))
                .with("hub, 100 documents a file", () -> taken(BATCH, routes -> ours(source, routes)));
    }

    private org.apache.camel.model.ProcessorDefinition<?> ours(Source source, RouteBuilder routes) {
        return source.from(
                        routes,
                        sftp.settings(source, source.spec(), "{ folder: /out, after: delete }"),
                        new When.Every(Duration.ofMillis(500)),
                        new SftpTransfers.NoBookmark())
                .process(exchange -> exchange.getMessage()
                        .setBody(exchange.getMessage()
                                .getMandatoryBody(Arrival.class)
                                .wire()
                                .bytes()));
    }

    /** A route that takes files. */
    @FunctionalInterface
    private interface Taking {
        org.apache.camel.model.ProcessorDefinition<?> from(RouteBuilder routes);
    }

    private double taken(int documents, Taking taking) throws Exception {
        int files = 200;
        for (int file = 0; file < files; file++) {
            Path staging = Files.write(folder.resolve("staging"), order(documents));
            Files.move(staging, folder.resolve("out/in-" + numbers.incrementAndGet() + ".edi"));
        }
        CountDownLatch left = new CountDownLatch(files);
        AtomicLong first = new AtomicLong();
        RouteBuilder route = new RouteBuilder() {
            @Override
            public void configure() {
                taking.from(this).routeId("taking").process(exchange -> {
                    first.compareAndSet(0, System.nanoTime());
                    if (exchange.getMessage().getBody(byte[].class).length != order(documents).length) {
                        throw new IllegalStateException("a file is damaged");
                    }
                    left.countDown();
                });
            }
        };
        camel.addRoutes(route);
        if (!left.await(5, TimeUnit.MINUTES)) {
            throw new IllegalStateException(left.getCount() + " files were not taken");
        }
        double rate = (files - 1) * (double) documents * 1e9 / (System.nanoTime() - first.get());
        awaitThatAllAreMoved();
        camel.getRouteController().stopRoute("taking");
        camel.removeRoute("taking");
        return rate;
    }

    /** The last one is moved after it was counted; what is left would be the next contestant's. */
    private void awaitThatAllAreMoved() throws IOException {
        boolean left = true;
        while (left) {
            try (Stream<Path> files = Files.list(folder.resolve("out"))) {
                left = files.anyMatch(Files::isRegularFile);
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Override
    public void close() throws Exception {
        camel.close();
        postgres.close();
        http.close();
        sftp.close();
    }
}
