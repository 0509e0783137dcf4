package io.crossdock.connectors.as2;

import io.crossdock.config.Problem.Code;
import io.crossdock.config.Setting;
import io.crossdock.config.Spec;
import io.crossdock.connectors.Fault;
import io.crossdock.connectors.NetworkCodes;
import io.crossdock.connectors.Tls;
import java.io.IOException;
import java.util.List;

/** What receiving and sending by AS2 have in common. */
final class As2 {

    /** Of RFC 4130; 1.1 and above may be compressed (RFC 5402). */
    static final String VERSION = "1.1";

    static final String NO_RECEIPT_ADDRESS = "the partner is not told where to send receipts";

    static final Spec CONNECTION = Spec.of(
                    "as2",
                    "AS2 (RFC 4130) with one partner, each known by a name and a certificate.",
                    Setting.text("address", "The partner's URL; not needed to receive."),
                    Setting.text("us", "Our AS2 name, as the partner wrote it down; capitals count.")
                            .must(),
                    Setting.text("partner", "The partner's AS2 name.").must(),
                    Setting.secret(
                                    "key",
                                    "Our private key with its certificate, in PEM, or as PKCS #12 in Base64; during a planned change the next one"
                                            + " decrypts too, and signs once the present one has expired.")
                            .must(),
                    Setting.secret("key-password", "The password of the key."),
                    Setting.secret(
                            "certificate",
                            "The partner's certificate, in PEM; during a planned change the next one is trusted too, and encrypted"
                                    + " to once the present one has expired. With 'issuer' it is needed to encrypt only."),
                    Setting.secret(
                            "issuer",
                            "The certificate of the authority that issues the partner's, in PEM: whatever it has issued to 'subject', and"
                                    + " is valid, signs for the partner. Several may follow one another."),
                    Setting.text(
                            "subject",
                            "With 'issuer': the name in the partner's certificates, as openssl x509 -subject -nameopt RFC2253 shows it."),
                    Tls.SETTING,
                    Setting.many(
                            "weak",
                            new Setting.Type.Choice(List.of("md5", "sha-1", "3des", "rc2")),
                            "Broken or outdated algorithms that are accepted from this partner all the same."),
                    Setting.text(
                            "mdn-address",
                            "Where the partner takes asynchronous receipts; what a message says about that is not believed."),
                    Setting.time(
                                    "warn-before",
                                    "How long before a certificate expires the log warns of it, once a day.")
                            .or("30d"))
            .example("{ address: \"https://as2.nordwind.example/as2\", us: CROSSDOCK, partner: NORDWIND,"
                    + " key: \"${secret:as2-key}\", certificate: \"${secret:nordwind-as2-certificate}\" }")
            .example(
                    "{ us: CROSSDOCK, partner: SUEDHANDEL, key: \"${secret:as2-key}\", issuer: \"${secret:suedhandel-ca}\","
                            + " subject: \"CN=SUEDHANDEL AS2,O=Suedhandel AG\" }")
            .example("{ us: CROSSDOCK, partner: \"Acme DC\", key: \"${secret:as2-key}\", weak: [sha-1, 3des],"
                    + " certificate: \"${secret:acme-as2-certificate}\", mdn-address: \"https://acme.example/mdn\" }");

    static final Code ADDRESS_UNUSABLE = Code.setup(
            "AS2-ADDRESS-UNUSABLE",
            "Write the address as an URL that begins with https:// or http://, without a query.");
    static final Code NAME_UNUSABLE = Code.setup(
            "AS2-NAME-UNUSABLE", "Write the AS2 name with 1 to 128 printable ASCII characters, without '\"' and '\\'.");
    static final Code PATH_UNUSABLE = Code.setup(
            "AS2-PATH-UNUSABLE", "Begin 'path' with a slash and use letters, digits, '.', '_' and '-' only.");
    static final Code KEY_UNUSABLE = Code.setup(
            "AS2-KEY-UNUSABLE",
            "Give the secret a private key and its certificate in PEM, or PKCS #12 in Base64, and 'key-password' if it has one.");
    static final Code CERTIFICATE_UNUSABLE =
            Code.setup("AS2-CERTIFICATE-UNUSABLE", "Give the secret the partner's certificate in PEM.");
    static final Code CERTIFICATE_EXPIRED = Code.setup(
            "AS2-CERTIFICATE-EXPIRED",
            "Agree on a new certificate with the partner and store it as the secret, or beside it as '<name>.next'.");
    static final Code CERTIFICATE_MISSING = Code.setup(
            "AS2-CERTIFICATE-MISSING",
            "Give the connection the partner's 'certificate'; or, where an authority issues it and nothing is encrypted for the partner, its"
                    + " 'issuer' and the 'subject'.");
    static final Code SUBJECT_UNUSABLE = Code.setup(
            "AS2-SUBJECT-UNUSABLE",
            "Write 'subject' as openssl x509 -noout -subject -nameopt RFC2253 shows it, as in CN=NORDWIND,O=Nordwind GmbH.");
    static final Code WEAK = Code.setup(
            "AS2-WEAK-ALGORITHM",
            "Agree on SHA-256 and AES or better with the partner; only if that cannot be, name the algorithm in 'weak'.");
    static final Code RECEIPT_ADDRESS_MISSING = Code.setup(
            "AS2-RECEIPT-ADDRESS-MISSING",
            "Set 'mdn-to' to the URL under which the partner reaches the hub, or 'mdn: sync'.");
    static final Code RECEIPT_UNHEARD = Code.setup(
            "AS2-RECEIPT-UNHEARD",
            "Add a channel with 'direction: in' on this connection, at the 'path' that 'mdn-to' ends with; or set 'mdn: sync'.");
    static final Code DENIED = Code.setup(
            "AS2-PARTNER-REFUSES",
            "Compare names, certificates and algorithms with the partner, by what the receipt says.");
    static final Code REDIRECTED =
            Code.setup("AS2-REDIRECTED", "Ask the partner for the present URL and set it as 'address'.");
    static final Code UNEXPECTED_STATUS = Code.setup(
            "AS2-UNEXPECTED-STATUS", "Check 'address' with the partner; what answers there is no AS2 station.");
    static final Code BUSY = Code.partner("AS2-PARTNER-BUSY", "Wait; if it stays, ask the partner.");
    static final Code RECEIPT_MISSING = Code.partner(
            "AS2-RECEIPT-MISSING",
            "Wait; if it stays, ask the partner why no receipt comes, or set 'mdn' as it was agreed.");
    static final Code RECEIPT_UNSIGNED =
            Code.setup("AS2-RECEIPT-UNSIGNED", "Ask the partner to sign receipts: an unsigned one proves nothing.");
    static final Code RECEIPT_UNTRUSTED = Code.setup(
            "AS2-RECEIPT-UNTRUSTED",
            "Ask the partner by another way whether the certificate has changed; if so, store the new one. It may be a forgery.");
    static final Code RECEIPT_FOREIGN = Code.partner(
            "AS2-RECEIPT-FOREIGN",
            "Ask the partner why the receipt is about another message; it may be an old one again.");
    static final Code CONTENT_DIFFERS = Code.partner(
            "AS2-CONTENT-DIFFERS",
            "Compare with the partner what arrived, then confirm or resend: the receipt is not about the bytes that were sent.");
    static final Code REFUSED = Code.data(
            "AS2-REFUSED", "Ask the partner what is wrong, by what the receipt says; correct it, then reprocess it.");
    static final Code EFFECT_UNKNOWN = Code.partner(
            "AS2-EFFECT-UNKNOWN", "Ask the partner whether the message arrived, then confirm or resend it.");
    static final Code FAILED =
            Code.partner("AS2-FAILED", "Wait; if it stays, ask the partner with the log of this moment.");
    static final Code UNEXPECTED = Code.bug("AS2-UNEXPECTED", "Report it with the log of this moment.");

    private As2() {}

    static Code explain(Exception failure) {
        return Fault.codeIn(failure)
                .or(() -> NetworkCodes.in(failure))
                .orElseGet(() -> Fault.chain(failure).anyMatch(IOException.class::isInstance) ? FAILED : UNEXPECTED);
    }
}
