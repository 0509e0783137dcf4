package io.crossdock.mappings.edifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.crossdock.config.Location;
import io.crossdock.config.Problem;
import io.crossdock.config.Settings;
import io.crossdock.config.Wire;
import io.crossdock.mappings.Codec;
import io.crossdock.mappings.Decoded;
import io.crossdock.mappings.Peeked;
import io.crossdock.mappings.canonical.Order;
import io.crossdock.mappings.edi.Content;
import io.crossdock.mappings.edi.Interchanges;
import io.crossdock.mappings.edi.Message;
import io.crossdock.mappings.edi.SegmentReader;
import io.crossdock.mappings.edi.Share;
import java.io.IOException;
import java.io.InputStream;
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
    private static final String WRAPPED = "wrapped";

    /** Path below {@code edifact}; setting that the file needs; messages read; what is told of the file. */
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
        row("orders/bad-segment-tag.edi", NONE, "D.96A", List.of(), "SEGMENT-TAG", "NUMBER-MISSING", "ORDER-TYPE");
        row(
                "orders/d01b-eancom-one-line-file.edi",
                NONE,
                "D.01B EAN010",
                List.of("PO357893; 2 lines; sum 48; buyer BUYEREANID12345, ship-to SHIPTOEANID3457,"
                        + " supplier SUPPLIEREANID9876; total 37535.34; test"),
                "GTIN",
                "GTIN",
                "QUANTITY-IS-UNITS");
        row("orders/d01b-eancom-sap.edi", NONE, "D.01B EAN008", List.of(sap));
        row("orders/d93a-eancom-sap.edi", NONE, "D.93A EAN008", List.of(sap));
        row("orders/d96a-eancom-sap.edi", NONE, "D.96A EAN008", List.of(sap));
        String books = "BKOD99; 4 lines; sum 76; buyer 5412345000176, supplier 4012345000094; isbn:0764569104";
        row("orders/d03b-eancom-books.edi", NONE, "D.03B EAN008", List.of(books));
        row("orders/d03b-eancom-books-bad-repeats.edi", WARN, "D.03B EAN008", List.of(books), "COUNT");
        row("orders/d03b-una-too-short.edi", NONE, "D.03B EAN008", List.of(), "COUNT", "NUMBER", "NUMBER", "UNA-SHORT");
        row(
                "orders/d11a-message-only-bad-order.edi",
                BARE,
                " / D.11A",
                List.of(),
                "OUTSIDE-MESSAGE",
                "COUNT",
                "NUMBER-MISSING",
                "ORDER-TYPE");
        row(
                "orders/d11a-message-only.edi",
                BARE,
                "D.11A",
                List.of("PO-4711; 1 lines; sum 10; buyer 4000001000002, supplier 4000001000001; gtin:04012345678901"));
        row(
                "orders/d96a-eancom-decimal-comma-no-unz.edi",
                NONE,
                "D.96A EAN008",
                List.of("801715918011; 2 lines; sum 16; supplier 5020436000004, buyer 8711576000012,"
                        + " ship-to 8711576100019; gtin:05020436373085"),
                "UNZ-MISSING");
        row("orders/d96a-kramp-truncated.edi", NONE, "D.96A", List.of("refused 2738662"), "UNT-MISSING", "UNZ-MISSING");
        row(
                "orders/d96a-no-una-no-unz.edi",
                NONE,
                "D.96A",
                List.of("PO123456; 1 lines; sum 10; buyer 123456789, supplier 987654321; buyer:ABC123"),
                "UNZ-MISSING");
        row(
                "orders/d96a-three-lines.edi",
                NONE,
                "D.96A",
                List.of("128576; 3 lines; sum 67; buyer 123456 Therese House; item-SRS:4000862141404; test"));
        row(
                "orders/d96a-unob4-no-unz.edi",
                NONE,
                "D.96A EAN008",
                List.of("0123456789123; 3 lines; sum 17; buyer 1135309, ship-to 6678157, supplier 3333333;"
                        + " isbn:0835201031; test"),
                "PRICE-IS-GROSS",
                "PRICE-IS-GROSS",
                "PRICE-IS-GROSS",
                "UNZ-MISSING");
        row(
                "orders/d96a-wikipedia-de-unz-ref-mismatch.edi",
                NONE,
                "D.96A",
                List.of("B10001; 1 lines; sum 1000; buyer  Bestellername; supplier:Produkt Schrauben"),
                "REFERENCE");
        row(
                "orders/d96b-with-ung-group.edi",
                WARN,
                "D.96B EAN008B",
                List.of("C1441747; 1 lines; sum 288; buyer 5400110000009, supplier 5013546107732 COMPANY ABC;"
                        + " gtin:05400111864181; test"),
                "COUNT");
        row(
                "orders/d97a-eancom-kitchen-latin1.edi",
                NONE,
                "D.97A EAN007",
                List.of("10; 22 lines; sum 22; supplier 4399902054560 Möbel KG, buyer 100000 Schnee,"
                        + " ship-to  Schnee; supplier:HP-10201; delivery 2021-06-14"),
                "DATE-IS-WEEK",
                "LINE-IS-HEADING",
                "LINE-NUMBER");
        row("orders/two-messages-in-ung.edi", NONE, "D.96A / D.96A", List.of(), "NUMBER-MISSING", "NUMBER-MISSING");
        row(
                "orders/una-variants/equals-release.edi",
                NONE,
                "D.96A",
                List.of(screws.formatted(" Customer='s name")),
                "REFERENCE");
        row(
                "orders/una-variants/hash-terminator.edi",
                NONE,
                "D.96A",
                List.of(screws.formatted(" Customer's name")),
                "REFERENCE");
        row(
                "orders/una-variants/newline-inside-element.edi",
                NONE,
                "D.96A",
                List.of(screws.formatted(" Customer's name")),
                "REFERENCE");
        row(
                "orders/una-variants/no-una-one-line.edi",
                NONE,
                "D.96A",
                List.of(screws.formatted(" Customer's name")),
                "REFERENCE");
        row(
                "orders/una-variants/std-one-line.edi",
                NONE,
                "D.96A",
                List.of(screws.formatted(" Customer's name")),
                "REFERENCE");
        row("orders/unt-count-99.edi", NONE, "D.96A", List.of(), "COUNT", "NUMBER-MISSING");
        tradeRows();
    }

    private static void tradeRows() {
        row(
                "aperak/d96a-syntax4-accepted.edi",
                WARN,
                "D.96A",
                List.of("acknowledgement APERAK004; rejected of PO123456; 1 faults"),
                "COUNT");
        row(
                "aperak/d96a-two-unb.edi",
                NONE,
                " / D.96A",
                List.of("acknowledgement 0109094405; received of 4506701767; 0 faults"),
                "UNZ-MISSING",
                "REFERENCE");
        row("desadv/d03b-una-too-short.edi", NONE, "D.03B EAN008", List.of(), "COUNT", "UNA-SHORT");
        row("desadv/d20a-too-many-ali.edi", NONE, "D.20A", List.of(), "NUMBER-MISSING");
        row("invrpt/d20a-two-bgm.edi", NONE, "D.20A", List.of(), "SEGMENT-REPEATED", "NO-LINES");
        row(
                "mixed/d96a-iftmin-invoic-interleaved.edi",
                NONE,
                "D.96A EAN002 / D.96A EAN002 / D.96A EAN002 / D.96A EAN002",
                List.of(),
                "COUNT",
                "MESSAGE-UNKNOWN",
                "COUNT",
                "REFERENCE",
                "NUMBER-MISSING",
                "INVOICE-TYPE",
                "COUNT",
                "MESSAGE-UNKNOWN",
                "COUNT",
                "REFERENCE",
                "NUMBER-MISSING",
                "INVOICE-TYPE",
                "COUNT");
        row(
                "ordrsp/d03b-una-too-short.edi",
                NONE,
                "D.03B EAN008",
                List.of("refused RESP123456"),
                "COUNT",
                "NUMBER",
                "NUMBER",
                "UNA-SHORT");
        row(
                "ordrsp/d10a-energy-unt-mismatch.edi",
                WARN,
                "D.10A 1.1e",
                List.of("IM20U000000000CNF; received 00001672; 1 lines;"
                        + " message-from 9900080000007, message-to 990000000000X, ship-to "),
                "COUNT",
                "REFERENCE",
                "REFERENCE");
        row("ordrsp/d20a-too-many-pai.edi", NONE, "D.20A", List.of(), "COUNT", "NUMBER-MISSING", "ORDER-MISSING");
        row("pricat/d20a-two-bgm.edi", NONE, "D.20A", List.of(), "COUNT", "SEGMENT-REPEATED", "NO-LINES");
        row(
                "recadv/d01b-eancom-chinese-utf8.edi",
                NONE,
                "D.01B EAN007",
                List.of("20220808112809950; 1 lines; buyer:1000629 200; lot U23362 until 2024-10-31;"
                        + " buyer FR11 Phaarma France, ship-to GCCN33 报文测试天津有限公司,"
                        + " supplier FR21 CSP test d'This is also a test section"),
                "CHARSET");
        invoiceRows();
    }

    private static void invoiceRows() {
        String invoice = "342459; invoice; 2 lines; sum 1040; total 2137.58; order 521052;"
                + " buyer 792820524 CUMMINS MID-RANGE ENGINE PLANT, seller 005435656 %s WIDGET COMPANY";
        String hobbit = "539602; invoice; 2 lines; sum 7; total 362;"
                + " buyer 5708601000836, supplier UK19430839 IBM UK, ship-to  MyCompany";
        String credit = "1060113800026; credit-note; 1 lines; sum 54; total 1960.29; supplier 2002993";
        row(
                "invoic/d01b-eancom-indented-bom.edi",
                NONE,
                "D.01B EAN011",
                List.of(),
                "COUNT",
                "REFERENCE",
                "NUMBER-MISSING",
                "INVOICE-TYPE",
                "COUNT");
        row("invoic/d03b-repeated-element.edi", NONE, "D.03B", List.of(hobbit));
        row("invoic/d03b-repetition-in-una.edi", WARN, "D.03B", List.of(hobbit), "COUNT");
        row(
                "invoic/d93a-decimal-comma-umlaut.edi",
                NONE,
                "D.93A",
                List.of("9908001; invoice; 3 lines; sum 5; total 901.78; order O0010001;"
                        + " seller  Fahrradhandel Pedal, buyer  Huber GmbH"),
                "CHARSET",
                "DATE",
                "ARTICLE-CODE",
                "ARTICLE-CODE",
                "ARTICLE-CODE");
        row("invoic/d97a-credit-note.edi", NONE, "D.97A", List.of(credit), "DATE-FORMAT", "DATE-FORMAT");
        row(
                "invoic/d97a-trailing-component-separator.edi",
                NONE,
                "D.97A",
                List.of(credit),
                "DATE-FORMAT",
                "DATE-FORMAT");
        row("invoic/d97b-bad-values.edi", NONE, "D.97B", List.of("refused 342459"), "NUMBER", "NUMBER");
        row("invoic/d97b-no-una.edi", NONE, "D.97B", List.of(invoice.formatted("BÜTTNER")), "CHARSET");
        row("invoic/d97b-odd-una.edi", NONE, "D.97B", List.of(invoice.formatted("GENERAL")));
        row("invoic/d97b-wrapped-15-odd-una.edi", WRAPPED, "D.97B", List.of(invoice.formatted("GENERAL")));
        row("invoic/d97b-wrapped-50.edi", WRAPPED, "D.97B", List.of(invoice.formatted("BÜTTNER")), "CHARSET");
    }

    /** Messages that are out of scope, and why. */
    private static final Map<String, String> OUT_OF_SCOPE = Map.of(
            "delfor/d96a-unt-wrong.edi", "forecasts are no document of the trade that the hub moves",
            "generic/unknown-messages-odd-una-ung.edi", "invented messages MSG1 and MSG2",
            "generic/x12-tradacoms-trailer-tags-inside.edi", "an invented message CUSTOM",
            "quotes/d96a-two-messages-same-ref.edi", "quotations come with tenders");

    private static void row(String file, String setting, String message, List<String> good, String... told) {
        ROWS.put(file, new Row(setting, message, good, List.of(told)));
    }

    @Test
    void everyFileHasItsRowOrItsReason() throws IOException {
        Set<String> files = files(corpus()).stream()
                .map(file -> corpus().relativize(file).toString())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> told = new TreeSet<>(ROWS.keySet());
        told.addAll(OUT_OF_SCOPE.keySet());
        assertThat(files).isEqualTo(told);
    }

    @Test
    void readsEveryFileAsItsFactsSay() throws IOException {
        Map<String, Row> found = new LinkedHashMap<>();
        for (Map.Entry<String, Row> row : ROWS.entrySet()) {
            found.put(row.getKey(), read(corpus().resolve(row.getKey()), row.getValue()));
        }
        List<String> different = ROWS.entrySet().stream()
                .filter(row -> !row.getValue().equals(found.get(row.getKey())))
                .map(row -> row.getKey() + "\n  expected " + row.getValue() + "\n  found    " + found.get(row.getKey()))
                .toList();
        assertThat(different).isEmpty();
    }

    @Test
    void refusesWithItsReasonWhatIsOutOfScope() throws IOException {
        for (String file : OUT_OF_SCOPE.keySet()) {
            assertThat(decode(wire(corpus().resolve(file)), NONE))
                    .as(file)
                    .isNotEmpty()
                    .allSatisfy(decoded -> assertThat(decoded).isInstanceOf(Decoded.Bad.class))
                    .anySatisfy(decoded -> assertThat(codes(((Decoded.Bad) decoded).problems()))
                            .contains("MESSAGE-UNKNOWN"));
        }
    }

    /** Nothing read is dropped: in every good message each value is taken by a declaration, or kept as unmapped. */
    @Test
    void keepsEveryValueThatNoMappingTakes() throws IOException {
        Map<String, Share> shares = new TreeMap<>();
        for (Map.Entry<String, Row> row : ROWS.entrySet()) {
            add(wire(corpus().resolve(row.getKey())), settings(row.getValue().setting()), shares);
        }
        assertThat(shares.keySet()).contains("INVOIC", "ORDERS", "RECADV");
        assertThat(shares.values()).allSatisfy(share -> assertThat(share.lost()).isEmpty());
    }

    private static void add(Wire wire, Settings channel, Map<String, Share> shares) throws IOException {
        EdifactSettings settings = EdifactSettings.of(channel).get();
        try (InputStream in = settings.wrapped() ? new Unwrapped(wire.open()) : wire.open()) {
            SegmentReader reader = new SegmentReader(in, wire.name(), UnEdifact.STANDARD);
            new Interchanges(
                            reader,
                            UnEdifact.STANDARD,
                            wire.name(),
                            settings.tolerance(),
                            Share.adding(shares, content -> Messages.of(
                                            content.message().type())
                                    .map(mapping -> read(content, mapping, settings))))
                    .walk();
        }
    }

    private static Message read(Content content, Mapping mapping, EdifactSettings settings) {
        Message message =
                new Message(content, settings.comma(), settings.tolerance().countsRefuse());
        message.takeEnvelope();
        mapping.read(message);
        return message;
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
                good.add(Facts.of(sound.document(), expected.good()));
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

    private static List<Decoded> decode(Wire wire, String setting) throws IOException {
        List<Decoded> decoded = new ArrayList<>();
        codec(setting).decode(wire, message -> true, decoded::add);
        return decoded;
    }

    private static Codec codec(String setting) {
        return new Edifact().codec(settings(setting), Messages.kinds()).get();
    }

    private static Settings settings(String setting) {
        Map<String, Object> values =
                switch (setting) {
                    case BARE, WRAPPED -> Map.of(setting, true);
                    case WARN -> Map.of(WARN, "warn");
                    default -> Map.of();
                };
        return new Settings(values, Location.of("test"));
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
