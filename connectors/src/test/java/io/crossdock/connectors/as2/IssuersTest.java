package io.crossdock.connectors.as2;

import static io.crossdock.connectors.as2.Mime.bytes;
import static io.crossdock.connectors.as2.OpenSslPartner.HUB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossdock.config.Settings;
import io.crossdock.connectors.ConnectorBench;
import io.crossdock.connectors.Counterpart;
import io.crossdock.connectors.Examples;
import io.crossdock.connectors.Expiry;
import io.crossdock.connectors.Fault;
import io.crossdock.connectors.Finding;
import io.crossdock.connectors.Receipt;
import io.crossdock.connectors.Source;
import io.crossdock.connectors.Target;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A partner whose certificates an authority issues, and who shows another one whenever the last has run out. */
class IssuersTest extends ConnectorBench {

    private static final byte[] ORDER = bytes("UNH+1+ORDERS:D:96A:UN'");
    private static final Authority ISSUER = Authority.named("issuer", 3650);
    private static final String TRUST = ", issuer: \"${secret:as2-issuer}\", subject: \"CN=partner\"";

    private Duration later = Duration.ZERO;

    @Override
    protected Source source() {
        return new As2Source(() -> Instant.now().plus(later));
    }

    @Override
    protected Target target() {
        return new As2Target(() -> Instant.now().plus(later));
    }

    @Override
    protected Counterpart counterpart() throws IOException {
        return new OpenSslPartner();
    }

    private OpenSslPartner partner() {
        return (OpenSslPartner) counterpart;
    }

    @BeforeEach
    void namesTheIssuer() {
        partner().secrets.put("as2-issuer", List.of(ISSUER.certificate()));
    }

    /** Of a partner from whom the hub only takes, so that no certificate of theirs is known. */
    private Settings unknown(String trust) {
        return Examples.readWith(
                        As2.CONNECTION,
                        "{ us: HUB, partner: \"Partner DC\", key: \"${secret:as2-key}\"" + trust + " }",
                        name -> partner().secrets.getOrDefault(name, List.of()))
                .with(Examples.read(new As2Source().spec(), "{}"));
    }

    private String told(byte[] signature) {
        return told(Mime.signed(payload(), signature));
    }

    private String told(Mime signed) {
        Mime receipt =
                OpenSslPartner.receipt(partner().posts("<1@partner.example>", Mime.encrypted(signed, HUB, "aes256")));
        return receipt.header("Disposition").replaceFirst(".*; ", "");
    }

    private static Mime payload() {
        return Mime.payload("a.edi", ORDER);
    }

    private static byte[] content() {
        return bytes(payload().written());
    }

    @Test
    void takesWhatIsSignedByAnyCertificateThatTheIssuerGaveThePartner() throws Exception {
        receive(unknown(TRUST));

        assertThat(told(Mime.signed(payload(), ISSUER.issues("partner", 10), "sha256")))
                .isEqualTo("processed");
        assertThat(told(Mime.signed(payload(), ISSUER.issues("partner", 90), "sha256")))
                .isEqualTo("processed");
        assertThat(takenNames()).containsExactly("a.edi", "a.edi");
    }

    @Test
    void takesWhatIsSignedBelowAnAuthorityThatTheIssuerMade() throws Exception {
        Authority below = ISSUER.issuesAuthority("below");
        receive(unknown(TRUST));

        assertThat(told(below.signs(content(), below.issues("partner", 10)))).isEqualTo("processed");
    }

    static Stream<Arguments> signaturesNotToBeBelieved() {
        String signer = "basicConstraints=CA:false\nkeyUsage=digitalSignature\n";
        Authority namesake = Authority.named("issuer", 3650);
        OpenSsl.Party sound = ISSUER.issues("partner", 10);
        Authority noAuthority = Authority.of(sound);
        return Stream.of(
                signature("by somebody else's certificate", ISSUER.issues("other", 10)),
                signature("by an authority of the issuer's name", namesake.issues("partner", 10)),
                signature("by a certificate made by itself", OpenSsl.made("partner", "rsa:2048")),
                signature("by the issuer itself", ISSUER.asParty()),
                signature(
                        "by a certificate to encrypt with",
                        ISSUER.issues("partner", "-days 10", "rsa:2048", "keyUsage=keyEncipherment\n")),
                signature(
                        "by an authority under the partner's name",
                        ISSUER.issues("partner", "-days 10", "rsa:2048", "basicConstraints=critical,CA:true\n")),
                signature("by a short key", ISSUER.issues("partner", "-days 10", "rsa:1024", signer)),
                signature("by a weak certificate", ISSUER.issues("partner", "-days 10 -sha1", "rsa:2048", signer)),
                Arguments.of(
                        "below one who is no authority",
                        noAuthority.signs(content(), noAuthority.issues("partner", 5))),
                Arguments.of("without its certificate", OpenSsl.sign(content(), sound, "sha256", "", " -nocerts")));
    }

    private static Arguments signature(String name, OpenSsl.Party by) {
        return Arguments.of(name, OpenSsl.sign(content(), by, "sha256"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("signaturesNotToBeBelieved")
    void believesNoSignature(String name, byte[] signature) throws Exception {
        receive(unknown(TRUST));

        assertThat(told(signature)).startsWith("processed/error: ").doesNotContain("unexpected");
        assertThat(takenNames()).isEmpty();
    }

    @Test
    void believesACertificateOnlyWhileItIsValid() throws Exception {
        byte[] signature = OpenSsl.sign(content(), ISSUER.issues("partner", 10), "sha256");
        receive(unknown(TRUST));
        assertThat(told(signature)).isEqualTo("processed");

        later = Duration.ofDays(11);

        assertThat(told(signature)).isEqualTo("processed/error: authentication-failed");
        assertThat(told(OpenSsl.sign(content(), ISSUER.issues("partner", 30), "sha256")))
                .isEqualTo("processed");
    }

    @Test
    void stopsWhenTheIssuerHasExpiredAndGoesOnWithTheNext() throws Exception {
        Authority old = Authority.named("issuer", 5);
        partner().secrets.put("as2-issuer", List.of(old.certificate()));
        partner().mdn = mdn -> by(mdn, ISSUER.issues("partner", 30));
        send(partner().target(TRUST, "{}"));
        later = Duration.ofDays(6);

        deliver("a.edi", ORDER);
        assertThat(target().explain(failures().get(0))).isEqualTo(As2.CERTIFICATE_EXPIRED);

        partner().secrets.put("as2-issuer", List.of(old.certificate() + ISSUER.certificate()));
        assertThat(deliver("a.edi", ORDER).result()).isEqualTo(Receipt.Result.DELIVERED);
    }

    private static OpenSslPartner.Mdn by(OpenSslPartner.Mdn mdn, OpenSsl.Party signer) {
        return new OpenSslPartner.Mdn(mdn.original(), mdn.disposition(), mdn.mic(), signer, mdn.digest());
    }

    @Test
    void believesAReceiptByACertificateThatTheIssuerGaveThePartner() throws Exception {
        partner().mdn = mdn -> by(mdn, ISSUER.issues("partner", 30));
        send(partner().target(TRUST, "{}"));

        assertThat(deliver("a.edi", ORDER).result()).isEqualTo(Receipt.Result.DELIVERED);
    }

    @Test
    void believesNoReceiptByWhatTheIssuerGaveToAnother() throws Exception {
        partner().mdn = mdn -> by(mdn, ISSUER.issues("other", 30));
        send(partner().target(TRUST, "{}"));

        deliver("a.edi", ORDER);

        assertThat(target().explain(failures().get(0))).isEqualTo(As2.RECEIPT_UNTRUSTED);
        assertThat(failures().get(0)).hasMessageContaining("CN=other").hasMessageContaining("not of 'CN=partner'");
    }

    @Test
    void encryptsForNobodyWhoseCertificateIsNotKnown() throws Exception {
        Settings settings = unknown(TRUST + ", address: \"" + partner().address() + "\"")
                .with(Examples.read(new As2Target().spec(), "{}"));
        send(settings);

        deliver("a.edi", ORDER);

        assertThat(target().explain(failures().get(0))).isEqualTo(As2.CERTIFICATE_MISSING);
        assertThat(partner().messages).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ", subject: \"CN=partner\""})
    void trustsNobodyWhereNothingSaysWhom(String trust) {
        assertThatThrownBy(() -> receive(unknown(trust)))
                .satisfies(failure -> assertThat(Fault.codeIn(failure)).contains(As2.CERTIFICATE_MISSING));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ", subject: partner", ", subject: \"\""})
    void trustsNoIssuerWithoutAName(String subject) {
        assertThatThrownBy(() -> receive(unknown(", issuer: \"${secret:as2-issuer}\"" + subject)))
                .satisfies(failure -> assertThat(Fault.codeIn(failure)).contains(As2.SUBJECT_UNUSABLE));
    }

    @Test
    void saysHowLongTheIssuerIsValid() {
        assertThat(source().expiries(unknown(TRUST)))
                .extracting(Expiry::toString)
                .anyMatch(text -> text.contains("issuer"));
        assertThat(source().probe(unknown(TRUST)))
                .first()
                .isInstanceOf(Finding.Works.class)
                .satisfies(finding -> assertThat(finding.toString()).contains("its issuer's for 3649"));
    }
}
