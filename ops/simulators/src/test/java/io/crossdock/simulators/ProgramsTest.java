package io.crossdock.simulators;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.simulators.premises.Fact;
import io.crossdock.simulators.premises.Journal;
import java.io.IOException;
import java.io.StringReader;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each program as what it is: a process of its own, without a hub. */
class ProgramsTest {

    private final Path data;

    private final List<Process> running = new ArrayList<>();
    private final HttpClient client = HttpClient.newHttpClient();

    ProgramsTest(@TempDir Path data) {
        this.data = data;
    }

    @AfterEach
    void stop() {
        running.forEach(Process::destroyForcibly);
    }

    @Test
    void theMarketplaceCanBeSwitchedOffAndOnAgainAtTheSamePort() throws IOException, InterruptedException {
        Properties endpoint = start(Marktplatz.class);

        assertThat(post(endpoint, "/v1/stock", "k1", "{\"sku\":\"1001\",\"warehouse\":\"HH1\",\"quantity\":5.0}"))
                .isEqualTo(200);
        tell(endpoint, "/off");
        assertThat(refusesConnections(endpoint)).isTrue();
        tell(endpoint, "/on");
        assertThat(post(endpoint, "/v1/stock", "k1", "{\"sku\":\"1001\",\"warehouse\":\"HH1\",\"quantity\":5.0}"))
                .isEqualTo(200);
        assertThat(post(endpoint, "/v1/stock", "k1", "{\"sku\":\"1001\",\"warehouse\":\"HH1\",\"quantity\":6}"))
                .isEqualTo(409);

        List<Journal.Entry> received = Journal.read(data.resolve("received.jsonl"));
        assertThat(received).extracting(Journal.Entry::repeat).containsExactly("", "identical", "different");
        assertThat(received.get(0).documents())
                .containsExactly(
                        Fact.of("stock", "1001").with("location", "HH1").with("quantity", "5"));
    }

    @Test
    void theSupplierShipsWhatItWasOrdered() throws IOException, InterruptedException {
        Properties endpoint = start(Nordwind.class);

        String order = "{\"number\":\"SH-1\",\"buyer\":\"4098765000003\",\"lines\":"
                + "[{\"line\":\"1\",\"article\":\"NW-1001\",\"quantity\":12,\"price\":3.95}]}";
        assertThat(post(endpoint, "/orders", "k1", order)).isEqualTo(201);

        await(() -> Journal.read(data.resolve("sent.jsonl")).stream()
                .anyMatch(entry -> entry.channel().equals("shipments")));
        await(() -> contains("outbox", "000000000001"));
        assertThat(Journal.read(data.resolve("sent.jsonl")).stream()
                        .flatMap(entry -> entry.documents().stream())
                        .filter(fact -> fact.kind().equals("shipment")))
                .singleElement()
                .satisfies(shipment -> {
                    assertThat(shipment.value("order")).isEqualTo("SH-1");
                    assertThat(shipment.lines().get(0)).containsEntry("quantity", "12");
                });
    }

    @Test
    void theSupplierPutsItsWholeCatalogueIntoOneFile() throws IOException, InterruptedException {
        start(Nordwind.class);

        await(() -> contains("sftp/out", "katalog-4-0001.csv"));
        assertThat(Files.readAllLines(data.resolve("sftp/out/katalog-4-0001.csv"), Charset.forName("windows-1252")))
                .hasSize(1 + Assortment.ARTICLES.size())
                .startsWith("Artikelnummer;EAN;Bezeichnung;Marke;Warengruppe;Preis;Währung;Bestand;Lager;Stand")
                .anySatisfy(row -> assertThat(row)
                        .startsWith("NW-1004;4012345100037;\"Schlauchtülle 1/2\"\"; Messing\";Nordwind;Pumpen;")
                        .containsPattern(";\\d+,\\d\\d;EUR;\\d+;HH1;20"));
        assertThat(Journal.read(data.resolve("sent.jsonl")).get(0).documents()).hasSize(3 * Assortment.ARTICLES.size());
    }

    @Test
    void theSupplierReadsTheSalesOfADay() throws IOException, InterruptedException {
        start(Nordwind.class);
        Files.writeString(
                data.resolve("sftp/in/sales/sales-2026-01-31.csv"),
                """
                Geschäftstag;Filiale;Beleg;Position;Artikelnummer;Menge;Preis
                31.01.2026;042;B-1;1;NW-1001;2;3,95
                31.01.2026;042;B-1;2;NW-1002;1,5;11,10
                31.01.2026;042;B-2;1;NW-1001;1;3,95
                """,
                Charset.forName("windows-1252"));

        await(() -> !Journal.read(data.resolve("received.jsonl")).isEmpty());
        List<Fact> sales = Journal.read(data.resolve("received.jsonl")).get(0).documents();
        assertThat(sales).extracting(Fact::number).containsExactly("B-1", "B-2");
        assertThat(sales.get(0).value("businessDate")).isEqualTo("2026-01-31");
        assertThat(sales.get(0).lines().get(1)).containsEntry("quantity", "1.5").containsEntry("price", "11.1");
    }

    @Test
    void theDealerWritesOneFaultyOrderAmongGoodOnes() throws IOException, InterruptedException {
        start(Suedhandel.class);

        await(() -> Journal.read(data.resolve("sent.jsonl")).stream().anyMatch(Journal.Entry::ends));
        List<Fact> orders = Journal.read(data.resolve("sent.jsonl")).stream()
                .flatMap(entry -> entry.documents().stream())
                .toList();
        assertThat(orders).hasSize(8);
        assertThat(orders.stream().filter(order -> !order.value("faulty").isEmpty()))
                .extracting(Fact::number)
                .containsExactly("SH4-00007");
        assertThat(Files.readString(data.resolve("sftp/out/orders-40002.edi"), Charset.forName("ISO-8859-1")))
                .startsWith("UNB+UNOC:3+4098765000003:14+4012345000009:14+")
                .containsOnlyOnce("O:PCE'")
                .contains("UNZ+3+40002'");
    }

    private Properties start(Class<?> program) throws IOException, InterruptedException {
        running.add(new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        program.getName(),
                        "--data",
                        data.toString(),
                        "--hub",
                        "http://127.0.0.1:1",
                        "--port",
                        "0",
                        "--seed",
                        "4",
                        "--documents",
                        "8",
                        "--rate",
                        "20")
                .inheritIO()
                .start());
        await(() -> Files.exists(data.resolve("endpoint.properties")));
        Properties endpoint = new Properties();
        endpoint.load(new StringReader(Files.readString(data.resolve("endpoint.properties"))));
        return endpoint;
    }

    private int post(Properties endpoint, String path, String key, String body)
            throws IOException, InterruptedException {
        boolean isSupplier = endpoint.containsKey("edi");
        String token = Files.readString(
                data.resolve("secrets").resolve(isSupplier ? "nordwind-orders-token" : "marktplatz-token"));
        HttpRequest request = HttpRequest.newBuilder(uri(endpoint, "http", path))
                .header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(body))
                .build();
        return client.send(request, BodyHandlers.ofString()).statusCode();
    }

    private void tell(Properties endpoint, String order) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri(endpoint, "control", order))
                .POST(BodyPublishers.noBody())
                .build();
        assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }

    private boolean refusesConnections(Properties endpoint) throws IOException, InterruptedException {
        try {
            post(endpoint, "/v1/stock", "k0", "{}");
            return false;
        } catch (ConnectException refused) {
            return true;
        }
    }

    private static URI uri(Properties endpoint, String door, String path) {
        return URI.create("http://127.0.0.1:" + endpoint.getProperty(door) + path);
    }

    private boolean contains(String folder, String file) {
        return Files.exists(data.resolve(folder).resolve(file));
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
