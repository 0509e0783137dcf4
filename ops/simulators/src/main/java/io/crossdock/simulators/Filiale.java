package io.crossdock.simulators;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crossdock.simulators.premises.Control;
import io.crossdock.simulators.premises.Fact;
import io.crossdock.simulators.premises.Options;
import io.crossdock.simulators.premises.Outbox;
import io.crossdock.simulators.premises.Premises;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * The till system of a store. Sends each sale, and with it the article's new stock, as JSON over HTTP. Its stock messages bear no
 * version and no time: the order in which they are sent is all there is. The first ones say 5, 4, 5 of one article.
 */
public final class Filiale {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String STORE = "042";
    private static final int[] FIRST_STOCKS = {5, 4, 5};

    private final Options options;
    private final Premises premises;
    private final Outbox outbox;
    private final LocalDate businessDate;
    private final Random chance;
    private int sales;

    private Filiale(Options options, Premises premises) throws IOException {
        this.options = options;
        this.premises = premises;
        String login = premises.login("login", "filiale");
        String basic = "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
        outbox = Outbox.open(premises, options.hub(), body -> Map.of("Authorization", basic));
        businessDate = options.businessDate();
        chance = new Random(options.seed() + 3);
    }

    public static void main(String[] arguments) throws IOException {
        Options options = Options.ofPartner(arguments);
        new Filiale(options, Premises.open("filiale", options.data())).open();
    }

    private void open() throws IOException {
        int port = options.port(12251);
        Control control = Control.open(port == 0 ? 0 : port + 2, this::status, Map.of());
        premises.announce(Map.of("control", String.valueOf(control.port())));
        premises.repeat(options.pause(), this::sell);
    }

    private Map<String, Object> status() {
        return Map.of("sent", premises.sent().documents(), "waiting", outbox.size());
    }

    private synchronized void sell() {
        if (sales >= options.documents()) {
            return;
        }
        sales++;
        sendSale();
        sendStock();
        if (sales == options.documents()) {
            premises.sent().end();
        }
    }

    private void sendSale() {
        String receipt = "%06d".formatted(options.seed() % 100 * 10_000 + sales);
        String number = STORE + "-1-" + receipt + "-" + businessDate.toString().replace("-", "");
        ObjectNode message = MAPPER.createObjectNode();
        message.put("id", number)
                .put("store", STORE)
                .put("till", "1")
                .put("receipt", receipt)
                .put("businessDate", businessDate.toString())
                .put("soldAt", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString())
                .put("currency", "EUR");
        Fact fact = Fact.of("sale", number).with("store", STORE).with("businessDate", businessDate.toString());
        BigDecimal total = BigDecimal.ZERO;
        int lines = 1 + chance.nextInt(3);
        for (int line = 1; line <= lines; line++) {
            Assortment.Article article = Assortment.ARTICLES.get(chance.nextInt(Assortment.ARTICLES.size()));
            BigDecimal quantity = BigDecimal.valueOf(1L + chance.nextInt(2));
            total = total.add(article.price().multiply(quantity));
            message.withArray("lines")
                    .addObject()
                    .put("line", String.valueOf(line))
                    .put("plu", article.plu())
                    .put("quantity", quantity)
                    .put("price", article.price());
            fact = fact.line(Map.of(
                    "line", String.valueOf(line),
                    "article", article.plu(),
                    "quantity", Fact.plain(quantity),
                    "price", Fact.plain(article.price())));
        }
        message.withArray("tenders")
                .addObject()
                .put("method", sales % 2 == 0 ? "cash" : "card")
                .put("amount", total);
        message.put("total", total);
        send("sales", "/filiale/sales", number, message, fact);
    }

    private void sendStock() {
        boolean first = sales <= FIRST_STOCKS.length;
        Assortment.Article article = Assortment.ARTICLES.get(first ? 0 : 1 + chance.nextInt(10));
        BigDecimal stock = BigDecimal.valueOf(first ? FIRST_STOCKS[sales - 1] : chance.nextInt(30));
        ObjectNode message = MAPPER.createObjectNode();
        message.put("store", STORE).put("plu", article.plu()).put("stock", stock);
        Fact fact = Fact.of("stock", article.plu()).with("location", STORE).with("quantity", stock);
        send("stock", "/filiale/stock", "stock-%d-%06d".formatted(options.seed(), sales), message, fact);
    }

    private void send(String channel, String path, String key, ObjectNode message, Fact fact) {
        byte[] body = message.toString().getBytes(StandardCharsets.UTF_8);
        premises.sent().add(channel, key, body, List.of(fact));
        outbox.add(premises, path, key, body);
    }
}
