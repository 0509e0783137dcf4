package io.crossdock.mappings.x12;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossdock.config.Location;
import io.crossdock.config.Problem;
import io.crossdock.config.Settings;
import io.crossdock.config.Wire;
import io.crossdock.mappings.Codec;
import io.crossdock.mappings.Decoded;
import io.crossdock.mappings.Peeked;
import io.crossdock.mappings.canonical.CanonicalJson;
import io.crossdock.mappings.canonical.Document;
import io.crossdock.mappings.edi.Content;
import io.crossdock.mappings.edi.Interchanges;
import io.crossdock.mappings.edi.Message;
import io.crossdock.mappings.edi.SegmentReader;
import io.crossdock.mappings.edi.Share;
import io.crossdock.mappings.edi.Telling;
import io.crossdock.mappings.edi.Unfolding;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Other people's files, in the folder that the system property {@code crossdock.corpus} names. */
class X12CorpusTest {

    /**
     * What is read of each file: a line a document, or what is told of what is none. Freight invoices (210), shipment status (214)
     * and product transfers (867) are out of scope: no document kind speaks of them.
     */
    private static final String EXPECTED =
            """
            210/4010-wrapped-80.edi
              refused  [MESSAGE-UNKNOWN]
            214/4010-ellipsis-terminator.edi
              refused  [MESSAGE-UNKNOWN]
            810/4010-isa-unpadded.edi
              invoice DO091003TESTINV01 test; 2 lines, 4 [ISA-WIDTH]
            810/4010-two-invoices.edi
              invoice 00001 test; 7 lines, 207 [GTIN]
              invoice 00001 test; 2 lines, 150 [GTIN]
            810/810-and-850-two-groups.edi
              invoice 00001 test; 7 lines, 207 [GTIN]
              invoice 00001 test; 2 lines, 150 [GTIN]
              order S115921858 test; 4 lines, 250
            832/4010-books-isa-unpadded.edi
              refused BISG [COUNT, ISA-WIDTH]
            832/4010-medical-caret.edi
              product manufacturer:1000 test [GTIN, CODE-UNKNOWN]
              price manufacturer:1000|list|2000|||2000-03-15T00:00:00Z test
            846/4010-tilde-element-brace-terminator.edi
              stock buyer:46L5055|SAN003|
            846/5010-minimal.edi
              stock supplier:ABC123||
            850/4010-bom-iea-mismatch.edi
              order 1000012 test; 1 lines, 1 [ISA-WIDTH, REFERENCE]
            850/4010-isa-one-byte-short.edi
              order ANSI-X12-CLP; 2 lines, 2 [ISA-WIDTH]
            850/4010-isa-too-short.edi
              order 4600000406 test; 3 lines, 5500 [ISA-WIDTH, REFERENCE]
            850/4010-isa16-missing.edi
              refused 740150 [COUNT, ISA-WIDTH]
              order 740151 test; 11 lines, 149810
            850/4010-one-line-sap.edi
              order 68DHHA7B; 2 lines, 190 [GTIN]
            850/4010-snacks.edi
              order A99999-01 test; 7 lines, 207 [GTIN]
            850/4010-tilde-element-cr-terminator.edi
              order TLP-X12; 1 lines, 1 [UNTERMINATED]
            850/5010-one-line-sap.edi
              order 68DHHA7B; 2 lines, 190 [GTIN]
            852/4010-product-activity.edi
              sales-report 1999-12-05 test; 1 lines, 88 [GTIN, REFERENCE]
            855/4010-two-acks.edi
              order-response ORDER1|order| test [CODE-UNKNOWN]
              order-response ORDER2|order| test [CODE-UNKNOWN]
            855/5010-anvils.edi
              order-response 365465413|order|2022-09-13 test; 2 lines, 12
            856/4010-ellipsis-terminator.edi
              shipment 146940; 3 lines, 4188
            856/4010-tilde-element-star-terminator.edi
              shipment 123456; 3 lines, 55
            856/4060-newline-terminator.edi
              shipment 829716; 2 lines, 30 [GTIN, UNTERMINATED]
            860/4010-missing-terminator.edi
              refused PO NUMBER [COUNT, DATE, ISA-WIDTH]
            860/5010-minimal.edi
              order-change PO123|1; 1 lines, 5
            865/4010-iea-mismatch.edi
              order-response 2470184577|change|2008-05-22; 1 lines, 1000 [REFERENCE]
            867/4010-caret.edi
              refused  [MESSAGE-UNKNOWN]
            867/5010-all-segments.edi
              refused  [MESSAGE-UNKNOWN]
            940/5010-minimal.edi
              refused 0001 [COUNT, VALUE-MISSING, ARTICLE-MISSING]
            945/5010-bad-gs.edi
              shipment 2144 test; 3 lines, 920 [REFERENCE]
            945/5010-widgets.edi
              refused BOL12345 [COUNT]
            997/4010-optional-envelope-segments.edi
              acknowledgement 000003438/0001
            997/5010-accepted-shape.edi
              acknowledgement 508121953/0001
            997/5010-bad-envelope-values.edi
              acknowledgement 508121953/0001 [REFERENCE]
            997/5010-extra-delimiters.edi
              refused 000001 [NUMBER]
            997/three-interchanges.edi
              acknowledgement 000000001/0001
              acknowledgement 000000002/0001
              acknowledgement 000000003/0001
            999/5010-bad.edi
              refused 17456 [COUNT, CODE-UNKNOWN]
            999/5010-three-ak2.edi
              acknowledgement 000000286/2870001
            ta1/5010-accepted.edi
              acknowledgement 000000001/
            """;

    @Test
    void readsEveryFileAsItsFactsSay() throws IOException {
        Map<String, String> found = new TreeMap<>();
        for (Path file : files()) {
            found.put(corpus().relativize(file).toString(), String.join("\n", read(file)));
        }
        List<String> lines = new ArrayList<>();
        found.forEach((file, told) -> lines.add(file + "\n" + told));
        assertThat(String.join("\n", lines) + "\n").isEqualTo(EXPECTED);
    }

    @Test
    void tellsTheEnvelopesOfEveryFile() throws IOException {
        assertThat(files()).hasSizeGreaterThan(30);
        for (Path file : files()) {
            List<Peeked> peeked = new ArrayList<>();
            codec().peek(wire(file), peeked::add);
            assertThat(peeked).as(file.toString()).hasAtLeastOneElementOfType(Peeked.Message.class);
            assertThat(peeked).as(file.toString()).hasAtLeastOneElementOfType(Peeked.Interchange.class);
        }
    }

    /** Nothing read is dropped: in every sound message each value is taken by a declaration, or kept as unmapped. */
    @Test
    void keepsEveryValueThatNoMappingTakes() throws IOException {
        Map<String, Share> shares = new TreeMap<>();
        for (Path file : files()) {
            Map<String, Share> own = new TreeMap<>();
            add(wire(file), own);
            List<Decoded> decoded = new ArrayList<>();
            codec().decode(wire(file), message -> true, decoded::add);
            if (decoded.stream().noneMatch(Decoded.Bad.class::isInstance)) {
                assertThat(unmapped(decoded))
                        .as(file.toString())
                        .containsExactlyInAnyOrderElementsOf(own.values().stream()
                                .flatMap(share -> share.unmapped().stream())
                                .toList());
            }
            own.forEach((message, share) -> shares.merge(message, share, X12CorpusTest::sum));
        }
        assertThat(shares.keySet())
                .contains("810", "832", "846", "850", "852", "855", "856", "860", "865", "945", "997", "999", "TA1");
        assertThat(shares).allSatisfy((message, share) -> {
            assertThat(share.lost()).as(message).isEmpty();
            assertThat(share.mapped()).as(message).isPositive();
        });
    }

    private static Share sum(Share one, Share other) {
        return new Share(
                one.mapped() + other.mapped(),
                Telling.joined(one.unmapped(), other.unmapped()),
                Telling.joined(one.lost(), other.lost()));
    }

    private static List<String> unmapped(List<Decoded> decoded) {
        return decoded.stream()
                .filter(Decoded.Good.class::isInstance)
                .flatMap(good -> ((Decoded.Good) good).unmapped().stream())
                .map(Decoded.Unmapped::value)
                .toList();
    }

    private static void add(Wire wire, Map<String, Share> shares) throws IOException {
        X12Settings settings =
                X12Settings.of(settings(), TransactionSets.kinds()).get();
        try (InputStream in = Unfolding.of(wire.open())) {
            SegmentReader reader = new SegmentReader(in, wire.name(), AscX12.STANDARD);
            new Interchanges(
                            reader,
                            AscX12.STANDARD,
                            wire.name(),
                            settings.tolerance(),
                            Share.adding(shares, content -> TransactionSets.of(
                                            content.message().type())
                                    .map(set -> read(content, set, settings))))
                    .walk();
        }
    }

    private static Message read(Content content, TransactionSet set, X12Settings settings) {
        Message message = new Message(content, false, settings.tolerance().countsRefuse());
        message.takeEnvelope();
        set.read(message, settings);
        return message;
    }

    private static List<String> read(Path file) throws IOException {
        List<String> told = new ArrayList<>();
        codec().decode(wire(file), message -> true, decoded -> {
            if (decoded instanceof Decoded.Good good) {
                told.add("  " + facts(good.document()) + codes(good.warnings()));
            } else if (decoded instanceof Decoded.Bad bad) {
                told.add("  refused " + bad.number().orElse("") + codes(bad.problems()));
            }
        });
        return told;
    }

    private static String codes(List<Problem> problems) {
        List<String> codes = problems.stream()
                .map(problem -> problem.code().id().replace("X12-", ""))
                .distinct()
                .toList();
        return codes.isEmpty() ? "" : " [" + String.join(", ", codes) + "]";
    }

    /** Kind, number, test mark, how many lines, and the sum of their quantities. */
    private static String facts(Document document) {
        JsonNode tree = CanonicalJson.tree(document);
        BigDecimal sum = BigDecimal.ZERO;
        int lines = 0;
        for (JsonNode list : tree.findValues("lines")) {
            for (JsonNode line : list) {
                if (line.has("article")) {
                    lines++;
                    sum = sum.add(
                            line.at("/quantity/value").isMissingNode()
                                    ? BigDecimal.ZERO
                                    : line.at("/quantity/value").decimalValue());
                }
            }
        }
        return document.kind().word() + " " + document.number()
                + (document.header().test() ? " test" : "")
                + (lines > 0 ? "; " + lines + " lines, " + sum.toPlainString() : "");
    }

    private static Codec codec() {
        return new X12().codec(settings(), TransactionSets.kinds()).get();
    }

    private static Settings settings() {
        return new Settings(Map.of("currency", "USD"), Location.of("test"));
    }

    private static Wire wire(Path file) throws IOException {
        return Wire.of(file.getFileName().toString(), Files.readAllBytes(file));
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(corpus())) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static Path corpus() {
        String folder = System.getProperty("crossdock.corpus", "");
        assumeTrue(!folder.isEmpty(), "SKIPPED: set -Dcrossdock.corpus to read other people's files");
        return Path.of(folder, "x12");
    }
}
