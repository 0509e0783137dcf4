package io.crossdock.mappings.edifact;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.config.Problem;
import io.crossdock.mappings.Peeked;
import io.crossdock.mappings.edi.Content;
import io.crossdock.mappings.edi.Fault;
import io.crossdock.mappings.edi.Interchanges;
import io.crossdock.mappings.edi.SegmentReader;
import io.crossdock.mappings.edi.Segments;
import io.crossdock.mappings.edi.Texts;
import io.crossdock.mappings.edi.Tolerance;
import io.crossdock.mappings.edi.Trailer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InterchangesTest {

    private static final String UNB = "UNB+UNOC:3+4012345000009:14+SHOP+251101:0930+42++++++1'";
    private static final String ORDER = "UNH+1+ORDERS:D:96A:UN:EAN008'BGM+220+A1+9'UNT+3+1'";

    private static final Tolerance BARE = new Tolerance(true, true, Tolerance.NONE.mostSegments());

    private final List<Peeked.Message> messages = new ArrayList<>();
    private final List<Content> contents = new ArrayList<>();
    private final List<byte[]> excerpts = new ArrayList<>();
    private final List<Trailer> trailers = new ArrayList<>();

    @Test
    void tellsTheEnvelopeOfEachMessage() {
        walk(UNB + ORDER + "UNZ+1+42'");

        assertThat(messages)
                .containsExactly(new Peeked.Message(
                        0,
                        0,
                        Optional.of("4012345000009:14"),
                        Optional.of("SHOP"),
                        "ORDERS",
                        "D.96A",
                        "EAN008",
                        true,
                        "",
                        "",
                        "1"));
        assertThat(problems()).isEmpty();
        assertThat(trailers).singleElement().satisfies(trailer -> {
            assertThat(trailer.interchange().reference()).isEqualTo("42");
            assertThat(trailer.problems()).isEmpty();
            assertThat(trailer.warnings()).isEmpty();
        });
    }

    @Test
    void digestsEachInterchangeFromItsFirstToItsLastByte() throws NoSuchAlgorithmException {
        String first = "UNA:+.? '\r\n" + UNB + ORDER + "UNZ+1+42'";
        String second = "UNB+UNOC:3+A+B+251101:0930+43'UNZ+0+43'";
        walk("\r\n" + first + "\r\n\r\n" + second + "\r\n");

        assertThat(trailers)
                .extracting(trailer -> trailer.interchange().digest())
                .containsExactly(sha256(first), sha256(second));
    }

    @Test
    void digestsAnInterchangeLargerThanItsBuffer() throws NoSuchAlgorithmException {
        String large = UNB + ORDER.repeat(20_000) + "UNZ+20000+42'";
        walk("  " + large);

        assertThat(messages).hasSize(20_000);
        assertThat(trailers.get(0).interchange().digest()).isEqualTo(sha256(large));
        assertThat(trailers.get(0).problems()).isEmpty();
    }

    @Test
    void readsByTheServiceCharactersOfTheFile() {
        walk("UNA*@,= ~UNB@UNOC*3@A@B@251101*0930@42~UNH@1@ORDERS*D*96A*UN~FTX@AAI@@@5 =@ 3 'x' ==~UNT@3@1~UNZ@1@42~");

        assertThat(problems()).isEmpty();
        assertThat(texts).contains("5 @ 3 'x' =");
    }

    @Test
    void honoursTheReleaseCharacterBeforeATerminatorInTheHeader() {
        walk(UNB.replace("SHOP", "SHOP ?'N?+ONE") + ORDER + "UNZ+1+42'");

        assertThat(messages).extracting(Peeked.Message::receiver).containsExactly(Optional.of("SHOP 'N+ONE"));
        assertThat(problems()).isEmpty();
    }

    @Test
    void fallsBackToTheDefaultServiceCharactersWhenTheNextInterchangeNamesNone() {
        walk("UNA*@,= ~UNB@UNOC*3@A@B@251101*0930@42~UNZ@0@42~" + UNB + ORDER + "UNZ+1+42'");

        assertThat(messages).extracting(Peeked.Message::type).containsExactly("ORDERS");
        assertThat(problems()).isEmpty();
    }

    @Test
    void takesTheDefaultsWhenUnaIsTooShort() {
        walk("UNA:+.?'" + UNB + ORDER + "UNZ+1+42'");

        assertThat(problems()).isEmpty();
        assertThat(contents.get(0).warnings()).extracting(Problem::code).containsExactly(Faults.UNA_SHORT);
    }

    @Test
    void refusesALetterAsSeparatorAndASeparatorWithTwoMeanings() {
        for (String una : List.of("UNAA+.? '", "UNA:1.? '", "UNA::.? '", "UNA:+.+ '", "UNA:+.? +", "UNA:+.? Z")) {
            contents.clear();
            walk(una + "UNB+UNOC:3'");
            assertThat(problems()).as(una).extracting(Problem::code).containsExactly(Faults.UNA_REFUSED);
        }
    }

    @Test
    void repeatsElementsFromSyntaxFourOnOnly() {
        String body = "+A+B+20251101:0930+42'UNH+1+ORDERS:D:01B:UN'COM+a:TE*b:EM'UNT+3+1'UNZ+1+42'";
        walk("UNB+UNOC:4" + body);
        assertThat(texts).contains("a", "TE", "b", "EM").doesNotContain("TE*b");

        texts.clear();
        walk("UNB+UNOC:3" + body);
        assertThat(texts).contains("TE*b");
    }

    @Test
    void skipsWhatStandsBeforeTheInterchangeAndSaysSo() {
        walk("\uFEFF\"junk\n" + UNB + ORDER + "UNZ+1+42'");

        assertThat(problems()).isEmpty();
        assertThat(contents.get(0).warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.code()).isEqualTo(UnEdifact.STANDARD.faults().of(Fault.LEADING_BYTES));
            assertThat(warning.message()).startsWith("6 bytes");
        });
        assertThat(contents.get(0).at().line()).isEqualTo(2);
    }

    @Test
    void refusesAFileThatIsNoEdifact() {
        for (String file : List.of("", "\n \n", "\uFEFF", "ISA*00*", "x".repeat(5000) + UNB)) {
            contents.clear();
            walk(file);
            assertThat(problems()).as(file).hasSize(1);
        }
    }

    @Test
    void findsLineAndColumnWhateverEndsTheLines() {
        for (String end : List.of("\n", "\r\n", "\r")) {
            contents.clear();
            walk(UNB + end + end + "UNH+1+ORDERS:D:96A:UN'" + end + "BGM+220+A1'" + end + "  1BC+x'" + end + "UNT+9+1'"
                    + end + "UNZ+1+42'");
            assertThat(problems())
                    .extracting(problem -> problem.at().toString())
                    .containsExactly(
                            "orders.edi:5:3 (message 1, segment 3)",
                            "orders.edi:6:1 (message 1, segment 4 UNT, element 1 (0074))");
        }
    }

    @Test
    void holdsNoMessageForTheSakeOfABadOne() {
        walk(UNB + ORDER + "UNH+2+ORDERS:D:96A:UN'BGM+220+A2'UNH+3+ORDERS:D:96A:UN'BGM+220+A3'UNT+3+3'" + "UNZ+3+42'");

        assertThat(contents)
                .extracting(content -> codes(content.problems()))
                .containsExactly(List.of(), List.of("EDIFACT-UNT-MISSING"), List.of());
        assertThat(new String(excerpts.get(1), StandardCharsets.US_ASCII))
                .isEqualTo("UNH+2+ORDERS:D:96A:UN'BGM+220+A2'");
        assertThat(texts).contains("A1", "A3");
    }

    @Test
    void tellsSegmentsOutsideOfMessages() {
        walk(UNB + "BGM+220+A1'DTM+137'" + ORDER + "UNZ+2+42'");

        assertThat(messages).extracting(Peeked.Message::type).containsExactly("", "ORDERS");
        assertThat(contents)
                .extracting(content -> codes(content.problems()))
                .containsExactly(List.of("EDIFACT-OUTSIDE-MESSAGE"), List.of());
    }

    @Test
    void saysThatTheFileEndsTooEarly() {
        walk(UNB + ORDER + "UNH+2+ORDERS:D:96A:UN'BGM+22");

        assertThat(contents.get(0).problems()).isEmpty();
        assertThat(codes(contents.get(1).problems())).containsExactly("EDIFACT-UNTERMINATED", "EDIFACT-UNT-MISSING");
        assertThat(codes(trailers.get(0).problems())).containsExactly("EDIFACT-UNZ-MISSING");
    }

    @Test
    void comparesTheCountsAndReferencesOfAllTrailers() {
        walk(UNB + "UNG+ORDERS+A+B+251101:0930+G1+UN+D:96A'" + "UNH+1+ORDERS:D:96A:UN'BGM+220+A1'UNT+4+2'" + "UNE+2+G2'"
                + "UNZ+3+43'");

        assertThat(contents.get(0).problems())
                .extracting(Problem::message)
                .containsExactly("UNT counts 4 segments, there are 3", "UNT says '2', UNH says '1'");
        assertThat(trailers.get(0).problems())
                .extracting(Problem::message)
                .containsExactly("UNE counts 2 messages, there are 1", "UNZ counts 3 groups, there are 1");
        assertThat(trailers.get(0).warnings())
                .extracting(Problem::message)
                .containsExactly("UNE says 'G2', UNG says 'G1'", "UNZ says '43', UNB says '42'");
    }

    @Test
    void takesMessagesWithoutInterchangeWhereAllowedOnly() {
        walk("UNA:+.? '\n" + ORDER + ORDER);

        assertThat(messages).hasSize(2).allSatisfy(message -> assertThat(message.sender())
                .isEmpty());
        assertThat(problems())
                .extracting(Problem::code)
                .containsOnly(UnEdifact.STANDARD.faults().of(Fault.NO_INTERCHANGE));

        contents.clear();
        walk("UNA:+.? '\n" + ORDER + ORDER, true);
        assertThat(contents).hasSize(2);
        assertThat(problems()).isEmpty();
        assertThat(trailers).isEmpty();
    }

    @Test
    void readsTheInterchangeAfterOneWithoutTrailer() {
        walk(UNB + ORDER + "UNA*@,? ~UNB@UNOC*3@C@D@251101*0930@43~UNH@1@ORDERS*D*96A*UN~BGM@220@B1~UNT@3@1~UNZ@1@43~");

        assertThat(problems()).isEmpty();
        assertThat(trailers)
                .extracting(trailer -> codes(trailer.problems()))
                .containsExactly(List.of("EDIFACT-UNZ-MISSING"), List.of());
        assertThat(messages)
                .extracting(Peeked.Message::sender)
                .containsExactly(Optional.of("4012345000009:14"), Optional.of("C"));
    }

    @Test
    void keepsOnlyTheBeginningOfASegmentWithoutEnd() throws IOException {
        InputStream endless = new SequenceInputStream(
                new ByteArrayInputStream(
                        (UNB + "UNH+1+ORDERS:D:96A:UN'FTX+AAI+++").getBytes(StandardCharsets.US_ASCII)),
                new Repeated('a', 200_000_000));
        walk(endless, false);

        assertThat(problems())
                .extracting(Problem::code)
                .containsExactly(Faults.TOO_LONG, Faults.UNTERMINATED, Faults.UNFINISHED_MESSAGE);
        assertThat(excerpts.get(0)).hasSizeLessThanOrEqualTo(64 * 1024);
    }

    @Test
    void readsOnBehindASegmentThatIsTooLong() {
        for (int length : List.of(65_600, 100_000, 140_000, 900_000)) {
            contents.clear();
            texts.clear();
            walk(UNB + "UNH+1+ORDERS:D:96A:UN'\nFTX+" + "a+".repeat(length / 2) + "'\nBGM+220+A1'UNT+4+1'" + ORDER
                    + "UNZ+2+42'");
            assertThat(contents)
                    .extracting(content -> codes(content.problems()))
                    .containsExactly(List.of("EDIFACT-SEGMENT-TOO-LONG"), List.of());
            assertThat(contents.get(1).at().line()).isEqualTo(3);
        }
    }

    @Test
    void givesUpOnAMessageThatIsTooLarge() throws IOException {
        InputStream large = new SequenceInputStream(
                new ByteArrayInputStream((UNB + "UNH+1+ORDERS:D:96A:UN'").getBytes(StandardCharsets.US_ASCII)),
                new SequenceInputStream(
                        new Repeated('\'', 'F', 'T', 'X', '+', 'A', 60_000_000),
                        new ByteArrayInputStream(
                                ("'UNT+10000003+1'" + ORDER + "UNZ+2+42'").getBytes(StandardCharsets.US_ASCII))));
        walk(large, false);

        assertThat(contents)
                .extracting(content -> codes(content.problems()))
                .containsExactly(List.of("EDIFACT-MESSAGE-TOO-LARGE", "EDIFACT-COUNT"), List.of());
    }

    private final List<String> texts = new ArrayList<>();

    private void walk(String wire) {
        walk(wire, false);
    }

    private void walk(String wire, boolean bare) {
        try {
            walk(new ByteArrayInputStream(wire.getBytes(StandardCharsets.UTF_8)), bare);
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private void walk(InputStream in, boolean bare) throws IOException {
        messages.clear();
        trailers.clear();
        SegmentReader reader = SegmentReader.digesting(in, "orders.edi", UnEdifact.STANDARD);
        new Interchanges(
                        reader,
                        UnEdifact.STANDARD,
                        "orders.edi",
                        bare ? BARE : Tolerance.NONE,
                        new Interchanges.Listener() {
                            @Override
                            public boolean begins(Peeked.Message message) {
                                messages.add(message);
                                return true;
                            }

                            @Override
                            public void content(Content content) {
                                contents.add(content);
                                excerpts.add(content.excerpt().get());
                                collect(content);
                            }

                            @Override
                            public void ends(Trailer trailer) {
                                trailers.add(trailer);
                            }
                        })
                .walk();
    }

    private void collect(Content content) {
        Segments segments = content.segments();
        for (int segment = 0; segment < content.count(); segment++) {
            for (int part = segments.first(segment);
                    segments.kind(part) != Segments.END && texts.size() < 1000;
                    part++) {
                texts.add(Texts.text(
                        segments, part, content.reading().characters().release(), StandardCharsets.UTF_8));
            }
        }
    }

    private List<Problem> problems() {
        return contents.stream().flatMap(content -> content.problems().stream()).toList();
    }

    private static List<String> codes(List<Problem> problems) {
        return problems.stream().map(problem -> problem.code().id()).toList();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static String sha256(String text) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The same bytes over and over. */
    private static final class Repeated extends InputStream {

        private final byte[] pattern;
        private final long length;
        private long position;

        /** @param bytes the pattern, and last the length in bytes */
        Repeated(int... bytes) {
            pattern = new byte[bytes.length - 1];
            for (int i = 0; i < pattern.length; i++) {
                pattern[i] = (byte) bytes[i];
            }
            length = bytes[bytes.length - 1];
        }

        @Override
        public int read() {
            return position < length ? pattern[(int) (position++ % pattern.length)] : -1;
        }
    }
}
