package io.crossdock.simulators;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.writer.CsvWriter;
import io.crossdock.simulators.premises.Control;
import io.crossdock.simulators.premises.Fact;
import io.crossdock.simulators.premises.HttpDoor;
import io.crossdock.simulators.premises.HttpDoor.Reply;
import io.crossdock.simulators.premises.Journal;
import io.crossdock.simulators.premises.Mailbox;
import io.crossdock.simulators.premises.Options;
import io.crossdock.simulators.premises.Outbox;
import io.crossdock.simulators.premises.Premises;
import io.crossdock.simulators.premises.SftpDoor;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * The supplier's ERP. Puts its catalogue (product, price and stock in one row) into {@code /out} of its SFTP server; takes orders as
 * JSON over HTTP and, for its archive, as EDIFACT files in a folder; takes the tills' sales as CSV in {@code /in/sales}; tells the
 * hub what it shipped.
 */
public final class Nordwind {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final List<String> HEADINGS = List.of(
            "Artikelnummer",
            "EAN",
            "Bezeichnung",
            "Marke",
            "Warengruppe",
            "Preis",
            "Währung",
            "Bestand",
            "Lager",
            "Stand");
    private static final int FEWEST_FILES = 3;
    private static final int ROWS = Assortment.ARTICLES.size();

    private final Options options;
    private final Premises premises;
    private final Outbox outbox;
    private final Path out;
    private final Random chance;
    private int files;

    private Nordwind(Options options, Premises premises) throws IOException {
        this.options = options;
        this.premises = premises;
        String key = premises.secret("shipments-key");
        outbox = Outbox.open(premises, options.hub(), body -> Map.of("X-Api-Key", key));
        out = premises.folder("sftp/out");
        chance = new Random(options.seed());
    }

    public static void main(String[] arguments) throws IOException {
        Options options = Options.ofPartner(arguments);
        new Nordwind(options, Premises.open("nordwind", options.data())).open();
    }

    private void open() throws IOException {
        int port = options.port(12221);
        SftpDoor sftp =
                SftpDoor.open(port, premises.login("sftp", "hub"), premises.folder("sftp"), premises.file("host-key"));
        premises.secret("host-key", sftp.hostKey());
        HttpDoor http = new HttpDoor(port == 0 ? 0 : port + 1, premises.secret("orders-token"));
        http.desk("/orders", this::takeOrder).open();
        Mailbox.watch(premises, premises.folder("edi/orders"), "orders-edi", Edifact::orders);
        Mailbox.watch(premises, premises.folder("sftp/in/sales"), "sales", Nordwind::sales);
        Control control = Control.open(port == 0 ? 0 : port + 2, this::status, Map.of());
        premises.announce(Map.of(
                "sftp", String.valueOf(sftp.port()),
                "http", String.valueOf(http.open()),
                "control", String.valueOf(control.port()),
                "host-key", sftp.hostKey(),
                "fingerprint", sftp.fingerprint(),
                "edi", premises.folder("edi/orders").toString()));
        premises.repeat(options.pause().multipliedBy(ROWS), this::publishCatalogue);
    }

    private Map<String, Object> status() {
        return Map.of(
                "sent", premises.sent().documents(),
                "received", premises.received().documents(),
                "waiting", outbox.size());
    }

    /** One whole catalogue a time, as long as there are documents to send; prices and stock move a little. */
    private synchronized void publishCatalogue() {
        int planned = Math.max(FEWEST_FILES, options.documents() / ROWS);
        if (files >= planned) {
            return;
        }
        files++;
        String name = "katalog-%d-%04d.csv".formatted(options.seed(), files);
        Instant asOf = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        List<Fact> facts = new ArrayList<>();
        StringWriter text = new StringWriter();
        CsvWriter csv = CsvWriter.builder().fieldSeparator(';').bufferSize(0).build(text);
        csv.writeRecord(HEADINGS);
        for (Assortment.Article article : Assortment.ARTICLES) {
            BigDecimal price = article.price().add(BigDecimal.valueOf(chance.nextInt(200), 2));
            BigDecimal stock = BigDecimal.valueOf(chance.nextInt(500));
            csv.writeRecord(row(article, price, stock, asOf));
            facts.addAll(facts(article, price, stock));
        }
        byte[] bytes = text.toString().getBytes(WINDOWS);
        premises.sent().add("catalogue", name, bytes, facts);
        premises.put(out.resolve(name), bytes);
        endIfDone(planned);
    }

    private void endIfDone(int planned) {
        if (files == planned) {
            premises.sent().end();
        }
    }

    private static List<String> row(Assortment.Article article, BigDecimal price, BigDecimal stock, Instant asOf) {
        return List.of(
                article.number(),
                article.gtin(),
                article.name(),
                article.brand(),
                article.category(),
                Csv.comma(price),
                "EUR",
                stock.toPlainString(),
                "HH1",
                asOf.toString());
    }

    private static List<Fact> facts(Assortment.Article article, BigDecimal price, BigDecimal stock) {
        return List.of(
                Fact.of("product", article.number())
                        .with("name", article.name())
                        .with("brand", article.brand())
                        .with("gtin", article.gtin()),
                Fact.of("price", article.number()).with("amount", price).with("currency", "EUR"),
                Fact.of("stock", article.number()).with("location", "HH1").with("quantity", stock));
    }

    private Reply takeOrder(String key, byte[] body) throws IOException {
        JsonNode order = MAPPER.readTree(body);
        String number = order.path("number").asText();
        if (number.isEmpty() || !order.path("lines").isArray()) {
            return Reply.bad("an order has a number and lines");
        }
        Journal.Entry entry = premises.received().add("orders-json", key, body, List.of(order(order)));
        if (entry.repeat().equals("different")) {
            return new Reply(409, "{\"error\":\"this idempotency key was used for another order\"}");
        }
        if (entry.repeat().isEmpty()) {
            premises.after(Duration.ofMillis(500), () -> ship(order));
        }
        return new Reply(201, "{\"number\":\"A-" + number + "\"}");
    }

    private static Fact order(JsonNode order) {
        Fact fact = Fact.of("order", order.path("number").asText())
                .with("buyer", order.path("buyer").asText())
                .with("date", order.path("date").asText());
        for (JsonNode line : order.path("lines")) {
            fact = fact.line(Map.of(
                    "line", line.path("line").asText(),
                    "article", line.path("article").asText(),
                    "quantity", Fact.plain(line.path("quantity").asText()),
                    "price", Fact.plain(line.path("price").asText())));
        }
        return fact;
    }

    private void ship(JsonNode order) {
        String number = order.path("number").asText();
        String shipment = "LS-" + number;
        ObjectNode message = MAPPER.createObjectNode();
        message.put("shipment", shipment)
                .put("order", number)
                .put("buyer", order.path("buyer").asText())
                .put("supplier", Parties.NORDWIND)
                .put("carrier", "DHL")
                .put("tracking", "00340434" + Math.abs(number.hashCode()))
                .put("shippedAt", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        Fact fact = Fact.of("shipment", shipment)
                .with("order", number)
                .with("tracking", message.path("tracking").asText());
        ArrayNode shipped = message.withArray("packages").addObject().withArray("lines");
        for (JsonNode line : order.path("lines")) {
            shipped.addObject()
                    .put("line", line.path("line").asText())
                    .put("orderLine", line.path("line").asText())
                    .put("article", line.path("article").asText())
                    .put("quantity", new BigDecimal(line.path("quantity").asText("0")))
                    .put("unit", "H87");
            fact = fact.line(Map.of(
                    "line", line.path("line").asText(),
                    "article", line.path("article").asText(),
                    "quantity", Fact.plain(line.path("quantity").asText())));
        }
        byte[] body = message.toString().getBytes(StandardCharsets.UTF_8);
        premises.sent().add("shipments", shipment, body, List.of(fact));
        outbox.add(premises, "/nordwind/shipments", shipment, body);
    }

    /** Rows of one receipt follow each other; a file holds one business day. */
    private static List<Fact> sales(byte[] bytes) {
        Map<String, Fact> sales = new LinkedHashMap<>();
        for (Map<String, String> row : Csv.rows(bytes, ';', WINDOWS)) {
            String number = row.getOrDefault("Beleg", "");
            Fact sale = sales.getOrDefault(
                    number,
                    Fact.of("sale", number)
                            .with("businessDate", isoDate(row.getOrDefault("Geschäftstag", "")))
                            .with("store", row.getOrDefault("Filiale", "")));
            sales.put(
                    number,
                    sale.line(Map.of(
                            "line", row.getOrDefault("Position", ""),
                            "article", row.getOrDefault("Artikelnummer", ""),
                            "quantity", Fact.plain(Csv.point(row.getOrDefault("Menge", ""))),
                            "price", Fact.plain(Csv.point(row.getOrDefault("Preis", ""))))));
        }
        return List.copyOf(sales.values());
    }

    /** From {@code 31.01.2026}; anything else, which the comparison will then find, as it came. */
    private static String isoDate(String german) {
        String[] parts = german.split("\\.", -1);
        return parts.length == 3 ? parts[2] + "-" + parts[1] + "-" + parts[0] : german;
    }
}
