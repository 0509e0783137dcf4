package io.crossdock.simulators;

import io.crossdock.simulators.premises.Control;
import io.crossdock.simulators.premises.Fact;
import io.crossdock.simulators.premises.Mailbox;
import io.crossdock.simulators.premises.Options;
import io.crossdock.simulators.premises.Premises;
import io.crossdock.simulators.premises.SftpDoor;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

/**
 * A dealer's merchandise system. Puts its orders into {@code /out} of its SFTP server, several in one EDIFACT interchange (ORDERS
 * D.96A), and takes products, prices, stock and shipments as CSV under {@code /in}: with its own headings and its own article
 * numbers. One order in the second interchange is faulty: a quantity is written with the letter O.
 */
public final class Suedhandel {

    private static final int ORDERS_PER_INTERCHANGE = 5;
    private static final int FAULTY = 7;

    private final Options options;
    private final Premises premises;
    private final Path out;
    private final Random chance;
    private int orders;
    private int interchanges;

    private Suedhandel(Options options, Premises premises) {
        this.options = options;
        this.premises = premises;
        out = premises.folder("sftp/out");
        chance = new Random(options.seed() + 1);
    }

    public static void main(String[] arguments) throws IOException {
        Options options = Options.ofPartner(arguments);
        new Suedhandel(options, Premises.open("suedhandel", options.data())).open();
    }

    private void open() throws IOException {
        int port = options.port(12231);
        SftpDoor sftp =
                SftpDoor.open(port, premises.login("sftp", "hub"), premises.folder("sftp"), premises.file("host-key"));
        premises.secret("host-key", sftp.hostKey());
        watch("products", Suedhandel::product);
        watch("prices", Suedhandel::price);
        watch("stock", Suedhandel::stock);
        Mailbox.watch(premises, premises.folder("sftp/in/shipments"), "shipments", Suedhandel::shipments);
        Control control = Control.open(port == 0 ? 0 : port + 2, this::status, Map.of());
        premises.announce(Map.of(
                "sftp", String.valueOf(sftp.port()),
                "control", String.valueOf(control.port()),
                "host-key", sftp.hostKey(),
                "fingerprint", sftp.fingerprint()));
        premises.repeat(options.pause().multipliedBy(ORDERS_PER_INTERCHANGE), this::sendOrders);
    }

    private Map<String, Object> status() {
        return Map.of(
                "sent", premises.sent().documents(),
                "received", premises.received().documents());
    }

    private void watch(String name, Function<Map<String, String>, Fact> row) {
        Mailbox.watch(premises, premises.folder("sftp/in/" + name), name, bytes -> rows(bytes).stream()
                .map(row)
                .toList());
    }

    private synchronized void sendOrders() {
        if (orders >= options.documents()) {
            return;
        }
        interchanges++;
        LocalDateTime now = LocalDateTime.now(Options.ZONE);
        String reference = String.valueOf(options.seed() % 10_000_000 * 10_000 + interchanges);
        StringBuilder text = new StringBuilder("UNB+UNOC:3+%s:14+%s:14+%s+%s'\r\n"
                .formatted(
                        Parties.SUEDHANDEL,
                        Parties.NORDWIND,
                        now.format(DateTimeFormatter.ofPattern("yyMMdd:HHmm")),
                        reference));
        List<Fact> facts = new ArrayList<>();
        int messages = 0;
        while (messages < ORDERS_PER_INTERCHANGE && orders < options.documents()) {
            messages++;
            orders++;
            Fact order = order(now);
            text.append(message(order, messages, orders == FAULTY));
            facts.add(orders == FAULTY ? order.with("faulty", "a quantity with the letter O") : order);
        }
        text.append("UNZ+%d+%s'\r\n".formatted(messages, reference));
        String name = "orders-" + reference + ".edi";
        byte[] bytes = text.toString().getBytes(StandardCharsets.ISO_8859_1);
        premises.sent().add("orders", name, bytes, facts);
        premises.put(out.resolve(name), bytes);
        if (orders == options.documents()) {
            premises.sent().end();
        }
    }

    private Fact order(LocalDateTime now) {
        Fact order = Fact.of("order", "SH%d-%05d".formatted(options.seed(), orders))
                .with("buyer", Parties.SUEDHANDEL)
                .with("date", now.toLocalDate().toString());
        int lines = 1 + chance.nextInt(4);
        for (int line = 1; line <= lines; line++) {
            Assortment.Article article = Assortment.ARTICLES.get(chance.nextInt(Assortment.ARTICLES.size()));
            BigDecimal quantity = BigDecimal.valueOf(10L + chance.nextInt(90));
            order = order.line(Map.of(
                    "line", String.valueOf(line),
                    "article", article.dealer(),
                    "quantity", Fact.plain(quantity),
                    "price", Fact.plain(article.price())));
        }
        return order;
    }

    private static String message(Fact order, int reference, boolean faulty) {
        List<String> segments = new ArrayList<>();
        segments.add("UNH+%d+ORDERS:D:96A:UN:EAN008".formatted(reference));
        segments.add("BGM+220+%s+9".formatted(Edifact.escape(order.number())));
        segments.add("DTM+137:%s:102".formatted(order.value("date").replace("-", "")));
        segments.add("NAD+BY+%s::9++%s".formatted(Parties.SUEDHANDEL, Edifact.escape("Südhandel O'Brien & Co.")));
        segments.add("NAD+SU+%s::9".formatted(Parties.NORDWIND));
        segments.add("CUX+2:EUR:9");
        for (Map<String, String> line : order.lines()) {
            String quantity = line.getOrDefault("quantity", "");
            boolean misspelt = faulty && line.equals(order.lines().get(0));
            segments.add("LIN+%s++%s:IN".formatted(line.get("line"), line.get("article")));
            segments.add("QTY+21:%s:PCE".formatted(misspelt ? quantity.charAt(0) + "O" : quantity));
            segments.add("PRI+AAA:%s".formatted(line.get("price")));
        }
        segments.add("UNS+S");
        segments.add("CNT+2:%d".formatted(order.lines().size()));
        segments.add("UNT+%d+%d".formatted(segments.size() + 1, reference));
        return String.join("'\r\n", segments) + "'\r\n";
    }

    private static List<Map<String, String>> rows(byte[] bytes) {
        return Csv.rows(bytes, ',', StandardCharsets.UTF_8);
    }

    private static Fact product(Map<String, String> row) {
        return Fact.of("product", row.getOrDefault("artnr", ""))
                .with("name", row.getOrDefault("bezeichnung", ""))
                .with("brand", row.getOrDefault("hersteller", ""));
    }

    private static Fact price(Map<String, String> row) {
        return Fact.of("price", row.getOrDefault("artnr", ""))
                .with("amount", Fact.plain(row.getOrDefault("ek", "")))
                .with("currency", row.getOrDefault("waehrung", ""));
    }

    private static Fact stock(Map<String, String> row) {
        return Fact.of("stock", row.getOrDefault("artnr", ""))
                .with("location", row.getOrDefault("lager", ""))
                .with("quantity", Fact.plain(row.getOrDefault("menge", "")));
    }

    private static List<Fact> shipments(byte[] bytes) {
        Map<String, Fact> shipments = new LinkedHashMap<>();
        for (Map<String, String> row : rows(bytes)) {
            String number = row.getOrDefault("lieferschein", "");
            Fact shipment = shipments.getOrDefault(
                    number,
                    Fact.of("shipment", number)
                            .with("order", row.getOrDefault("bestellung", ""))
                            .with("tracking", row.getOrDefault("sendungsnummer", "")));
            shipments.put(
                    number,
                    shipment.line(Map.of(
                            "line", row.getOrDefault("position", ""),
                            "article", row.getOrDefault("artnr", ""),
                            "quantity", Fact.plain(row.getOrDefault("menge", "")))));
        }
        return List.copyOf(shipments.values());
    }
}
