package io.crossdock.connectors.as2;

import static io.crossdock.connectors.as2.Mime.bytes;
import static io.crossdock.connectors.as2.OpenSslPartner.HUB;
import static io.crossdock.connectors.as2.OpenSslPartner.PARTNER;
import static io.crossdock.connectors.as2.OpenSslPartner.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.crossdock.config.Problem;
import io.crossdock.connectors.Answer;
import io.crossdock.connectors.ConnectorContract;
import io.crossdock.connectors.Counterpart;
import io.crossdock.connectors.Source;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Against a partner whose messages and receipts are made and checked by openssl. */
class As2ContractTest extends ConnectorContract {

    private Duration later = Duration.ZERO;

    @Override
    protected Source source() {
        return new As2Source(() -> Instant.now().plus(later));
    }

    @Override
    protected Counterpart counterpart() throws IOException {
        return new OpenSslPartner();
    }

    private static final byte[] ORDER = bytes("UNH+1+ORDERS:D:96A:UN'");

    private OpenSslPartner partner() {
        return (OpenSslPartner) counterpart;
    }

    private static Mime payload() {
        return Mime.payload("a.edi", ORDER);
    }

    /** What the receipt says of a message; it must be signed by the hub. */
    private String told(Mime message) {
        Mime receipt = OpenSslPartner.receipt(partner().posts("<1@partner.example>", message));
        return receipt.header("Disposition").replaceFirst(".*; ", "");
    }

    @Test
    void tellsWhatItGotAndSignsThat() throws Exception {
        receive();
        Mime content = payload();

        Mime receipt = OpenSslPartner.receipt(partner()
                .posts("<1@partner.example>", Mime.encrypted(Mime.signed(content, PARTNER, "sha256"), HUB, "aes256")));

        assertThat(receipt.header("Received-Content-MIC").replace("sha-256", "sha256"))
                .isEqualTo(OpenSslPartner.mic(bytes(content.written())));
        assertThat(receipt.header("Final-Recipient")).isEqualTo("rfc822; HUB");
    }

    @Test
    void tellsTheSameOfARepeatedMessageByteForByteAfterARestartToo() throws Exception {
        receive();
        Mime message = OpenSslPartner.message("a.edi", ORDER);
        HttpResponse<byte[]> first = partner().posts("<1@partner.example>", message);
        camel().stop();
        receive();

        HttpResponse<byte[]> second = partner().posts("<1@partner.example>", message);

        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.headers().firstValue("Message-ID"))
                .isEqualTo(first.headers().firstValue("Message-ID"));
        assertThat(takenReferences()).containsOnly("<1@partner.example>");
    }

    static Stream<Arguments> messagesNotToBeTaken() {
        Mime signed = Mime.signed(payload(), PARTNER, "sha256");
        Mime sound = Mime.encrypted(signed, HUB, "aes256");
        Mime tampered =
                Mime.of(signed.header("Content-Type"), bytes(signed.body().replace("ORDERS", "ORDCHG")));
        Mime swapped = Mime.signed(payload(), OpenSsl.sign(bytes("another"), PARTNER, "sha256"));
        OpenSsl.Party twin = OpenSsl.made("partner", "rsa:2048");
        return Stream.of(
                Arguments.of("bare", payload(), "insufficient-message-security"),
                Arguments.of("not encrypted", signed, "insufficient-message-security"),
                Arguments.of("not signed", Mime.encrypted(payload(), HUB, "aes256"), "insufficient-message-security"),
                Arguments.of("changed", Mime.encrypted(tampered, HUB, "aes256"), "integrity-check-failed"),
                Arguments.of("signature of another", Mime.encrypted(swapped, HUB, "aes256"), "integrity-check-failed"),
                Arguments.of(
                        "signed by a stranger",
                        Mime.encrypted(Mime.signed(payload(), STRANGER, "sha256"), HUB, "aes256"),
                        "authentication-failed"),
                Arguments.of(
                        "signed by a namesake",
                        Mime.encrypted(Mime.signed(payload(), twin, "sha256"), HUB, "aes256"),
                        "authentication-failed"),
                Arguments.of(
                        "signed with SHA-1",
                        Mime.encrypted(Mime.signed(payload(), PARTNER, "sha1"), HUB, "aes256"),
                        "insufficient-message-security"),
                Arguments.of("3DES", Mime.encrypted(signed, HUB, "des3"), "insufficient-message-security"),
                Arguments.of("for a stranger", Mime.encrypted(signed, STRANGER, "aes256"), "decryption-failed"),
                Arguments.of(
                        "cut off",
                        Mime.of(sound.header("Content-Type"), bytes(sound.body().substring(0, 1500))),
                        "decryption-failed"),
                Arguments.of("encrypted twice", Mime.encrypted(sound, HUB, "aes256"), "unsupported format"),
                Arguments.of("a bomb", Mime.encrypted(Der.compressed(bomb()), HUB, "aes256"), "decompression-failed"),
                Arguments.of(
                        "no PKCS #7",
                        Mime.of("application/pkcs7-mime; smime-type=enveloped-data", ORDER),
                        "unexpected-processing-error"));
    }

    private static Mime bomb() {
        return Mime.payload("bomb.edi", new byte[60_000_000]);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("messagesNotToBeTaken")
    void takesNothingThatIs(String name, Mime message, String error) throws Exception {
        receive();

        assertThat(told(message)).as(name).endsWith(": " + error).matches("(processed|failed)/.*");
        assertThat(takenNames()).isEmpty();
    }

    @Test
    void takesCompressedMessages() throws Exception {
        receive();

        String before = told(Mime.encrypted(Mime.signed(Der.compressed(payload()), PARTNER, "sha256"), HUB, "aes256"));
        String after = told(Mime.encrypted(Der.compressed(Mime.signed(payload(), PARTNER, "sha256")), HUB, "aes256"));

        assertThat(List.of(before, after)).containsOnly("processed");
        assertThat(takenNames()).containsExactly("a.edi", "a.edi");
    }

    @Test
    void takesWeakAndOpenMessagesWhereItWasAgreed() throws Exception {
        receive(partner().source(", weak: [sha-1, 3des]", "{ accept-unsigned: true, accept-unencrypted: true }"));

        assertThat(told(payload())).isEqualTo("processed");
        assertThat(told(Mime.encrypted(Mime.signed(payload(), PARTNER, "sha1"), HUB, "des3")))
                .isEqualTo("processed");
    }

    @Test
    void takesTheNextKeyAndTheNextCertificateToo() throws Exception {
        partner().secrets.put("as2-key", List.of(HUB.identity(), STRANGER.identity()));
        partner().secrets.put("as2-certificate", List.of(PARTNER.certificate(), STRANGER.certificate()));
        receive();

        assertThat(told(Mime.encrypted(Mime.signed(payload(), STRANGER, "sha256"), STRANGER, "aes256")))
                .isEqualTo("processed");
        assertThat(told(OpenSslPartner.message("a.edi", ORDER))).isEqualTo("processed");
    }

    @Test
    void takesNothingOnceACertificateHasExpiredAndTellsThePartnerToComeAgain() throws Exception {
        later = Duration.ofDays(400);
        receive();

        HttpResponse<byte[]> answer = partner().posts("<1@partner.example>", OpenSslPartner.message("a.edi", ORDER));

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(source().explain(failures().get(0))).isEqualTo(As2.CERTIFICATE_EXPIRED);
        assertThat(takenNames()).isEmpty();
    }

    @Test
    void answersAFailureWithoutAWordAboutIt() throws Exception {
        failRoute();
        receive();

        HttpResponse<byte[]> answer = partner().posts("<1@partner.example>", OpenSslPartner.message("a.edi", ORDER));

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("30");
        assertThat(Mime.text(answer.body())).isEqualTo("not taken, please send again\n");
    }

    @Test
    void knowsNobodyElse() throws Exception {
        receive();
        Mime message = OpenSslPartner.message("a.edi", ORDER);

        assertThat(partner().posts("<1@p>", message, "AS2-From", "partner dc").statusCode())
                .isEqualTo(403);
        assertThat(partner().posts("<1@p>", message, "AS2-To", "hub").statusCode())
                .isEqualTo(403);
        assertThat(partner().posts("<1@p>", message, "AS2-To", "x".repeat(5000)).statusCode())
                .isEqualTo(403);
        assertThat(partner().postsTo("/as2?AS2-From=x", "<1@p>", message).statusCode())
                .isEqualTo(400);
        assertThat(partner().posts("one two\tthree", message).statusCode()).isEqualTo(400);
        assertThat(takenNames()).isEmpty();
    }

    @Test
    void servesTwoPartnersOnOnePath() throws Exception {
        receive();
        try (OpenSslPartner other = new OpenSslPartner()) {
            other.secrets.put("as2-certificate", List.of(STRANGER.certificate()));
            receive(other.source("OTHER", "", "{}"));
        }
        Mime theirs = Mime.encrypted(Mime.signed(payload(), STRANGER, "sha256"), HUB, "aes256");

        HttpResponse<byte[]> asOther = partner().posts("<1@other>", theirs, "AS2-From", "OTHER");

        assertThat(OpenSslPartner.receipt(asOther).header("Disposition")).endsWith("; processed");
        assertThat(told(theirs)).endsWith("authentication-failed");
    }

    @Test
    void reducesAHostileNameToItsLeaf() throws Exception {
        receive();

        counterpart.sends("../../etc/cron.d/evil", ORDER);

        assertThat(takenNames()).containsExactly("evil");
    }

    @Test
    void saysOfWhatCannotBeReadWhatWasAgreed() throws Exception {
        verdict = Answer.Verdict.REFUSED;
        receive();
        assertThat(told(OpenSslPartner.message("a.edi", ORDER)))
                .isEqualTo("processed/error: unexpected-processing-error");
        camel().stop();

        receive(partner().source("", "{ unreadable: processed }"));

        assertThat(told(OpenSslPartner.message("a.edi", ORDER))).isEqualTo("processed");
    }

    @Test
    void takesMessagesOnThePathThatThePartnerWasTold() throws Exception {
        receive(partner().source("", "{ path: /as2/acme }"));
        Mime message = OpenSslPartner.message("a.edi", ORDER);

        assertThat(partner().postsTo("/as2", "<1@partner.example>", message).statusCode())
                .isEqualTo(404);
        assertThat(partner()
                        .postsTo("/as2/acme", "<1@partner.example>", message)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void refusesMoreThanItMayTake() throws Exception {
        receive(partner().source("", "{ max-size: 1 }"));

        assertThat(partner()
                        .posts("<1@p>", OpenSslPartner.message("a.edi", new byte[1_100_000]))
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void sendsAReceiptLaterToTheAddressThatWasAgreedAndToNoOther() throws Exception {
        Mime message = OpenSslPartner.message("a.edi", ORDER);
        receive(partner().source(", mdn-address: \"" + partner().address() + "\"", "{}"));

        HttpResponse<byte[]> answer = partner()
                .posts(
                        "<1@partner.example>",
                        message,
                        "Receipt-Delivery-Option",
                        "http://127.0.0.1:1/latest/meta-data");

        assertThat(answer.body()).isEmpty();
        await().until(() -> !partner().messages.isEmpty());
        Mime receipt = OpenSslPartner.receipt(partner().messages.get(0));
        assertThat(receipt.header("Original-Message-ID")).isEqualTo("<1@partner.example>");
        assertThat(receipt.header("Disposition")).endsWith("; processed");
    }

    @Test
    void takesNoMessageWhoseReceiptItCouldNotSend() throws Exception {
        receive();

        HttpResponse<byte[]> answer = partner()
                .posts(
                        "<1@p>",
                        OpenSslPartner.message("a.edi", ORDER),
                        "Receipt-Delivery-Option",
                        partner().address());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(takenNames()).isEmpty();
        assertThat(partner().messages).isEmpty();
    }

    @Test
    void takesAReceiptThatComesLaterAndNoOtherThanThePartners() throws Exception {
        receive();
        String ours = idOfTheOrder();
        String digest = OpenSslPartner.mic(ORDER);

        assertThat(statusOf(ours, digest, STRANGER)).isEqualTo(400);
        assertThat(statusOf("<3f9c-1@HUB>", digest, PARTNER)).isEqualTo(400);
        assertThat(statusOf(ours.replace("@HUB", "@OTHER"), digest, PARTNER)).isEqualTo(400);
        Mime unsigned = new OpenSslPartner.Mdn(ours, "processed", digest, PARTNER, "").report();
        assertThat(partner().postsReceipt(unsigned).statusCode()).isEqualTo(400);
        Mime signed =
                new OpenSslPartner.Mdn(ours, "processed/error: decryption-failed", digest, PARTNER, "sha256").signed();
        Mime forged = Mime.of(
                signed.header("Content-Type"),
                bytes(signed.body().replace("processed/error: decryption-failed", "processed")));
        assertThat(partner().postsReceipt(forged).statusCode()).isEqualTo(400);
        assertThat(lateReceipts()).isEmpty();

        assertThat(statusOf(ours, digest, PARTNER)).isEqualTo(200);
        assertThat(takenNames()).isEmpty();
        assertThat(lateReceipts()).singleElement().satisfies(receipt -> {
            assertThat(receipt.dispatch()).isEqualTo("3f9c-1");
            assertThat(receipt.problem()).isEmpty();
            assertThat(receipt.proof().name()).isEqualTo("3f9c-1.mdn");
            assertThat(new String(receipt.proof().bytes(), StandardCharsets.ISO_8859_1))
                    .contains("multipart/signed", ours);
        });
    }

    static Stream<Arguments> receiptsThatShowNoArrival() {
        String digest = OpenSslPartner.mic(ORDER);
        return Stream.of(
                Arguments.of("processed", OpenSslPartner.mic(bytes("x")), 400, As2.CONTENT_DIFFERS),
                Arguments.of("processed", "", 400, As2.CONTENT_DIFFERS),
                Arguments.of("processed/error: unexpected-processing-error", digest, 200, As2.REFUSED),
                Arguments.of("processed/error: decryption-failed", "", 200, As2.DENIED));
    }

    /** What the partner signed counts, be it bad: a person must hear it. */
    @ParameterizedTest
    @MethodSource("receiptsThatShowNoArrival")
    void saysWhatALateReceiptObjectsTo(String disposition, String mic, int status, Problem.Code code) throws Exception {
        receive();

        assertThat(statusOf(idOfTheOrder(), disposition, mic, PARTNER)).isEqualTo(status);

        assertThat(lateReceipts()).singleElement().satisfies(receipt -> {
            assertThat(receipt.dispatch()).isEqualTo("3f9c-1");
            assertThat(receipt.problem().map(Problem::code)).contains(code);
            assertThat(receipt.problem().map(Problem::at).map(Object::toString)).contains(idOfTheOrder());
        });
    }

    private static String idOfTheOrder() throws IOException {
        return MessageId.of(
                "3f9c-1", new Mic(Hash.SHA_256, Hash.SHA_256.of(new java.io.ByteArrayInputStream(ORDER))), "HUB");
    }

    private int statusOf(String original, String mic, OpenSsl.Party signer) {
        return statusOf(original, "processed", mic, signer);
    }

    private int statusOf(String original, String disposition, String mic, OpenSsl.Party signer) {
        Mime signed = new OpenSslPartner.Mdn(original, disposition, mic, signer, "sha256").signed();
        return partner().postsReceipt(signed).statusCode();
    }
}
