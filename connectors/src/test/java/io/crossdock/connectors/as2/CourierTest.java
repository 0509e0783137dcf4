package io.crossdock.connectors.as2;

import static io.crossdock.connectors.as2.Mime.bytes;
import static io.crossdock.connectors.as2.OpenSslPartner.HUB;
import static io.crossdock.connectors.as2.OpenSslPartner.PARTNER;
import static io.crossdock.connectors.as2.OpenSslPartner.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.crossdock.config.Problem;
import io.crossdock.config.Settings;
import io.crossdock.config.Wire;
import io.crossdock.connectors.Dispatch;
import io.crossdock.connectors.Fault;
import io.crossdock.connectors.Receipt;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** What is sent, and which receipts are believed. */
class CourierTest {

    private static final Dispatch ORDER =
            new Dispatch(Wire.of("a.edi", bytes("UNH+1+ORDERS:D:96A:UN'")), "3f9c-1", "application/edifact");

    private OpenSslPartner partner;

    @BeforeEach
    void begins() throws IOException {
        partner = new OpenSslPartner();
    }

    @AfterEach
    void ends() {
        partner.close();
    }

    private Receipt deliver(Settings settings, InstantSource clock) throws IOException, InterruptedException {
        return new Courier(settings, clock).deliver(ORDER);
    }

    private Receipt deliver(String channel) throws IOException, InterruptedException {
        return deliver(partner.target("", channel), InstantSource.system());
    }

    private Problem.Code fault(Settings settings, InstantSource clock) {
        return catchThrowableOfType(Fault.class, () -> deliver(settings, clock)).code();
    }

    private Problem.Code fault(String channel) {
        return fault(partner.target("", channel), InstantSource.system());
    }

    private Optional<Duration> awaits(String channel) {
        return new As2Target().awaits(partner.target("", channel));
    }

    @Test
    void keepsTheReceiptAsItCame() throws Exception {
        Receipt receipt = deliver("{}");

        assertThat(receipt.result()).isEqualTo(Receipt.Result.DELIVERED);
        Mime proof = Mime.of(Mime.text(receipt.proof().orElseThrow().bytes()));
        assertThat(OpenSsl.verifies(
                        bytes(proof.parts().get(0).written()),
                        proof.parts().get(1).content(),
                        PARTNER))
                .isTrue();
        assertThat(OpenSslPartner.fields(proof.parts().get(0)).header("Original-Message-ID"))
                .isEqualTo("<3f9c-1@HUB>");
    }

    static Stream<Arguments> receiptsNotToBeBelieved() {
        return Stream.of(
                receipt(
                        "signed by a stranger",
                        mdn -> with(mdn, mdn.original(), STRANGER, "sha256"),
                        "AS2-RECEIPT-UNTRUSTED"),
                receipt(
                        "for another message",
                        mdn -> with(mdn, "<3f9c-0@HUB>", PARTNER, "sha256"),
                        "AS2-RECEIPT-FOREIGN"),
                receipt("for no message", mdn -> with(mdn, "", PARTNER, "sha256"), "AS2-RECEIPT-FOREIGN"),
                receipt("signed with SHA-1", mdn -> with(mdn, mdn.original(), PARTNER, "sha1"), "AS2-WEAK-ALGORITHM"));
    }

    private static Arguments receipt(String name, UnaryOperator<OpenSslPartner.Mdn> change, String code) {
        return Arguments.of(name, change, code);
    }

    private static OpenSslPartner.Mdn with(
            OpenSslPartner.Mdn mdn, String original, OpenSsl.Party signer, String digest) {
        return new OpenSslPartner.Mdn(original, mdn.disposition(), mdn.mic(), signer, digest);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("receiptsNotToBeBelieved")
    void believesNoReceiptThat(String name, UnaryOperator<OpenSslPartner.Mdn> change, String code) {
        partner.mdn = change;

        assertThat(fault("{}").id()).as(name).isEqualTo(code);
    }

    @Test
    void believesNoReceiptWithoutSignature() {
        partner.answer = signed -> signed.parts().get(0);

        Fault fault = catchThrowableOfType(Fault.class, () -> deliver("{}"));

        assertThat(fault.code()).isEqualTo(As2.RECEIPT_UNSIGNED);
        assertThat(fault).hasMessageContaining("'processed'");
    }

    @Test
    void believesNoReceiptThatWasChanged() {
        partner.mdn = mdn -> new OpenSslPartner.Mdn(mdn.original(), "failed", mdn.mic(), PARTNER, "sha256");
        partner.answer = signed ->
                Mime.of(signed.header("Content-Type"), bytes(signed.body().replace("; failed", "; processed")));

        assertThat(fault("{}")).isEqualTo(As2.RECEIPT_UNTRUSTED);
    }

    @Test
    void believesNoReceiptThatBringsItsOwnCertificateUnderThePartnersName() {
        OpenSsl.Party twin = OpenSsl.made("partner", "rsa:2048");
        partner.mdn = mdn -> with(mdn, mdn.original(), twin, "sha256");

        assertThat(fault("{}")).isEqualTo(As2.RECEIPT_UNTRUSTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "multipart/signed", "multipart/signed; boundary=x", "application/pkcs7-mime"})
    void takesNoOtherAnswerForAReceipt(String type) {
        partner.answer = signed -> Mime.of(type, bytes("<html>Thank you</html>"));

        assertThat(fault("{}").id()).startsWith("AS2-RECEIPT-");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AAAA", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=, sha256", "a, b, c"})
    void aReceiptForOtherBytesLeavesDoubt(String mic) throws Exception {
        partner.mdn = mdn -> new OpenSslPartner.Mdn(mdn.original(), "processed", mic, PARTNER, "sha256");

        Receipt receipt = deliver("{}");

        assertThat(receipt.result()).isEqualTo(Receipt.Result.UNCERTAIN);
        assertThat(receipt.problem().map(Problem::code)).contains(As2.CONTENT_DIFFERS);
        assertThat(receipt.proof()).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"200, AS2-RECEIPT-MISSING", "404, AS2-UNEXPECTED-STATUS", "500, AS2-PARTNER-BUSY"})
    void anErrorPageOfTenMegabytesFillsNoMemory(int status, String code) {
        partner.behaviour = exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(status, 10_000_000);
            exchange.getResponseBody().write(new byte[10_000_000]);
        };

        Fault fault = catchThrowableOfType(Fault.class, () -> deliver("{}"));

        assertThat(fault.code().id()).isEqualTo(code);
        assertThat(fault.getMessage()).hasSizeLessThan(500);
    }

    @Test
    void aWarningIsNoError() throws Exception {
        partner.mdn = mdn -> new OpenSslPartner.Mdn(
                mdn.original(), "processed/warning: duplicate-document", mdn.mic(), PARTNER, "sha256");

        assertThat(deliver("{}").result()).isEqualTo(Receipt.Result.DELIVERED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"processed/error: unexpected-processing-error", "failed", "dispatched", ""})
    void aReceiptThatSaysNoIsARefusal(String disposition) throws Exception {
        partner.mdn = mdn -> new OpenSslPartner.Mdn(mdn.original(), disposition, mdn.mic(), PARTNER, "sha256");

        Receipt receipt = deliver("{}");

        assertThat(receipt.result()).isEqualTo(Receipt.Result.REFUSED);
        assertThat(receipt.problem().map(Problem::category)).contains(Problem.Category.DATA);
    }

    @Test
    void aReceiptThatFindsNoAgreementStopsTheChannel() {
        partner.mdn = mdn ->
                new OpenSslPartner.Mdn(mdn.original(), "processed/Error: decryption-failed", "", PARTNER, "sha256");

        assertThat(fault("{}")).isEqualTo(As2.DENIED);
    }

    @Test
    void isTheSameMessageAtEveryAttempt() throws Exception {
        deliver("{}");
        deliver("{}");

        List<byte[]> signed = partner.messages.stream()
                .map(message -> OpenSsl.decrypt(bytes(message.body()), PARTNER).orElseThrow())
                .toList();
        assertThat(signed.get(0)).isEqualTo(signed.get(1));
        assertThat(partner.messages)
                .extracting(message -> message.header("Message-ID"))
                .containsExactly("<3f9c-1@HUB>", "<3f9c-1@HUB>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"aes128-cbc", "aes192-cbc", "aes256-gcm", "aes192-gcm", "aes128-gcm"})
    void encryptsSoThatOthersCanDecrypt(String cipher) throws Exception {
        assertThat(deliver("{ encrypt: " + cipher + ", sign: sha-256, transfer-encoding: base64 }")
                        .result())
                .isEqualTo(Receipt.Result.DELIVERED);
        assertThat(partner.received().get("a.edi")).isEqualTo(ORDER.wire().bytes());
        assertThat(partner.messages.get(0).body())
                .contains(Mime.text(Cipher.of(cipher).identifier().getEncoded()));
    }

    /** What goes over the wire where no receipt is asked for. */
    private Mime sent(String channel) throws Exception {
        partner.behaviour = exchange -> exchange.sendResponseHeaders(200, -1);
        assertThat(deliver("{ mdn: none, " + channel + " }").result()).isEqualTo(Receipt.Result.DELIVERED);
        return partner.messages.get(0);
    }

    @Test
    void writesThePayloadAsItWasAgreed() throws Exception {
        Mime bare = sent("sign: none, encrypt: none, transfer-encoding: base64, content-type: application/EDI-X12,"
                + " subject: Orders");

        assertThat(bare.header("Content-Type")).isEqualTo("application/EDI-X12");
        assertThat(bare.header("Content-Transfer-Encoding")).isEqualTo("base64");
        assertThat(bare.header("Subject")).isEqualTo("Orders");
        assertThat(bare.header("Disposition-Notification-To")).isEmpty();
        assertThat(bare.content()).isEqualTo(ORDER.wire().bytes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sha-256", "sha-384", "sha-512"})
    void signsByTheDigestThatWasAgreed(String digest) throws Exception {
        Mime signed = sent("encrypt: none, sign: " + digest);

        assertThat(signed.header("Content-Type")).contains("micalg=" + digest);
        byte[] signature = signed.parts().get(1).content();
        assertThat(OpenSsl.verifies(bytes(signed.parts().get(0).written()), signature, HUB))
                .isTrue();
    }

    @Test
    void compressesWhereItIsToldTo() throws Exception {
        assertThat(sent("sign: none, encrypt: none, compress: true").header("Content-Type"))
                .contains("compressed-data");
    }

    @Test
    void leavesNoDoubtWhereThePartnerTellsARepeatedMessage() throws Exception {
        partner.behaviour = exchange -> exchange.close();

        assertThat(deliver("{ idempotent: false }").result()).isEqualTo(Receipt.Result.UNCERTAIN);
        assertThatThrownBy(() -> deliver("{ idempotent: true }")).isInstanceOf(Post.Unanswered.class);
    }

    @Test
    void waitsForTheWholeAnswerNoLongerThanItIsToldTo() {
        partner.behaviour = exchange -> LockSupport.parkNanos(5_000_000_000L);

        assertThatThrownBy(() -> deliver("{ timeout: 300ms }")).hasMessageContaining("within PT0.3S");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{ sign: sha-1 }", "{ encrypt: 3des }"})
    void usesWeakAlgorithmsOnlyWhereTheConnectionSaysSo(String channel) throws Exception {
        assertThat(fault(channel)).isEqualTo(As2.WEAK);
        assertThat(partner.messages).isEmpty();

        partner.mdn = mdn -> with(mdn, mdn.original(), PARTNER, "sha256");
        deliver(partner.target(", weak: [sha-1, 3des]", channel), InstantSource.system());
        assertThat(partner.received()).containsOnlyKeys("a.edi");
    }

    @Test
    void usesNoShortKey() {
        partner.secrets.put(
                "as2-certificate", List.of(OpenSsl.made("short", "rsa:1024").certificate()));

        assertThat(fault("{}")).isEqualTo(As2.WEAK);
    }

    @Test
    void stopsWhenACertificateHasExpiredAndGoesOnWithTheNext() throws Exception {
        InstantSource nextYear = () -> Instant.now().plus(Duration.ofDays(400));
        Settings settings = partner.target("", "{}");
        assertThat(fault(settings, nextYear)).isEqualTo(As2.CERTIFICATE_EXPIRED);
        assertThat(partner.messages).isEmpty();

        InstantSource soon = () -> Instant.now().plus(Duration.ofDays(3));
        String old = OpenSsl.made("old", "rsa:2048 -days 2").certificate();
        partner.secrets.put("as2-certificate", List.of(old));
        assertThat(fault(settings, soon)).isEqualTo(As2.CERTIFICATE_EXPIRED);

        partner.secrets.put("as2-certificate", List.of(old, PARTNER.certificate()));
        assertThat(deliver(settings, soon).result()).isEqualTo(Receipt.Result.DELIVERED);
    }

    @ParameterizedTest
    @CsvSource({"30d, 2", "10d, 0"})
    void warnsOfTheDaysThatACertificateHasLeftOnceADay(String before, int warnings) throws Exception {
        Logger logger = (Logger) LoggerFactory.getLogger(Keyring.class);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        logger.addAppender(log);
        InstantSource late = () -> Instant.now().plus(Duration.ofDays(345));
        Courier courier = new Courier(partner.target(", warn-before: " + before, "{}"), late);

        courier.deliver(ORDER);
        courier.deliver(ORDER);

        logger.detachAppender(log);
        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .hasSize(warnings)
                .allMatch(text -> text.contains(" 19 days left") || text.contains(" 20 days left"))
                .allMatch(text -> text.contains("CN=hub") || text.contains("CN=partner"))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pkcs8", "traditional", "encrypted", "pkcs12"})
    void readsKeysAsTheyAreKept(String kind) throws Exception {
        try (OpenSsl.Desk desk = new OpenSsl.Desk()) {
            desk.write("key.pem", HUB.key());
            desk.write("certificate.pem", HUB.certificate());
            String text =
                    switch (kind) {
                        case "traditional" ->
                            Mime.text(desk.run("rsa -in key.pem -traditional", new byte[0])
                                            .successful())
                                    + HUB.certificate();
                        case "encrypted" ->
                            HUB.certificate()
                                    + Mime.text(desk.run("pkcs8 -topk8 -in key.pem -passout pass:secret", new byte[0])
                                            .successful());
                        case "pkcs12" ->
                            java.util.Base64.getMimeEncoder()
                                    .encodeToString(desk.run(
                                                    "pkcs12 -export -inkey key.pem -in certificate.pem -passout pass:secret",
                                                    new byte[0])
                                            .successful());
                        default -> HUB.identity();
                    };
            partner.secrets.put("as2-key", List.of(text));
            partner.secrets.put("as2-password", List.of("secret"));
        }

        Receipt receipt =
                deliver(partner.target(", key-password: \"${secret:as2-password}\"", "{}"), InstantSource.system());

        assertThat(receipt.result()).isEqualTo(Receipt.Result.DELIVERED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"})
    void saysThatAKeyCannotBeRead(String text) {
        partner.secrets.put("as2-key", List.of(text + "top-secret"));

        Fault fault = catchThrowableOfType(Fault.class, () -> deliver("{}"));

        assertThat(fault.code()).isEqualTo(As2.KEY_UNUSABLE);
        assertThat(fault).hasMessageNotContaining("top-secret");
    }

    @Test
    void asksForAReceiptThatComesLater() throws Exception {
        Receipt receipt = deliver("{ mdn: async, mdn-to: \"https://hub.example/as2\" }");

        Mime sent = partner.messages.get(0);
        assertThat(receipt.result()).isEqualTo(Receipt.Result.DELIVERED);
        assertThat(sent.header("Receipt-Delivery-Option")).isEqualTo("https://hub.example/as2");
        assertThat(MessageId.told(sent.header("Message-ID"), "HUB").map(MessageId.Told::key))
                .isEqualTo(Optional.of("3f9c-1"));
        assertThat(fault("{ mdn: async }")).isEqualTo(As2.RECEIPT_ADDRESS_MISSING);
        assertThat(awaits("{ mdn: async, mdn-within: 2h, mdn-to: \"https://hub.example/as2\" }"))
                .contains(Duration.ofHours(2));
        assertThat(awaits("{}")).isEmpty();
    }
}
