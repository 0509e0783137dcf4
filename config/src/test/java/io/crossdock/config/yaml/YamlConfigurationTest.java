package io.crossdock.config.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.config.Batch;
import io.crossdock.config.Channel;
import io.crossdock.config.Channel.Answers;
import io.crossdock.config.Channel.Awaits;
import io.crossdock.config.Channel.Expects;
import io.crossdock.config.Channel.Rules;
import io.crossdock.config.Checks;
import io.crossdock.config.Checks.Consequence;
import io.crossdock.config.Checks.Known;
import io.crossdock.config.Configuration;
import io.crossdock.config.Direction;
import io.crossdock.config.Expression;
import io.crossdock.config.Inbox;
import io.crossdock.config.Inboxes;
import io.crossdock.config.Kind;
import io.crossdock.config.Location;
import io.crossdock.config.Partner;
import io.crossdock.config.Secret;
import io.crossdock.config.SmallVocabulary;
import io.crossdock.config.When;
import io.crossdock.config.Where;
import io.crossdock.config.Where.Condition;
import io.crossdock.config.Where.Field;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class YamlConfigurationTest {

    private static final Secret.Provider SECRETS = name -> List.of("s3same");
    private static final Path SAMPLE = Path.of("src/test/resources/sample");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final Configuration sample = read(SAMPLE);
    private final Path root;

    YamlConfigurationTest(@TempDir Path root) {
        this.root = root;
    }

    private static Configuration read(Path folder) {
        return YamlConfiguration.read(folder, SmallVocabulary.WORDS, SECRETS);
    }

    private static List<String> problems(Configuration configuration) {
        return configuration.problems().stream()
                .map(problem -> problem.at() + " " + problem.code().id() + " " + problem.message())
                .toList();
    }

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private Partner partner(String id) {
        return Optional.ofNullable(sample.partners().get(id)).orElseThrow();
    }

    private Channel channel(String id) {
        return sample.channel(id).orElseThrow();
    }

    @Test
    void readsAWholeFolder() {
        assertThat(problems(sample)).isEmpty();
        assertThat(sample.partners()).containsOnlyKeys("editel", "nordwind", "seaside");
        assertThat(sample.channels())
                .containsOnlyKeys(
                        "nordwind.orders-out",
                        "nordwind.shipments-in",
                        "nordwind.stock-in",
                        "seaside.orders-in",
                        "seaside.prices-out");
    }

    @Test
    void readsTheHub() {
        assertThat(sample.hub().group("http").text("host")).isEqualTo("127.0.0.1");
        assertThat(sample.hub().group("http").number("port")).isEqualTo(9090);
        assertThat(sample.hub().text("tenant")).isEqualTo("north");
        assertThat(sample.hub().text("data")).isEqualTo("data");
        assertThat(sample.hub().group("broker").secret("password").reveal()).isEqualTo("s3same");
        assertThat(sample.hub().group("database").optionalText("url")).isEmpty();
    }

    @Test
    void weAreAPartyOfOurOwn() throws IOException {
        assertThat(sample.us().id()).isEqualTo("us");
        assertThat(sample.us().name()).isEqualTo("Example Retail");
        assertThat(sample.us().identifiers())
                .isEqualTo(Map.of("gln", List.of("4399901234561"), "edi", List.of("EXAMPLE")));
        write("hub.yaml", "us: { identifiers: { gln: [ '4399901234561', '4399901234578' ] } }");
        assertThat(read(root).us().identifiers()).isEqualTo(Map.of("gln", List.of("4399901234561", "4399901234578")));
        assertThat(read(root).us().name()).isEmpty();
    }

    @Test
    void aConditionMayNameOurselves() throws IOException {
        write("partners/post/partner.yaml", "name: Post\nconnections: { out: { mail: { server: mx } } }");
        write(
                "partners/post/sales-out.yaml",
                "direction: out\ncarries: order\nwhere: { seller: us }\nconnector: { out: { to: a } }\nformat: csv");
        assertThat(problems(read(root))).isEmpty();
    }

    @Test
    void aConditionOnTheContentKeepsItsPlace() throws IOException {
        write("partners/post/partner.yaml", "name: Post\nconnections: { out: { mail: { server: mx } } }");
        write(
                "partners/post/big-out.yaml",
                "direction: out\ncarries: order\nif: $sum(lines.price) > 100\nconnector: { out: { to: a } }\nformat: csv");
        assertThat(read(root).channel("post.big-out").orElseThrow().onlyIf())
                .contains(new Expression(
                        "$sum(lines.price) > 100", new Location("partners/post/big-out.yaml", 3, 5, "if")));
    }

    @Test
    void noPartnerMayBeCalledUs() throws IOException {
        write("partners/us/partner.yaml", "name: Ourselves");
        assertThat(problems(read(root)))
                .containsExactly("partners/us NAME-TAKEN 'us' means ourselves, as hub.yaml says who we are");
        assertThat(read(root).partners()).isEmpty();
    }

    @Test
    void readsAPartner() {
        Partner nordwind = partner("nordwind");
        assertThat(nordwind.name()).isEqualTo("Nordwind GmbH");
        assertThat(nordwind.identifiers())
                .isEqualTo(Map.of("gln", List.of("4012345000009"), "edi", List.of("NORDWIND", "NORDWIND-TEST")));
        assertThat(nordwind.aliases()).containsExactly("Nordwind");
        assertThat(nordwind.zone()).isEqualTo(BERLIN);
        assertThat(nordwind.connections())
                .hasEntrySatisfying(
                        "erp", erp -> assertThat(erp.settings().text("address")).isEqualTo("sftp.nordwind.example:22"));
        assertThat(partner("seaside").zone()).isEqualTo(ZoneId.of("UTC"));
    }

    @Test
    void readsAnOutChannel() {
        Channel orders = channel("nordwind.orders-out");
        assertThat(orders.direction()).isEqualTo(Direction.OUT);
        assertThat(orders.carries()).containsExactly(Kind.ORDER);
        assertThat(orders.connection().id()).isEqualTo("nordwind/erp");
        assertThat(orders.endpoint().text("folder")).isEqualTo("/in/orders");
        assertThat(orders.endpoint().text("address")).isEqualTo("sftp.nordwind.example:22");
        assertThat(orders.format().name()).isEqualTo("edifact");
        assertThat(orders.format().settings().text("release")).isEqualTo("D.96A");
        assertThat(orders.where())
                .isEqualTo(new Where(Map.of(
                        Field.SUPPLIER, new Condition(List.of("nordwind"), false),
                        Field.COUNTRY, new Condition(List.of("DE", "AT"), false),
                        Field.SOURCE, new Condition(List.of("seaside"), true))));
        assertThat(orders.batch()).isEqualTo(new Batch.Collected(100, Duration.ofMinutes(5)));
        assertThat(orders.rules())
                .isEqualTo(new Rules(
                        false,
                        Checks.NONE,
                        false,
                        Duration.ofHours(24),
                        3,
                        20,
                        Expects.ANY,
                        Optional.empty(),
                        Optional.empty()));
    }

    @Test
    void readsAnInChannel() {
        Channel stock = channel("nordwind.stock-in");
        assertThat(stock.carries()).containsExactlyInAnyOrder(Kind.STOCK, Kind.PRICE);
        assertThat(stock.when()).isEqualTo(new When.At(LocalTime.of(2, 0), BERLIN, true));
        assertThat(stock.rules().expects()).isEqualTo(new Expects(Optional.of("NORDWIND"), Optional.empty()));
        assertThat(channel("nordwind.shipments-in").rules().refusesBadData()).isTrue();
        assertThat(channel("nordwind.shipments-in").rules().checks().unknownArticle())
                .isEqualTo(Checks.Consequence.PARK);
        assertThat(channel("seaside.orders-in").when()).isEqualTo(new When.Every(Duration.ofSeconds(30)));
    }

    /** Each setting has another value than the fallback, and than its neighbours. */
    @Test
    void readsEveryRuleOfAChannel() throws IOException {
        write("partners/post/partner.yaml", "name: Post\nconnections: { out: { mail: { server: mx } } }");
        String rest = "\ncarries: order\nformat: csv\n";
        write(
                "partners/post/acks-out.yaml",
                "direction: out\ncarries: acknowledgement\nformat: csv\nconnector: { out: { to: a } }");
        write(
                "partners/post/orders-in.yaml",
                "direction: in" + rest
                        + """
                        connector: { file: { folder: a } }
                        when: { at: "06:00 Asia/Shanghai" }
                        on-bad-data: refuse
                        unknown-article: warn
                        checks:
                          check-digits: park-line
                          totals: park
                          units: [H87, KGM]
                          currencies: { known: EUR, otherwise: warn }
                          prices: warn
                          packs: park
                        delete-guard: 35
                        expect: { sender: THEM, receiver: US }
                        acknowledge: { with: [CONTRL, APERAK], for: faults, via: acks-out }
                        """);
        write(
                "partners/post/orders-out.yaml",
                "direction: out" + rest
                        + """
                        connector: { out: { to: a } }
                        delivery: { give-up: 5h, attempts: 7 }
                        acknowledgement: { expect: TA1 }
                        """);
        Configuration configuration = read(root);
        assertThat(problems(configuration)).isEmpty();
        Channel in = configuration.channel("post.orders-in").orElseThrow();
        assertThat(in.when()).isEqualTo(new When.At(LocalTime.of(6, 0), ZoneId.of("Asia/Shanghai"), false));
        assertThat(in.rules())
                .isEqualTo(new Rules(
                        true,
                        new Checks(
                                Consequence.PARK_LINE,
                                Consequence.PARK,
                                Optional.of(new Known(List.of("H87", "KGM"), Consequence.PARK_LINE)),
                                Optional.of(new Known(List.of("EUR"), Consequence.WARN)),
                                Consequence.WARN,
                                Consequence.WARN,
                                Consequence.PARK),
                        false,
                        Duration.ofHours(72),
                        3,
                        35,
                        new Expects(Optional.of("THEM"), Optional.of("US")),
                        Optional.of(new Answers(
                                List.of("CONTRL", "APERAK"),
                                true,
                                "post.acks-out",
                                in.rules().answers().orElseThrow().at())),
                        Optional.empty()));
        assertThat(configuration.channel("post.orders-out").orElseThrow().rules())
                .isEqualTo(new Rules(
                        false,
                        Checks.NONE,
                        false,
                        Duration.ofHours(5),
                        7,
                        20,
                        Expects.ANY,
                        Optional.empty(),
                        Optional.of(new Awaits(List.of("TA1"), Duration.ofHours(24)))));
    }

    @Test
    void aChannelReadsOverTheConnectionOfAnotherPartner() {
        assertThat(channel("seaside.orders-in").connection().id()).isEqualTo("editel/mailbox");
        assertThat(channel("seaside.orders-in").partner().id()).isEqualTo("seaside");
    }

    @Test
    void aConnectorThatNeedsNoConnectionIsNamedByItsWord() {
        Channel prices = channel("seaside.prices-out");
        assertThat(prices.connection().id()).isEqualTo("seaside/file");
        assertThat(prices.endpoint().text("root")).isEqualTo(".");
        assertThat(prices.endpoint().text("folder")).isEqualTo("out/seaside");
        assertThat(prices.rules().echo()).isTrue();
        assertThat(prices.batch()).isEqualTo(new Batch.Daily(LocalTime.of(23, 55), ZoneId.of("Asia/Shanghai")));
    }

    @Test
    void channelsThatReadTheSamePlaceShareAnInbox() {
        List<Inbox> inboxes = Inboxes.of(sample, SmallVocabulary.WORDS);
        assertThat(inboxes).extracting(Inbox::id).containsExactly("nordwind/erp:/out", "editel/mailbox:/seaside");
        assertThat(inboxes.get(0).channels())
                .extracting(Channel::id)
                .containsExactly("nordwind.shipments-in", "nordwind.stock-in");
    }

    @Test
    void aFaultyChannelStopsNoOther() throws IOException {
        write("partners/nordwind/partner.yaml", "name: Nordwind\nconnections: { post: { mail: { server: mx } } }");
        write(
                "partners/nordwind/good-out.yaml",
                "direction: out\ncarries: order\nconnector: { post: { to: a } }\nformat: csv");
        write(
                "partners/nordwind/bad-out.yaml",
                """
                direction: out
                carries: [ordre]
                where: { suplier: nordwind, buyer: [nordwind, seeside], seller: { not: nobody } }
                connector: { post: { too: a } }
                format: { csw: {} }
                when: { every: 5m }
                reply: { to: sender }
                """);
        Configuration configuration = read(root);
        assertThat(configuration.channels()).containsOnlyKeys("nordwind.good-out");
        String file = "partners/nordwind/bad-out.yaml:";
        assertThat(problems(configuration))
                .containsExactly(
                        file + "2:11 (carries[0]) VALUE-WRONG expected one of product, price, stock, order,"
                                + " order-response, order-change, shipping-order, shipment, goods-receipt, invoice, sales-report,"
                                + " acknowledgement, party, xref, not 'ordre'; did you mean 'order'?",
                        file + "3:10 (where.suplier) KEY-UNKNOWN unknown key 'suplier'; did you mean 'supplier'?",
                        file
                                + "3:47 (where.buyer[1]) PARTNER-UNKNOWN unknown partner 'seeside'; known are nordwind, us",
                        file
                                + "3:72 (where.seller.not) PARTNER-UNKNOWN unknown partner 'nobody'; known are nordwind, us",
                        file + "4:20 (connector.post.to) KEY-MISSING 'to' is missing: The receiver.",
                        file + "4:22 (connector.post.too) KEY-UNKNOWN unknown key 'too'; did you mean 'to'?",
                        file + "5:11 (format.csw) WORD-UNKNOWN unknown word 'csw'; did you mean 'csv'?",
                        file + "6:1 (when) KEY-MISPLACED 'when' is a key of incoming channels",
                        file + "7:1 (reply) KEY-UNKNOWN unknown key 'reply'; known are direction,"
                                + " carries, connector, format, where, if, batch, echo, delivery, acknowledgement");
    }

    @Test
    void acknowledgementsGoThroughAChannelMadeForThem() throws IOException {
        write("partners/post/partner.yaml", "name: Post");
        String out = "direction: out\nconnector: { file: { folder: a } }\nformat: csv\ncarries: ";
        write("partners/post/acks-out.yaml", out + "acknowledgement");
        write(
                "partners/post/orders-out.yaml",
                out + "order\nacknowledgement: { expect: [CONTRL, APERAK], within: 4h }");
        String in = "direction: in\ncarries: order\nconnector: { file: { folder: FOLDER } }\nformat: csv\n"
                + "acknowledge: { with: CONTRL, via: VIA }\n";
        write("partners/post/a.yaml", in.replace("FOLDER", "a").replace("VIA", "acks-out"));
        write("partners/post/b.yaml", in.replace("FOLDER", "b").replace("VIA", "acks-uot"));
        write("partners/post/c.yaml", in.replace("FOLDER", "c").replace("VIA", "post.orders-out"));
        write("partners/post/d.yaml", in.replace("FOLDER", "d").replace("CONTRL", "[CONTROL]"));
        write("partners/post/e.yaml", in.replace("FOLDER", "e").replace("VIA", "faulty-out"));
        write("partners/post/faulty-out.yaml", out + "acknowledgemnet");
        Configuration configuration = read(root);
        assertThat(configuration.channels()).containsOnlyKeys("post.a", "post.acks-out", "post.e", "post.orders-out");
        assertThat(configuration.channel("post.a").orElseThrow().rules().answers())
                .hasValueSatisfying(answers -> {
                    assertThat(answers.with()).containsExactly("CONTRL");
                    assertThat(answers.faultsOnly()).isFalse();
                    assertThat(answers.via()).isEqualTo("post.acks-out");
                });
        assertThat(configuration
                        .channel("post.orders-out")
                        .orElseThrow()
                        .rules()
                        .awaits())
                .contains(new Channel.Awaits(List.of("CONTRL", "APERAK"), Duration.ofHours(4)));
        assertThat(problems(configuration))
                .filteredOn(problem -> !problem.contains("faulty-out.yaml"))
                .containsExactly(
                        "partners/post/d.yaml:5:23 (acknowledge.with[0]) VALUE-WRONG expected one of CONTRL, APERAK, TA1, 997,"
                                + " 999, not 'CONTROL'; did you mean 'CONTRL'?",
                        "partners/post/b.yaml:5:35 (acknowledge.via) CHANNEL-UNKNOWN there is no channel"
                                + " 'post.acks-uot'; did you mean 'post.acks-out'?",
                        "partners/post/c.yaml:5:35 (acknowledge.via) CHANNEL-UNFIT acknowledgements cannot go through"
                                + " 'post.orders-out': it must go out, carry acknowledgement alone, in format csv, without batch");
    }

    @Test
    void aConnectorThatOnlyWritesCannotBeReadFrom() throws IOException {
        write("partners/post/partner.yaml", "name: Post\nconnections: { out: { mail: { server: mx } } }");
        write(
                "partners/post/orders-in.yaml",
                "direction: in\ncarries: order\nconnector: { out: { to: a } }\nformat: csv");
        assertThat(problems(read(root)))
                .containsExactly("partners/post/orders-in.yaml:3:14 (connector.out) DIRECTION-IMPOSSIBLE"
                        + " 'out' cannot be read from: connector mail");
    }

    @Test
    void theConnectionsOfOthersAreHintedAtWhereOneOfThemIsMeant() throws IOException {
        write("partners/post/partner.yaml", "name: Post\nconnections: { out: { mail: { server: mx } } }");
        write("partners/rail/partner.yaml", "name: Rail");
        String file = "direction: out\ncarries: order\nformat: csv\nconnector: { %s: { to: a } }";
        write("partners/rail/a.yaml", file.formatted("post/oot"));
        write("partners/rail/b.yaml", file.formatted("out"));
        assertThat(problems(read(root)))
                .containsExactly(
                        "partners/rail/a.yaml:4:14 (connector.post/oot) WORD-UNKNOWN unknown word 'post/oot'; did you mean 'post/out'?",
                        "partners/rail/b.yaml:4:14 (connector.out) WORD-UNKNOWN unknown word 'out'; known are file");
    }

    @Test
    void aFaultyConnectionStopsOnlyTheChannelsThatUseIt() throws IOException {
        write(
                "partners/post/partner.yaml",
                "name: Post\nconnections:\n  erp: { sftp: { address: a } }\n  post: { mail: { server: mx } }");
        write(
                "partners/post/orders-in.yaml",
                "direction: in\ncarries: order\nconnector: { erp: { folder: a } }\nformat: csv");
        write(
                "partners/post/orders-out.yaml",
                "direction: out\ncarries: order\nconnector: { post: { to: a } }\nformat: csv");
        Configuration configuration = read(root);
        assertThat(configuration.channels()).containsOnlyKeys("post.orders-out");
        assertThat(problems(configuration))
                .containsExactly(
                        "partners/post/partner.yaml:3:16 (connections.erp.sftp.login) KEY-MISSING 'login' is missing: User and password.",
                        "partners/post/orders-in.yaml:3:14 (connector.erp) PARTNER-FAULTY connection 'erp' is faulty");
    }

    @Test
    void aFaultyPartnerStopsItsChannelsOnly() throws IOException {
        write("partners/post/partner.yaml", "zone: Europe/Berlyn");
        write("partners/post/orders-in.yaml", "direction: in");
        write("partners/Other_one/partner.yaml", "name: Other");
        assertThat(problems(read(root)))
                .containsExactly(
                        "partners/Other_one NAME-WRONG 'Other_one' cannot name a partner",
                        "partners/post/partner.yaml:1:1 (name) KEY-MISSING 'name' is missing: The name that people know it by.",
                        "partners/post/partner.yaml:1:7 (zone) VALUE-WRONG expected a time zone such as Europe/Berlin,"
                                + " not 'Europe/Berlyn'; did you mean 'Europe/Berlin'?",
                        "partners/post/orders-in.yaml PARTNER-FAULTY partner 'post' is faulty");
    }

    @Test
    void noFileIsPassedOverInSilence() throws IOException {
        write("partners/post/orders.yml", "direction: in");
        assertThat(problems(read(root)))
                .containsExactly(
                        "partners/post/partner.yaml FILE-UNREADABLE no such file",
                        "partners/post/orders.yml FILE-UNEXPECTED ends in .yml");
        assertThat(problems(read(root.resolve("nowhere"))))
                .singleElement()
                .asString()
                .contains("no such folder");
    }

    @Test
    void judgesWhatItCanWithoutADirection() throws IOException {
        write("partners/post/partner.yaml", "name: Post");
        write("partners/post/orders.yaml", "direction: inn\ncarries: orders\nconnector: { file: { folder: a } }");
        assertThat(problems(read(root)))
                .containsExactly(
                        "partners/post/orders.yaml:1:1 (format) KEY-MISSING 'format' is missing: How the documents are written on the wire.",
                        "partners/post/orders.yaml:1:12 (direction) VALUE-WRONG expected one of in, out, not 'inn'; did you mean 'in'?",
                        "partners/post/orders.yaml:2:10 (carries) VALUE-WRONG expected one of product, price, stock, order,"
                                + " order-response, order-change, shipping-order, shipment, goods-receipt, invoice, sales-report,"
                                + " acknowledgement, party, xref, not 'orders'; did you mean 'order'?");
    }

    @Test
    void waysThatExcludeEachOtherAreNotMixed() throws IOException {
        write("partners/post/partner.yaml", "name: Post");
        String rest = "\ncarries: [order]\nconnector: { file: { folder: FOLDER } }\nformat: csv\n";
        write(
                "partners/post/a.yaml",
                "direction: in" + rest.replace("FOLDER", "a") + "when: { every: 0s, at: '25:00' }");
        write("partners/post/b.yaml", "direction: in" + rest.replace("FOLDER", "b") + "when: { calendar: workdays }");
        write("partners/post/c.yaml", "direction: out" + rest + "batch: { max: 3, until: '23:55' }");
        write("partners/post/d.yaml", "direction: out" + rest + "batch: { max: 3 }");
        write("partners/post/e.yaml", "direction: in" + rest.replace("[order]", "[]"));
        assertThat(problems(read(root)))
                .containsExactly(
                        "partners/post/a.yaml:5:7 (when) KEYS-CONTRADICT every and at exclude each other",
                        "partners/post/a.yaml:5:16 (when.every) VALUE-WRONG expected a time longer than nothing",
                        "partners/post/b.yaml:5:7 (when) KEY-MISSING 'at' is missing: calendar says on which days",
                        "partners/post/c.yaml:5:8 (batch) KEYS-CONTRADICT max and every are one way, by and until are another",
                        "partners/post/d.yaml:5:8 (batch) KEY-MISSING 'every' is missing: it belongs to the other key",
                        "partners/post/e.yaml:2:10 (carries) VALUE-WRONG expected at least one");
    }

    @Test
    void channelsOfOneInboxMustAgree() throws IOException {
        String sftp = "connections: { erp: { sftp: { address: a, login: '${secret:x}' } } }";
        write("partners/post/partner.yaml", "name: Post\n" + sftp);
        write("partners/rail/partner.yaml", "name: Rail\n" + sftp);
        String file = "direction: in\ncarries: order\nformat: csv\nconnector: { erp: { folder: a, pattern: '%s' } }\n";
        write("partners/post/one.yaml", file.formatted("*"));
        write("partners/post/two.yaml", file.formatted("*.edi"));
        write("partners/post/three.yaml", file.formatted("*") + "when: { every: 1m }");
        write("partners/post/same.yaml", file.formatted("*"));
        write("partners/rail/one.yaml", file.formatted("*"));
        Configuration configuration = read(root);
        assertThat(configuration.channels()).containsOnlyKeys("post.one", "post.same");
        assertThat(problems(configuration))
                .containsExactly(
                        "partners/post/three.yaml:4:19 (connector.erp) INBOX-DISAGREES post.three reads inbox post/erp:a in another way than post.one",
                        "partners/post/two.yaml:4:19 (connector.erp) INBOX-DISAGREES post.two reads inbox post/erp:a in another way than post.one",
                        "partners/rail/one.yaml:4:19 (connector.erp) INBOX-TWICE rail.one reads over another connection the same place as post.one");
    }

    @Test
    void aFaultyHubFileIsSeenAndCountsAsEmpty() throws IOException {
        write("hub.yaml", "http: { prot: 1 }\ntenant: north");
        Configuration configuration = read(root);
        assertThat(configuration.hubIsSound()).isFalse();
        assertThat(configuration.hub().text("tenant")).isEqualTo("main");
        assertThat(problems(configuration))
                .containsExactly("hub.yaml:1:9 (http.prot) KEY-UNKNOWN unknown key 'prot'; did you mean 'port'?");
        assertThat(sample.hubIsSound()).isTrue();
    }

    @Test
    void theBundleChangesWithWhatDecidesAndNothingElse() throws IOException {
        write("partners/post/partner.yaml", "name: Post");
        write("tables/codes.csv", "1,one");
        String before = read(root).bundle();
        write("partners/post/samples/orders-in/plain/in.yaml", "anything");
        write("partners/post/.partner.yaml.swp", "half");
        write("src/test.yaml", "name: none");
        assertThat(read(root).bundle()).isEqualTo(before).hasSize(64);
        write("tables/codes.csv", "1,two");
        assertThat(read(root).bundle()).isNotEqualTo(before);
        write("tables/codes.csv", "1,one");
        Files.move(root.resolve("tables/codes.csv"), root.resolve("tables/words.csv"));
        assertThat(read(root).bundle()).isNotEqualTo(before);
    }
}
