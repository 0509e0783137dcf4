package io.crossdock.simulators;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crossdock.simulators.premises.Control;
import io.crossdock.simulators.premises.Digest;
import io.crossdock.simulators.premises.Fact;
import io.crossdock.simulators.premises.HttpDoor;
import io.crossdock.simulators.premises.HttpDoor.Reply;
import io.crossdock.simulators.premises.Journal;
import io.crossdock.simulators.premises.Options;
import io.crossdock.simulators.premises.Outbox;
import io.crossdock.simulators.premises.Premises;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

/**
 * A marketplace. Takes products, prices, stock and shipments as JSON over HTTP; sends its consumers' orders as JSON with an HMAC
 * signature. It can be switched off and on. Its third order is sent twice, each time with another idempotency key.
 */
public final class Marktplatz {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final int SENT_TWICE = 3;

    private final Options options;
    private final Premises premises;
    private final Outbox outbox;
    private final HttpDoor http;
    private final Random chance;
    private int orders;

    private Marktplatz(Options options, Premises premises) throws IOException {
        this.options = options;
        this.premises = premises;
        String secret = premises.secret("orders-hmac");
        outbox = Outbox.open(premises, options.hub(), body -> Map.of("X-Signature", Digest.hmacSha256(secret, body)));
        int port = options.port(12241);
        http = new HttpDoor(port, premises.secret("token"))
                .desk("/v1/products", (key, body) -> take("products", key, body, Marktplatz::product))
                .desk("/v1/prices", (key, body) -> take("prices", key, body, Marktplatz::price))
                .desk("/v1/stock", (key, body) -> take("stock", key, body, Marktplatz::stock))
                .desk("/v1/shipments", (key, body) -> take("shipments", key, body, Marktplatz::shipment));
        chance = new Random(options.seed() + 2);
    }

    public static void main(String[] arguments) throws IOException {
        Options options = Options.ofPartner(arguments);
        new Marktplatz(options, Premises.open("marktplatz", options.data())).open();
    }

    private void open() throws IOException {
        int port = http.open();
        Control control = Control.open(
                options.port(12241) == 0 ? 0 : port + 2, this::status, Map.of("/off", http::close, "/on", http::open));
        premises.announce(Map.of("http", String.valueOf(port), "control", String.valueOf(control.port())));
        premises.repeat(options.pause(), this::sendOrder);
    }

    private Map<String, Object> status() {
        return Map.of(
                "on", http.isOpen(),
                "sent", premises.sent().documents(),
                "received", premises.received().documents(),
                "waiting", outbox.size());
    }

    /** A marketplace that is switched off sends nothing either. */
    private synchronized void sendOrder() {
        if (!http.isOpen() || orders >= options.documents()) {
            return;
        }
        orders++;
        String number = "MP%d-%05d".formatted(options.seed(), orders);
        Instant placed = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        ObjectNode message = MAPPER.createObjectNode();
        message.put("orderId", number)
                .put("placedAt", placed.toString())
                .put("orderDate", LocalDate.ofInstant(placed, Options.ZONE).toString())
                .put("currency", "EUR")
                .put("marketplace", Parties.MARKTPLATZ)
                .put("seller", Parties.NORDWIND);
        message.putObject("shipTo")
                .put("name", "Jürgen Weiß")
                .put("street", "Hafenstraße " + orders)
                .put("postcode", "20457")
                .put("city", "Hamburg")
                .put("country", "DE");
        Fact fact = Fact.of("order", number).with("buyer", Parties.MARKTPLATZ);
        int lines = 1 + chance.nextInt(3);
        for (int line = 1; line <= lines; line++) {
            Assortment.Article article = Assortment.ARTICLES.get(chance.nextInt(Assortment.ARTICLES.size()));
            BigDecimal quantity = BigDecimal.valueOf(1L + chance.nextInt(3));
            BigDecimal price = article.price().multiply(new BigDecimal("2")).setScale(2);
            message.withArray("items")
                    .addObject()
                    .put("pos", String.valueOf(line))
                    .put("sku", article.marketplace())
                    .put("qty", quantity)
                    .put("price", price);
            fact = fact.line(Map.of(
                    "line", String.valueOf(line),
                    "article", article.marketplace(),
                    "quantity", Fact.plain(quantity),
                    "price", Fact.plain(price)));
        }
        send(number, message.toString().getBytes(StandardCharsets.UTF_8), fact);
    }

    private void send(String number, byte[] body, Fact fact) {
        premises.sent().add("orders", number, body, List.of(fact));
        outbox.add(premises, "/marktplatz/orders", number, body);
        if (orders == SENT_TWICE) {
            premises.sent().add("orders", number + "-again", body, List.of(fact));
            outbox.add(premises, "/marktplatz/orders", number + "-again", body);
        }
        if (orders == options.documents()) {
            premises.sent().end();
        }
    }

    private Reply take(String channel, String key, byte[] body, Function<JsonNode, Fact> read) throws IOException {
        JsonNode message = MAPPER.readTree(body);
        Fact fact = read.apply(message);
        if (fact.number().isEmpty()) {
            return Reply.bad("a number is missing");
        }
        Journal.Entry entry = premises.received().add(channel, key, body, List.of(fact));
        return entry.repeat().equals("different")
                ? new Reply(409, "{\"error\":\"this idempotency key was used for another document\"}")
                : new Reply(200, "{\"id\":\"" + channel + "-" + key + "\"}");
    }

    private static Fact product(JsonNode message) {
        return Fact.of("product", message.path("sku").asText())
                .with("name", message.path("title").asText())
                .with("brand", message.path("brand").asText())
                .with("gtin", Gtin.thirteen(message.path("gtin").asText()));
    }

    private static Fact price(JsonNode message) {
        return Fact.of("price", message.path("sku").asText())
                .with("amount", Fact.plain(message.path("price").path("amount").asText()))
                .with("currency", message.path("price").path("currency").asText());
    }

    private static Fact stock(JsonNode message) {
        return Fact.of("stock", message.path("sku").asText())
                .with("location", message.path("warehouse").asText())
                .with("quantity", Fact.plain(message.path("quantity").asText()));
    }

    private static Fact shipment(JsonNode message) {
        Fact fact = Fact.of("shipment", message.path("shipmentId").asText())
                .with("order", message.path("orders").path(0).asText())
                .with("tracking", message.path("tracking").path(0).asText());
        for (JsonNode line : message.path("items")) {
            fact = fact.line(Map.of(
                    "line", line.path("pos").asText(),
                    "article", line.path("sku").asText(),
                    "quantity", Fact.plain(line.path("qty").asText())));
        }
        return fact;
    }
}
