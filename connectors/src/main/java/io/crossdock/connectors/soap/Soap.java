package io.crossdock.connectors.soap;

import io.crossdock.config.Problem.Code;
import io.crossdock.config.Secret;
import io.crossdock.config.Setting;
import io.crossdock.config.Spec;
import io.crossdock.connectors.Fault;
import io.crossdock.connectors.NetworkCodes;
import io.crossdock.connectors.Tls;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** What serving and calling have in common. */
final class Soap {

    static final Spec CONNECTION = Spec.of(
                    "soap",
                    "A SOAP service, the partner's or the hub's; the login is shown to the partner, or asked of the partner.",
                    Setting.text("address", "The URL of the partner's service; not needed to receive."),
                    Setting.secret(
                            "login",
                            "user:password; to receive, as HTTP Basic or as WS-Security UsernameToken with the password as text."),
                    Setting.choice(
                                    "login-as",
                                    java.util.List.of("basic", "username-token"),
                                    "How the login is shown to the partner.")
                            .or("basic"),
                    Setting.time("connect-timeout", "How long to wait for a connection.")
                            .or("10s"),
                    Setting.time("timeout", "How long to wait for the whole answer.")
                            .or("60s"),
                    Tls.SETTING)
            .example(
                    "{ address: \"https://erp.nordwind.example/services/orders\", login: \"${secret:nordwind-soap}\" }");

    static final Code NO_LOGIN =
            Code.setup("SOAP-NO-LOGIN", "Give the connection a 'login', or set 'anonymous: true' in the channel.");
    static final Code PATH_UNUSABLE = Code.setup(
            "SOAP-PATH-UNUSABLE", "Begin 'path' with a slash and use letters, digits, '.', '_' and '-' only.");
    static final Code ADDRESS_UNUSABLE = Code.setup(
            "SOAP-ADDRESS-UNUSABLE", "Give the connection an 'address' that begins with https:// or http://.");
    static final Code WSDL_UNUSABLE = Code.setup(
            "SOAP-WSDL-UNUSABLE",
            "Give 'wsdl' the path of a WSDL 1.1 file that names the operation with a SOAP binding.");
    static final Code BODY_NOT_XML = Code.data(
            "SOAP-BODY-NOT-XML",
            "Let the channel's format write XML, or set 'content' to the element that takes the bytes in Base64.");
    static final Code REFUSED =
            Code.data("SOAP-REFUSED", "Correct the document by what the partner answered, then reprocess it.");
    static final Code BUSY =
            Code.partner("SOAP-PARTNER-FAULT", "Wait; if it stays, ask the partner what the fault means.");
    static final Code EFFECT_UNKNOWN = Code.partner(
            "SOAP-EFFECT-UNKNOWN", "Ask the partner whether the document arrived, then confirm or resend it.");
    static final Code ANSWER_UNUSABLE = Code.partner(
            "SOAP-ANSWER-UNUSABLE", "Ask the partner why the service answers with something else than SOAP.");
    static final Code SOAP_FAILED =
            Code.partner("SOAP-FAILED", "Wait; if it stays, ask the partner with the log of this moment.");
    static final Code SOAP_UNEXPECTED = Code.bug("SOAP-UNEXPECTED", "Report it with the log of this moment.");

    private Soap() {}

    static Code explain(Exception failure) {
        return Fault.codeIn(failure)
                .or(() -> NetworkCodes.in(failure))
                .orElseGet(() ->
                        Fault.chain(failure).anyMatch(IOException.class::isInstance) ? SOAP_FAILED : SOAP_UNEXPECTED);
    }

    /** In a time that tells nothing; of a login that is being changed, both values pass. */
    static boolean accepts(Secret login, String shown) {
        byte[] bytes = shown.getBytes(StandardCharsets.UTF_8);
        boolean known = false;
        for (String accepted : login.accepted()) {
            known |= MessageDigest.isEqual(bytes, accepted.getBytes(StandardCharsets.UTF_8));
        }
        return known;
    }
}
