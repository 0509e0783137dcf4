package io.crossdock.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OfflineCommandsTest {

    private static final String ORDERS_OUT =
            """
            direction: out
            carries: order
            where: { supplier: kestrel }
            connector: { file: { folder: exchange/kestrel/orders } }
            format:
              csv:
                separator: ";"
                charset: windows-1252
                decimal-mark: ","
                columns: { Bestellung: orderNumber, Käufer: parties.buyer.ids.gln, Menge: lines.quantity.value }
            """;

    private static final String ORDERS_IN =
            """
            direction: in
            carries: order
            connector: { file: { folder: exchange/shop } }
            format:
              csv:
                columns:
                  Order: orderNumber
                  Supplier: parties.supplier.ids.gln
                  Article: lines.article.ids.supplier
                  Quantity: lines.quantity.value
                set: { lines.quantity.unit: H87 }
            """;

    private static final String ORDER =
            """
            {"kind": "order", "header": {"schema": "1.0"}, "orderNumber": "A-17", "type": "standard",
             "function": "original", "parties": {"buyer": {"ids": {"gln": "4012345000009"}}},
             "lines": [{"number": "1", "article": {"ids": {"supplier": "K-1"}}, "quantity": {"value": 2.5, "unit": "KGM"}}]}
            """;

    private final Path home;
    private final Terminal terminal;

    OfflineCommandsTest(@TempDir Path home) {
        this.home = home;
        this.terminal = new Terminal(home);
    }

    @BeforeEach
    void twoPartners() throws IOException {
        terminal.write(
                "config/partners/kestrel/partner.yaml", "name: Kestrel Ltd\nidentifiers: { gln: '4012345000016' }\n");
        terminal.write("config/partners/kestrel/orders-out.yaml", ORDERS_OUT);
        terminal.write("config/partners/shop/partner.yaml", "name: A shop\n");
        terminal.write("config/partners/shop/orders-in.yaml", ORDERS_IN);
    }

    @Test
    void checkSaysThatAllIsWell() {
        terminal.type("check");
        assertThat(terminal.said())
                .isEqualToIgnoringNewLines("2 partners and 2 channels are sound, 0 samples run. No problem was found.");
        assertThat(terminal.exitCode()).isZero();
    }

    @Test
    void checkNamesSecretsThatAreMissingHereWithoutCallingThemWrong() throws IOException {
        terminal.write(
                "config/partners/heron/partner.yaml",
                "name: Heron\nconnections: { api: { http: { address: 'http://localhost', bearer: '${secret:heron-token}' } } }\n");
        terminal.type("check");
        assertThat(terminal.said()).contains("No problem was found.").contains("needed to run: heron-token.");
        assertThat(terminal.exitCode()).isZero();
    }

    @Test
    void checkTriesTheWayToPartnersAndLeavesNoTrace() throws IOException {
        Path exchange = Files.createDirectories(home.resolve("exchange"));
        terminal.write(
                "config/partners/kestrel/orders-out.yaml",
                ORDERS_OUT.replaceFirst("connector:.*", "connector: { file: { folder: '" + exchange + "' } }"));

        terminal.type("check", "--connect", "kestrel.orders-out");
        assertThat(terminal.said())
                .contains("kestrel.orders-out: file to kestrel/file")
                .contains("ok      files can be written, renamed and deleted in " + exchange + ".");
        assertThat(terminal.exitCode()).isZero();
        assertThat(exchange).isEmptyDirectory();

        Files.delete(exchange);
        terminal.type("check", "--connect");
        assertThat(terminal.said())
                .contains("FAILS   " + exchange)
                .contains("→ Create the folder, or correct 'folder' in the channel.  [FOLDER-MISSING, our settings]");
        assertThat(terminal.exitCode()).isEqualTo(1);
        assertThat(terminal.type("check", "--connect", "kestrel.none").said()).contains("No sound channel is called");
    }

    @Test
    void checkShowsEveryProblemOfEveryFileWithItsPlaceAndItsRemedy() throws IOException {
        terminal.write("config/partners/kestrel/orders-out.yaml", ORDERS_OUT.replace("where:", "wher:"));
        terminal.write("config/partners/shop/orders-in.yaml", ORDERS_IN.replace("csv:", "cvs:"));
        terminal.type("check");
        assertThat(terminal.said())
                .contains("partners/kestrel/orders-out.yaml\n  3:1 ")
                .contains("'where'")
                .contains("[KEY-UNKNOWN]")
                .contains("partners/shop/orders-in.yaml\n  5:3 ")
                .contains("'csv'")
                .contains("→ ")
                .contains("2 partners and 0 channels are sound, 0 samples run. 2 problems in 2 files.");
        assertThat(terminal.exitCode()).isEqualTo(1);
    }

    @Test
    void checkRunsTheSamplesAndShowsWhereTheyDiffer() throws IOException {
        terminal.write("config/partners/shop/samples/orders-in/one-line/in.csv", order("A-17", "5"));
        terminal.type("check", "--accept");
        Path canonical = home.resolve("config/partners/shop/samples/orders-in/one-line/canonical.json");
        assertThat(canonical).content().contains("\"orderNumber\" : \"A-17\"");
        assertThat(terminal.type("check").said()).contains("1 sample run. No problem was found.");

        Files.writeString(canonical, Files.readString(canonical).replace("A-17", "A-18"));
        terminal.type("check");
        assertThat(terminal.said())
                .contains("partners/shop/samples/orders-in/one-line/canonical.json")
                .contains("expected [    \"orderNumber\" : \"A-18\",\\n], is [    \"orderNumber\" : \"A-17\",\\n]")
                .contains("hub check --accept");
        assertThat(terminal.exitCode()).isEqualTo(1);
    }

    @Test
    void checkComparesWhatAnOutChannelWritesByteForByte() throws IOException {
        terminal.write("config/partners/kestrel/samples/orders-out/one-line/canonical.json", ORDER);
        terminal.type("check", "--accept");
        Path out = home.resolve("config/partners/kestrel/samples/orders-out/one-line/out.csv");
        assertThat(Files.readString(out, Charset.forName("windows-1252")))
                .isEqualToNormalizingNewlines("Bestellung;Käufer;Menge\nA-17;4012345000009;2,5\n");

        Files.writeString(out, "Bestellung;Kunde;Menge\n");
        assertThat(terminal.type("check").said()).contains("out.csv").contains("expected [Bestellung;Kunde;Menge\\n]");
    }

    @Test
    void checkFindsSamplesOfNoChannel() throws IOException {
        terminal.write("config/partners/shop/samples/order-in/one-line/in.csv", order("A-17", "5"));
        assertThat(terminal.type("check").said()).contains("there is no channel 'order-in'");
    }

    @Test
    void tryShowsTheAcknowledgementThatTheSenderWouldGet() throws IOException {
        terminal.write(
                "config/partners/shop/edi-in.yaml",
                """
                direction: in
                carries: order
                connector: { file: { folder: exchange/shop/edi } }
                format: { edifact: { message: ORDERS, release: D.96A } }
                on-bad-data: refuse
                acknowledge: { with: [CONTRL, APERAK], via: acks-out }
                """);
        terminal.write(
                "config/partners/shop/acks-out.yaml",
                """
                direction: out
                carries: acknowledgement
                connector: { file: { folder: exchange/shop/acks } }
                format: { edifact: { release: D.96A } }
                """);
        Path file = terminal.write(
                "orders.edi",
                "UNB+UNOC:3+SHOP+US+261122:1200+R1'UNH+1+ORDERS:D:96A:UN'BGM+220+S-1+9'LIN+1++4001234567891:EN'QTY+21:1'"
                        + "UNS+S'UNT+6+1'UNH+2+ORDERS:D:96A:UN'BGM+220+S-2+9'LIN+1++4001234567891:EN'QTY+21:two'UNS+S'UNT+6+2'"
                        + "UNZ+3+R1'STX=ANA:1+1:A+2:B+261122:120000+7'END=0'");

        terminal.type("try", "shop.edi-in", file.toString());

        assertThat(terminal.said())
                .contains("passed over: 1 interchange of tradacoms.")
                .contains("shop.acks-out would tell the sender of interchange R1, by CONTRL:")
                .contains("UCI+R1+SHOP+US+7+29+UNZ+1'UCM+1+ORDERS:D:96A:UN+7'UCM+2+ORDERS:D:96A:UN+4'")
                .contains("shop.acks-out would tell the sender of interchange R1, by APERAK:")
                .contains("RFF+ACW:S-1'")
                .doesNotContain("RFF+ACW:S-2'")
                .endsWith("Nothing was sent.\n");
    }

    @Test
    void trySaysWhoseADocumentIsThatAnotherTells() throws IOException {
        terminal.write(
                "config/partners/shop/stock-in.yaml",
                """
                direction: in
                carries: stock
                connector: { file: { folder: exchange/shop/stock } }
                format: { csv: { columns: { SKU: article.ids.supplier, Qty: buckets.available } } }
                """);
        terminal.write("config/ownership.yaml", "stock: kestrel");
        Path file = terminal.write("stock.csv", "SKU,Qty\nA-1,5\n");
        assertThat(terminal.type("try", "shop.stock-in", file.toString()).said())
                .contains("would be ignored: stock belongs to kestrel, not to shop (ownership.yaml:1)");
        assertThat(terminal.exitCode()).isZero();

        terminal.write("config/ownership.yaml", "stock: kestrel\non-conflict: park");
        assertThat(terminal.type("try", "shop.stock-in", file.toString()).said())
                .contains("would be parked: stock belongs to kestrel")
                .contains("[OWNERSHIP]");
    }

    @Test
    void tryShowsWhatAStepMakesOfADocumentAndCheckWhatNoStepCanBe() throws IOException {
        terminal.write(
                "config/partners/shop/stock-in.yaml",
                """
                direction: in
                carries: stock
                connector: { file: { folder: exchange/shop/stock } }
                format: { csv: { columns: { SKU: article.ids.supplier, Qty: buckets.available } } }
                """);
        Path flow = terminal.write("config/flows/stock.yaml", "- safety-stock: { keep: 2 }\n");
        Path file = terminal.write("stock.csv", "SKU,Qty\nA-1,5\n");
        assertThat(terminal.type("try", "shop.stock-in", file.toString()).said())
                .contains("\"available\" : 3");

        Files.writeString(flow, "- safety-stock: { keep: 2, percent: 10 }\n");
        assertThat(terminal.type("check").said())
                .contains("flows/stock.yaml\n  1:")
                .contains("needs keep or percent, one of them");
        assertThat(terminal.type("explain", "safety-stock").said()).contains("Keeps stock back");
    }

    @Test
    void checkFindsReceiptsThatWouldComeToNoDoorOfTheHub() throws IOException {
        terminal.write(
                "config/partners/heron/partner.yaml",
                "name: Heron\nconnections: { station: { as2: { address: 'https://heron.example/as2', us: KESTREL, partner: HERON,"
                        + " key: '${secret:as2-key}', certificate: '${secret:heron-certificate}' } } }\n");
        Path out = terminal.write(
                "config/partners/heron/orders-out.yaml",
                """
                direction: out
                carries: order
                connector: { station: { mdn: async, mdn-to: 'https://hub.example/as2' } }
                format: json
                """);
        terminal.type("check");
        assertThat(terminal.said())
                .contains("partners/heron/orders-out.yaml\n  3:23 ")
                .contains("https://hub.example/as2, and no sound channel receives through this connection")
                .contains("→ Add a channel with 'direction: in' on this connection")
                .contains("[AS2-RECEIPT-UNHEARD]");
        assertThat(terminal.exitCode()).isEqualTo(1);

        terminal.write(
                "config/partners/heron/receipts-in.yaml",
                """
                direction: in
                carries: acknowledgement
                connector: { station: { path: /as2/heron } }
                format: edifact
                """);
        assertThat(terminal.type("check").said())
                .contains("through this connection the hub receives at /as2/heron only");

        Files.writeString(out, Files.readString(out).replace("hub.example/as2", "hub.example/as2/heron"));
        assertThat(terminal.type("check").said()).contains("No problem was found.");

        Files.writeString(out, Files.readString(out).replaceFirst(", mdn-to: '.*?'", ""));
        assertThat(terminal.type("check").said()).contains("[AS2-RECEIPT-ADDRESS-MISSING]");
    }

    @Test
    void checkFindsAnHourAtWhichNobodyLooks() throws IOException {
        terminal.write("config/partners/heron/partner.yaml", "name: Heron\nconnections: { api: { http: {} } }\n");
        Path in = terminal.write(
                "config/partners/heron/orders-in.yaml",
                """
                direction: in
                carries: order
                connector: { api: { path: /heron/orders, anonymous: true } }
                when: { at: "02:00" }
                format: json
                """);
        terminal.type("check");
        assertThat(terminal.said())
                .contains("partners/heron/orders-in.yaml\n  3:19 ")
                .contains("'when' says nothing here: through connector http partners come to the hub")
                .contains("→ Take 'when' out: it is the partner who sends, whenever that is.")
                .contains("[WHEN-UNHEARD]");

        Files.writeString(in, Files.readString(in).replace("at: \"02:00\"", "on: webhook"));
        assertThat(terminal.type("check").said()).contains("No problem was found.");
    }

    @Test
    void checkFindsAnOwnerThatIsNoPartner() throws IOException {
        terminal.write("config/ownership.yaml", "stock: kestral");
        terminal.type("check");
        assertThat(terminal.said()).contains("ownership.yaml\n  1:8 ").contains("did you mean 'kestrel'?");
        assertThat(terminal.exitCode()).isEqualTo(1);
    }

    @Test
    void tryShowsTheDocumentItsReceiversAndWhatTheyWouldGet() throws IOException {
        Path file = terminal.write("orders.csv", order("A-17", "2.5"));
        terminal.type("try", "shop.orders-in", file.toString());
        assertThat(terminal.said())
                .contains("shop.orders-in reads orders.csv as csv: 1 document, 0 faults.")
                .contains("order A-17  (line 2)")
                .contains("\"partner\" : \"kestrel\"")
                .contains("goes to: kestrel.orders-out")
                .contains("kestrel.orders-out would send")
                .contains("Bestellung;Käufer;Menge")
                .contains("A-17;;2,5")
                .endsWith("Nothing was sent.\n");
        assertThat(terminal.exitCode()).isZero();
    }

    @Test
    void tryShowsWhatTheConditionOnTheContentSays() throws IOException {
        Path file = terminal.write("orders.csv", order("A-17", "2.5"));
        terminal.write("config/partners/kestrel/orders-out.yaml", ORDERS_OUT + "if: $sum(lines.quantity.value) > 10\n");
        terminal.type("try", "shop.orders-in", file.toString());
        assertThat(terminal.said())
                .contains("goes to: nobody", "not to: kestrel.orders-out, by its 'if'")
                .doesNotContain("would send");
        assertThat(terminal.exitCode()).isZero();

        terminal.write("config/partners/kestrel/orders-out.yaml", ORDERS_OUT + "if: lines.price > 10\n");
        terminal.type("try", "shop.orders-in", file.toString());
        assertThat(terminal.said()).contains("says neither yes nor no").contains("CONDITION-FAILED");
        assertThat(terminal.exitCode()).isEqualTo(1);
    }

    @Test
    void checkShowsWhereAConditionOnTheContentIsWrong() throws IOException {
        terminal.write("config/partners/kestrel/orders-out.yaml", ORDERS_OUT + "if: $sum(lines.price > 10\n");
        terminal.type("check");
        assertThat(terminal.said())
                .contains("partners/kestrel/orders-out.yaml\n  11:5", "EXPRESSION-WRONG", "at character");
        assertThat(terminal.exitCode()).isEqualTo(1);
    }

    @Test
    void tryShowsWhatIsWrongInTheFile() throws IOException {
        Path file = terminal.write("orders.csv", order("A-17", "two"));
        terminal.type("try", "shop.orders-in", file.toString());
        assertThat(terminal.said())
                .contains("0 documents, 1 fault.")
                .contains("orders.csv\n  2")
                .contains("→ ");
        assertThat(terminal.exitCode()).isEqualTo(1);
    }

    @Test
    void trySaysWhichChannelsThereAre() throws IOException {
        Path file = terminal.write("orders.csv", order("A-17", "5"));
        terminal.type("try", "shop.orders", file.toString());
        assertThat(terminal.said()).contains("no channel 'shop.orders'").contains("kestrel.orders-out, shop.orders-in");
        assertThat(terminal.exitCode()).isEqualTo(2);
    }

    @Test
    void explainListsTheWordsAndShowsAPageOfEach() {
        assertThat(terminal.type("explain").said()).contains("Connectors:", "  file ", "Formats:", "  csv ");
        assertThat(terminal.type("explain", "csv").said())
                .contains("decimal-mark")
                .contains("separator");
        terminal.type("explain", "cvs");
        assertThat(terminal.said()).contains("no word 'cvs'");
        assertThat(terminal.exitCode()).isEqualTo(2);
    }

    @Test
    void explainSaysWhichFieldEachElementOfAMessageFeeds() {
        assertThat(terminal.type("explain", "edifact").said())
                .contains("count-mismatch", "max-segments", "releases written: D.96A, D.01B")
                .contains("ORDERS (Purchase order) ↔ order; EANCOM EAN008 in D.96A", "  BGM/1004 ↔ orderNumber");
        assertThat(terminal.type("explain", "x12").said())
                .contains("count-mismatch", "max-segments", "releases written: 4010, 5010")
                .contains("850: BEG03 ↔ orderNumber", "TA1: ");
    }

    @Test
    void newPartnerAndChannelPassTheCheck() throws IOException {
        terminal.type("new", "partner", "heron");
        assertThat(terminal.said()).contains("config/partners/heron/partner.yaml");
        terminal.type("new", "channel", "heron.stock-in", "--from", "stock-in-csv");
        assertThat(terminal.said()).contains("config/partners/heron/stock-in.yaml");
        terminal.type("new", "channel", "heron", "more-stock", "--from", "stock-in-csv");
        assertThat(terminal.said()).contains("config/partners/heron/more-stock.yaml");
        assertThat(terminal.type("check").said()).contains("3 partners and 4 channels are sound");
    }

    @Test
    void newChannelSaysWhichTemplatesThereAre() {
        terminal.type("new", "channel", "kestrel.stock-in");
        assertThat(terminal.said()).contains("orders-out-csv").contains("stock-in-csv");
        assertThat(terminal.exitCode()).isEqualTo(2);
    }

    @Test
    void aMissingConfigurationIsOneSentence() {
        terminal.type("check", "--config", "nowhere");
        assertThat(terminal.said()).isEqualToIgnoringNewLines("hub: there is no folder nowhere");
        assertThat(terminal.exitCode()).isEqualTo(2);
    }

    @Test
    void commandsForARunningHubSayHowToStartOne() {
        terminal.type("apply");
        assertThat(terminal.said()).contains("no hub runs").contains("hub run");
        assertThat(terminal.exitCode()).isEqualTo(2);
    }

    @Test
    void aFaultyFileOfCrossReferencesIsRefusedAsAWhole() throws IOException {
        Path file = terminal.write(
                "articles.csv",
                "partner,scheme,external,canonical,factor\nshop,buyer,1,kestrel/K-1,\nshop,buyer,,x,-1\n");
        terminal.type("xref", "import", file.toString());
        assertThat(terminal.said())
                .contains("column 'external' is empty")
                .contains("'-1' is no positive number")
                .contains("2 problems: nothing was imported.");
        assertThat(terminal.exitCode()).isEqualTo(1);
    }

    private static String order(String number, String quantity) {
        return "Order,Supplier,Article,Quantity\n" + number + ",4012345000016,K-1," + quantity + "\n";
    }
}
