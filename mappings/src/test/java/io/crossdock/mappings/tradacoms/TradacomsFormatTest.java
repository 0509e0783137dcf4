package io.crossdock.mappings.tradacoms;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.config.Kind;
import io.crossdock.config.Location;
import io.crossdock.config.Problem;
import io.crossdock.config.Settings;
import io.crossdock.config.Wire;
import io.crossdock.mappings.Codec;
import io.crossdock.mappings.Context;
import io.crossdock.mappings.Decoded;
import io.crossdock.mappings.Peeked;
import io.crossdock.mappings.canonical.Invoice;
import io.crossdock.mappings.canonical.Order;
import io.crossdock.mappings.edi.Share;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Files, their envelopes, and what is wrong with them. */
class TradacomsFormatTest {

    private static final String STX = "STX=ANA:1+5012345000013:BUYER+5098765000014:SELLER+260131:101500+42++ORDHDR'";
    private static final String HEADER =
            "MHD=1+ORDHDR:9'TYP=0430'SDT=5098765000014'CDT=5012345000013'FIL=7+1+260131'MTR=6'";
    private static final String ORDER = "MHD=2+ORDERS:9'CLO=:D-1'ORD=A1::260130'OLD=1+5010210000009++++4'OTR=1'MTR=6'";
    private static final String TRAILER = "MHD=3+ORDTLR:9'OFT=1'MTR=3'";
    private static final String END = "END=3'";

    @Test
    void tellsTheEnvelopeOfEachMessageAndOfTheTransmission() throws IOException {
        List<Peeked> peeked = new ArrayList<>();
        codec(Map.of()).peek(wire(STX + HEADER + ORDER + TRAILER + END), peeked::add);

        assertThat(peeked).hasSize(4);
        assertThat(peeked.get(1))
                .isEqualTo(new Peeked.Message(
                        1,
                        0,
                        Optional.of("5012345000013"),
                        Optional.of("5098765000014"),
                        "ORDERS",
                        "9",
                        "",
                        false,
                        "",
                        "",
                        "2"));
        assertThat(peeked.get(3)).isInstanceOfSatisfying(Peeked.Interchange.class, end -> assertThat(end.reference())
                .isEqualTo("42"));
    }

    @Test
    void knowsATestByItsApplicationReference() throws IOException {
        String wire = STX + HEADER + ORDER + TRAILER + END;

        assertThat(good(wire).document().header().test()).isFalse();
        assertThat(good(wire.replace("++ORDHDR'", "++ORDTES'"))
                        .document()
                        .header()
                        .test())
                .isTrue();
    }

    @Test
    void countsMessagesAndNotBatchesAtTheEnd() throws IOException {
        String batched = STX + "BAT=1'" + HEADER + ORDER + TRAILER + "EOB=3'" + END;

        assertThat(read(batched)).containsExactly("good A1");
        assertThat(read(batched.replace("EOB=3", "EOB=2"))).containsExactly("good A1", "bad COUNT");
        assertThat(read(batched.replace("END=3", "END=1"))).containsExactly("good A1", "bad COUNT");
    }

    @Test
    void readsSeveralFilesOfATransmissionAndSeveralTransmissions() throws IOException {
        String two = STX + HEADER + ORDER + TRAILER + HEADER.replace("FIL=7", "FIL=8") + ORDER.replace("A1", "A2")
                + TRAILER + "END=6'";

        assertThat(read(two + "\r\n" + STX + HEADER + ORDER.replace("A1", "A3") + TRAILER + END))
                .containsExactly("good A1", "good A2", "good A3");
        List<Decoded> decoded = decode(two, message -> true);
        assertThat(((Decoded.Good) decoded.get(1)).document().header().references())
                .containsEntry("file", "8");
    }

    @Test
    void readsAFileOneDocumentOfWhichIsWanted() throws IOException {
        String wire = STX + HEADER + ORDER + ORDER.replace("A1", "A2") + TRAILER.replace("OFT=1", "OFT=2") + "END=4'";

        List<Decoded> decoded = decode(wire, message -> message.ordinal() == 2);

        assertThat(told(decoded)).containsExactly("good A2");
        assertThat(((Order) ((Decoded.Good) decoded.get(0)).document()).party("buyer"))
                .isPresent();
    }

    @Test
    void saysThatAFileEndsWithoutItsTrailer() throws IOException {
        assertThat(read(STX + HEADER + ORDER + "END=2'")).containsExactly("good A1", "bad FILE-TRAILER");
        assertThat(read(STX + HEADER + ORDER)).containsExactly("good A1", "bad FILE-TRAILER", "bad END-MISSING");
    }

    @Test
    void saysThatAFileHoldsNothing() throws IOException {
        assertThat(read(STX + HEADER + TRAILER.replace("OFT=1", "OFT=0") + "END=2'"))
                .containsExactly("bad FILE-EMPTY");
    }

    @Test
    void refusesTheDocumentsOfAFileWhoseHeaderCannotBeRead() throws IOException {
        assertThat(read(STX + HEADER.replace("MTR=6", "MTR=9") + ORDER + TRAILER + END))
                .containsExactly("bad COUNT", "bad FILE-HEADER");
        assertThat(read(STX + "MHD=1+ORDHDR:9'TYP=0430'MTR=3'" + ORDER + TRAILER + END))
                .containsExactly("bad FILE-HEADER", "bad FILE-HEADER");
    }

    @Test
    void refusesAFileThatTheChannelDoesNotCarry() throws IOException {
        List<Decoded> decoded = new ArrayList<>();
        new Tradacoms()
                .codec(settings(Map.of()), Set.of(Kind.INVOICE))
                .get()
                .decode(wire(STX + HEADER + ORDER + TRAILER + END), message -> true, decoded::add);

        assertThat(told(decoded)).containsExactly("bad MESSAGE-UNKNOWN", "bad MESSAGE-UNKNOWN", "bad MESSAGE-UNKNOWN");
    }

    @Test
    void takesTwoDigitYearsFromNineteenEightyOn() throws IOException {
        assertThat(((Order) good(STX + HEADER + ORDER.replace("260130", "800101") + TRAILER + END)
                                .document())
                        .orderDate())
                .hasToString("Optional[1980-01-01]");
        assertThat(((Order) good(STX + HEADER + ORDER.replace("260130", "791231") + TRAILER + END)
                                .document())
                        .orderDate())
                .hasToString("Optional[2079-12-31]");
        assertThat(((Order) good(STX + HEADER + ORDER.replace("260130", "000000") + TRAILER + END)
                                .document())
                        .orderDate())
                .as("the day of the file stands for it")
                .hasToString("Optional[2026-01-31]");
    }

    @Test
    void takesWhatOthersGetWrongAboutSegments() throws IOException {
        String wire = STX + HEADER + ORDER + TRAILER + END;

        assertThat(read("\ufeff" + wire)).containsExactly("good A1");
        assertThat(read("\"x" + wire)).containsExactly("good A1 LEADING-BYTES");
        assertThat(read(wire.replace("'", "'\r\n"))).containsExactly("good A1");
        assertThat(read(wire.toLowerCase(java.util.Locale.ROOT)
                        .replace("ordhdr:", "ORDHDR:")
                        .replace("orders:", "ORDERS:")
                        .replace("ordtlr:", "ORDTLR:")))
                .containsExactly("good a1");
        assertThat(read(wire.replace("OTR=1'", "OTR+1'"))).containsExactly("good A1");
        assertThat(read(wire.replace("ORD=A1", "ORD=A?'1"))).containsExactly("good A'1");
        assertThat(read(wire.replace("OTR=1'", "-OTR=1'"))).containsExactly("bad SEGMENT-TAG");
        assertThat(read("UNB+UNOC:3+A+B'")).containsExactly("bad NOT-TRADACOMS");
        assertThat(read("")).containsExactly("bad NO-MESSAGE");
    }

    @Test
    void warnsOfATextBeyondAsciiAndReadsIt() throws IOException {
        String wire =
                STX + HEADER + ORDER.replace("OTR=1", "DNA=1+++Größe'OTR=1").replace("MTR=6", "MTR=7") + TRAILER + END;
        for (java.nio.charset.Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1)) {
            List<Decoded> decoded = new ArrayList<>();
            codec(Map.of()).decode(Wire.of("in.edi", wire.getBytes(charset)), message -> true, decoded::add);
            assertThat(told(decoded)).containsExactly("good A1 CHARSET");
            assertThat(((Order) ((Decoded.Good) decoded.get(0)).document()).notes())
                    .containsExactly("Größe");
        }
    }

    @Test
    void takesTheCurrencyOfTheChannelOnlyWhereTheFileNamesNone() throws IOException {
        String named = HEADER.replace("FIL=", "DNA=1++073:USD'FIL=").replace("MTR=6", "MTR=7");
        List<Decoded> decoded = new ArrayList<>();
        Codec codec = codec(Map.of("currency", "EUR"));
        codec.decode(wire(STX + HEADER + ORDER + TRAILER + END), message -> true, decoded::add);
        codec.decode(wire(STX + named + ORDER + TRAILER + END), message -> true, decoded::add);

        assertThat(decoded)
                .extracting(each -> ((Order) ((Decoded.Good) each).document()).currency())
                .containsExactly(Optional.of("EUR"), Optional.of("USD"));
    }

    @Test
    void writesNothing() throws IOException {
        Context context =
                new Context("1", "a", Instant.EPOCH, ZoneOffset.UTC, Map.of("edi", "A"), Map.of("edi", "B"), false);
        Order order = (Order) good(STX + HEADER + ORDER + TRAILER + END).document();

        assertThat(codec(Map.of()).encode(List.of(order), context).problems())
                .extracting(problem -> problem.code().id())
                .containsExactly("TRADACOMS-READ-ONLY");
    }

    @Test
    void carriesOrdersAndInvoicesOnly() {
        assertThat(new Tradacoms()
                        .codec(settings(Map.of()), Set.of(Kind.ORDER, Kind.SHIPMENT))
                        .problems())
                .extracting(problem -> problem.code().id())
                .containsExactly("TRADACOMS-KIND");
        assertThat(codec(Map.of()).messages())
                .containsExactlyInAnyOrder(
                        "ORDHDR", "ORDERS", "ORDTLR", "INVFIL", "INVHDR", "INVOIC", "VATTLR", "INVTLR", "RSGRSG");
    }

    @Test
    void explainsWhereEachElementGoes() {
        assertThat(new Tradacoms().reference())
                .contains(
                        "ORDERS: ORD/ORNO1 → orderNumber",
                        "ORDERS: lines: OLD/OQTY → quantity, per",
                        "INVOIC: terms: PYT/PAYD1 → due",
                        "INVTLR: TOT/FTNI → documents of the file (their number)")
                .allMatch(line -> line.contains("→") && !line.contains("↔"));
    }

    /** Of sound wires, what the codec tells as unmapped is what no declaration took. */
    @Test
    void tellsEveryValueThatNoMappingTakesWithADocument() throws IOException {
        for (String folder : List.of("orders-two-of-a-file", "invoices-of-a-file")) {
            Wire wire = Wire.of(
                    "in.edi", Files.readAllBytes(Path.of("src/test/resources/golden/tradacoms", folder, "in.edi")));
            Map<String, Share> shares = new TreeMap<>();
            Messages.add(wire, shares);
            List<Decoded> decoded = new ArrayList<>();
            codec(Map.of()).decode(wire, message -> true, decoded::add);

            assertThat(shares.values())
                    .allSatisfy(share -> assertThat(share.lost()).isEmpty());
            assertThat(decoded).allMatch(Decoded.Good.class::isInstance);
            assertThat(decoded.stream()
                            .flatMap(each -> ((Decoded.Good) each).unmapped().stream())
                            .map(Decoded.Unmapped::value))
                    .containsExactlyInAnyOrderElementsOf(shares.values().stream()
                            .flatMap(share -> share.unmapped().stream())
                            .toList());
        }
    }

    /** The sums of an invoice hold with those of the checks before publishing. */
    @Test
    void readsInvoicesWhoseFiguresAddUp() throws IOException {
        Wire wire = Wire.of(
                "in.edi", Files.readAllBytes(Path.of("src/test/resources/golden/tradacoms/invoices-of-a-file/in.edi")));
        List<Decoded> decoded = new ArrayList<>();
        codec(Map.of()).decode(wire, message -> true, decoded::add);

        assertThat(decoded).allSatisfy(each -> {
            Invoice invoice = (Invoice) ((Decoded.Good) each).document();
            assertThat(invoice.lines().stream()
                            .map(line -> line.amount().orElseThrow())
                            .reduce(java.math.BigDecimal.ZERO, java.math.BigDecimal::add))
                    .isEqualByComparingTo(invoice.totals().lines().orElseThrow());
            assertThat(invoice.totals()
                            .lines()
                            .orElseThrow()
                            .add(invoice.totals().charges().orElse(java.math.BigDecimal.ZERO))
                            .add(invoice.totals().tax().orElseThrow()))
                    .isEqualByComparingTo(invoice.totals().total().orElseThrow());
        });
    }

    private static Decoded.Good good(String wire) throws IOException {
        return (Decoded.Good) decode(wire, message -> true).get(0);
    }

    private static List<String> read(String wire) throws IOException {
        return told(decode(wire, message -> true));
    }

    private static List<Decoded> decode(String wire, Predicate<Peeked.Message> wanted) throws IOException {
        List<Decoded> decoded = new ArrayList<>();
        codec(Map.of()).decode(wire(wire), wanted, decoded::add);
        return decoded;
    }

    private static List<String> told(List<Decoded> decoded) {
        return decoded.stream()
                .map(each -> each instanceof Decoded.Good good
                        ? "good " + good.document().number() + codes(good.warnings())
                        : "bad" + codes(((Decoded.Bad) each).problems()))
                .toList();
    }

    private static String codes(List<Problem> problems) {
        return Stream.concat(
                        Stream.of(""),
                        problems.stream().map(problem -> problem.code().id().replace("TRADACOMS-", "")))
                .reduce((first, second) -> first + " " + second)
                .orElse("");
    }

    private static Codec codec(Map<String, Object> settings) {
        return new Tradacoms().codec(settings(settings), FileFormat.kinds()).get();
    }

    private static Settings settings(Map<String, Object> values) {
        return new Settings(values, Location.of("test"));
    }

    private static Wire wire(String text) {
        return Wire.of("in.edi", text.getBytes(StandardCharsets.UTF_8));
    }
}
