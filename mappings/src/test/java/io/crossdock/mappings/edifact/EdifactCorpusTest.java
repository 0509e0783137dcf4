package io.crossdock.mappings.edifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.crossdock.config.Kind;
import io.crossdock.config.Location;
import io.crossdock.config.Problem;
import io.crossdock.config.Settings;
import io.crossdock.config.Wire;
import io.crossdock.mappings.Codec;
import io.crossdock.mappings.Decoded;
import io.crossdock.mappings.Peeked;
import io.crossdock.mappings.canonical.Order;
import io.crossdock.mappings.canonical.PartyRef;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Other people's files, in the folder that the system property {@code crossdock.corpus} names. */
class EdifactCorpusTest {

    private static final String NONE = "";
    private static final String WARN = "count-mismatch";
    private static final String BARE = "bare";

    /** Path below {@code edifact/orders}; setting that the file needs; messages read; what is told of the file. */
    private static final Map<String, Row> ROWS = new TreeMap<>();

    /**
     * @param setting the setting that the file needs
     * @param message version and association code
     * @param good one line an order, as {@link #facts} writes it
     * @param told the codes of all problems and warnings
     */
    private record Row(String setting, String message, List<String> good, List<String> told) {}

    static {
        String sap = "5YGVX1VT; 1 lines; sum 38; buyer 1111111111111, supplier 2222222222222, ship-to 3333333333333";
        String screws = "B10001; 1 lines; sum 1000; buyer %s; supplier:Product Screws";
        row("bad-segment-tag.edi", NONE, "D.96A", List.of(), "SEGMENT-TAG", "ORDER-TYPE", "ORDER-NUMBER");
        row(
                "d01b-eancom-one-line-file.edi",
                NONE,
                "D.01B EAN010",
                List.of("PO357893; 2 lines; sum 48; buyer BUYEREANID12345, ship-to SHIPTOEANID3457,"
                        + " supplier SUPPLIEREANID9876; total 37535.34; test"),
                "GTIN",
                "GTIN");
        row("d01b-eancom-sap.edi", NONE, "D.01B EAN008", List.of(sap));
        row("d93a-eancom-sap.edi", NONE, "D.93A EAN008", List.of(sap));
        row("d96a-eancom-sap.edi", NONE, "D.96A EAN008", List.of(sap));
        String books = "BKOD99; 4 lines; sum 76; buyer 5412345000176, supplier 4012345000094; isbn:0764569104";
        row("d03b-eancom-books.edi", NONE, "D.03B EAN008", List.of(books));
        row("d03b-eancom-books-bad-repeats.edi", WARN, "D.03B EAN008", List.of(books), "COUNT");
        row("d03b-una-too-short.edi", NONE, "D.03B EAN008", List.of(), "COUNT", "NUMBER", "NUMBER", "UNA-SHORT");
        row(
                "d11a-message-only-bad-order.edi",
                BARE,
                " / D.11A",
                List.of(),
                "OUTSIDE-MESSAGE",
                "COUNT",
                "ORDER-TYPE",
                "ORDER-NUMBER");
        row(
                "d11a-message-only.edi",
                BARE,
                "D.11A",
                List.of("PO-4711; 1 lines; sum 10; buyer 4000001000002, supplier 4000001000001; gtin:04012345678901"));
        row(
                "d96a-eancom-decimal-comma-no-unz.edi",
                NONE,
                "D.96A EAN008",
                List.of("801715918011; 2 lines; sum 16; supplier 5020436000004, buyer 8711576000012,"
                        + " ship-to 8711576100019; gtin:05020436373085"),
                "UNZ-MISSING");
        row("d96a-kramp-truncated.edi", NONE, "D.96A", List.of("refused 2738662"), "UNT-MISSING", "UNZ-MISSING");
        row(
                "d96a-no-una-no-unz.edi",
                NONE,
                "D.96A",
                List.of("PO123456; 1 lines; sum 10; buyer 123456789, supplier 987654321; buyer:ABC123"),
                "UNZ-MISSING");
        row(
                "d96a-three-lines.edi",
                NONE,
                "D.96A",
                List.of("128576; 3 lines; sum 67; buyer 123456 Therese House; item-SRS:4000862141404; test"));
        row(
                "d96a-unob4-no-unz.edi",
                NONE,
                "D.96A EAN008",
                List.of("0123456789123; 3 lines; sum 17; buyer 1135309, ship-to 6678157, supplier 3333333;"
                        + " isbn:0835201031; test"),
                "PRICE-IS-GROSS",
                "PRICE-IS-GROSS",
                "PRICE-IS-GROSS",
                "UNZ-MISSING");
        row(
                "d96a-wikipedia-de-unz-ref-mismatch.edi",
                NONE,
                "D.96A",
                List.of("B10001; 1 lines; sum 1000; buyer  Bestellername; supplier:Produkt Schrauben"),
                "REFERENCE");
        row(
                "d96b-with-ung-group.edi",
                WARN,
                "D.96B EAN008B",
                List.of("C1441747; 1 lines; sum 288; buyer 5400110000009, supplier 5013546107732 COMPANY ABC;"
                        + " gtin:05400111864181; test"),
                "COUNT");
        row(
                "d97a-eancom-kitchen-latin1.edi",
                NONE,
                "D.97A EAN007",
                List.of("10; 22 lines; sum 22; supplier 4399902054560 Möbel KG, buyer 100000 Schnee,"
                        + " ship-to  Schnee; supplier:HP-10201; delivery 2021-06-14"),
                "DATE-IS-WEEK",
                "LINE-IS-HEADING",
                "LINE-NUMBER");
        row("two-messages-in-ung.edi", NONE, "D.96A / D.96A", List.of(), "ORDER-NUMBER", "ORDER-NUMBER");
        row(
                "una-variants/equals-release.edi",
                NONE,
                "D.96A",
                List.of(screws.formatted(" Customer='s name")),
                "REFERENCE");
        row(
                "una-variants/hash-terminator.edi",
                NONE,
                "D.96A",
                List.of(screws.formatted(" Customer's name")),
                "REFERENCE");
        row(
                "una-variants/newline-inside-element.edi",
                NONE,
                "D.96A",
                List.of(screws.formatted(" Customer's name")),
                "REFERENCE");
        row(
                "una-variants/no-una-one-line.edi",
                NONE,
                "D.96A",
                List.of(screws.formatted(" Customer's name")),
                "REFERENCE");
        row("una-variants/std-one-line.edi", NONE, "D.96A", List.of(screws.formatted(" Customer's name")), "REFERENCE");
        row("unt-count-99.edi", NONE, "D.96A", List.of(), "COUNT", "ORDER-NUMBER");
    }

    private static void row(String file, String setting, String message, List<String> good, String... told) {
        ROWS.put(file, new Row(setting, message, good, List.of(told)));
    }

    @Test
    void everyOrderFileHasItsRow() throws IOException {
        Path orders = corpus().resolve("orders");
        Set<String> files = files(orders).stream()
                .map(file -> orders.relativize(file).toString())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(files).isEqualTo(ROWS.keySet());
    }

    @Test
    void readsEveryOrderFileAsItsFactsSay() throws IOException {
        Path orders = corpus().resolve("orders");
        Map<String, Row> found = new LinkedHashMap<>();
        for (Map.Entry<String, Row> row : ROWS.entrySet()) {
            found.put(row.getKey(), read(orders.resolve(row.getKey()), row.getValue()));
        }
        assertThat(found).containsExactlyEntriesOf(ROWS);
    }

    @Test
    void keepsTheLineFeedWithinAnElement() throws IOException {
        Wire wire = wire(corpus().resolve("orders/una-variants/newline-inside-element.edi"));
        Order order = (Order) ((Decoded.Good) decode(wire, NONE).get(0)).document();
        assertThat(order.party("buyer").orElseThrow().address().orElseThrow().city())
                .contains("Example Town\n2nd line");
    }

    @Test
    void neverFailsWhateverTheFileHolds() throws IOException {
        List<Path> all = files(corpus());
        assertThat(all).hasSizeGreaterThan(50);
        for (Path file : all) {
            List<Peeked> peeked = new ArrayList<>();
            codec(NONE).peek(wire(file), peeked::add);
            List<Decoded> decoded = decode(wire(file), NONE);
            assertThat(peeked).as(file.toString()).isNotEmpty();
            assertThat(decoded).as(file.toString()).isNotEmpty();
        }
    }

    private static Row read(Path file, Row expected) throws IOException {
        List<String> messages = new ArrayList<>();
        codec(expected.setting()).peek(wire(file), peeked -> {
            if (peeked instanceof Peeked.Message message) {
                messages.add((message.version() + " " + message.association()).stripTrailing());
            }
        });
        List<String> good = new ArrayList<>();
        List<String> told = new ArrayList<>();
        for (Decoded decoded : decode(wire(file), expected.setting())) {
            if (decoded instanceof Decoded.Good sound) {
                good.add(facts((Order) sound.document(), expected));
                told.addAll(codes(sound.warnings()));
            } else if (decoded instanceof Decoded.Bad bad) {
                told.addAll(codes(bad.problems()));
                if (expected.good().stream().anyMatch(line -> line.startsWith("refused"))) {
                    bad.number().ifPresent(number -> good.add("refused " + number));
                }
            }
        }
        return new Row(expected.setting(), String.join(" / ", messages), good, told);
    }

    private static List<String> codes(List<Problem> problems) {
        return problems.stream()
                .map(problem -> problem.code().id().replace("EDIFACT-", ""))
                .toList();
    }

    private static String facts(Order order, Row expected) {
        List<String> facts = new ArrayList<>();
        facts.add(order.orderNumber());
        facts.add(order.lines().size() + " lines");
        facts.add("sum "
                + order.lines().stream()
                        .map(line -> line.quantity().value())
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .toPlainString());
        facts.add(order.parties().entrySet().stream()
                .map(party -> party.getKey() + " " + name(party.getValue()))
                .collect(Collectors.joining(", ")));
        String first = order.lines().get(0).article().key();
        if (expected.good().stream().anyMatch(line -> line.contains("; " + first))) {
            facts.add(first);
        }
        order.total().ifPresent(total -> facts.add("total " + total));
        order.deliveryDate()
                .filter(date -> expected.good().toString().contains("delivery"))
                .ifPresent(date -> facts.add("delivery " + date));
        if (order.header().test()) {
            facts.add("test");
        }
        return String.join("; ", facts);
    }

    private static String name(PartyRef party) {
        return (party.key() + party.name().map(name -> " " + name).orElse(""));
    }

    private static List<Decoded> decode(Wire wire, String setting) throws IOException {
        List<Decoded> decoded = new ArrayList<>();
        codec(setting).decode(wire, message -> true, decoded::add);
        return decoded;
    }

    private static Codec codec(String setting) {
        Map<String, Object> values =
                switch (setting) {
                    case BARE -> Map.of(BARE, true);
                    case WARN -> Map.of(WARN, "warn");
                    default -> Map.of();
                };
        return new Edifact()
                .codec(new Settings(values, Location.of("test")), Set.of(Kind.ORDER))
                .get();
    }

    private static Wire wire(Path file) throws IOException {
        return Wire.of(file.getFileName().toString(), Files.readAllBytes(file));
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static Path corpus() {
        String folder = System.getProperty("crossdock.corpus", "");
        assumeTrue(!folder.isEmpty(), "SKIPPED: set -Dcrossdock.corpus to read other people's files");
        return Path.of(folder, "edifact");
    }
}
