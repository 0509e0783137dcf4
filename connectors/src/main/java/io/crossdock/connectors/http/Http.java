package io.crossdock.connectors.http;

import io.crossdock.config.Problem.Code;
import io.crossdock.config.Setting;
import io.crossdock.config.Spec;
import io.crossdock.connectors.Fault;
import io.crossdock.connectors.NetworkCodes;
import io.crossdock.connectors.Tls;
import java.io.IOException;

/** What receiving and sending requests have in common. */
final class Http {

    static final Spec CONNECTION = Spec.of(
                    "http",
                    "An API, the partner's or the hub's; the credentials are shown to the partner, or asked of the partner.",
                    Setting.text("address", "The partner's base URL; not needed to receive."),
                    Setting.secret("basic", "user:password (RFC 7617)."),
                    Setting.secret("bearer", "A token (RFC 6750)."),
                    Setting.secret("api-key", "A key in a header of its own."),
                    Setting.text("api-key-header", "The header of the API key.").or("X-Api-Key"),
                    Setting.secret("hmac", "The key of an HMAC-SHA256 over the body."),
                    Setting.text("hmac-header", "The header of the signature, in hexadecimal or Base64.")
                            .or("X-Signature"),
                    Setting.text(
                            "hmac-timestamp-header",
                            "To receive: the header of the seconds since 1970, signed as 'timestamp.body'."),
                    Setting.flag(
                                    "hmac-body-only",
                                    "To receive, where the partner signs no timestamp: the same body again counts as a copy of the"
                                            + " first and has no effect, so each must say what no other says, as an order does by its number.")
                            .or("false"),
                    Setting.time("hmac-window", "How far the timestamp may be off, at most 5m.")
                            .or("5m"),
                    Setting.many(
                            "callbacks",
                            new Setting.Type.Text(),
                            "To receive: where answers may be sent that a request asks for, as https://host or https://host:port."),
                    Tls.SETTING)
            .example("{ address: \"https://api.nordwind.example\", bearer: \"${secret:nordwind-token}\" }")
            .example(
                    "{ hmac: \"${secret:nordwind-webhook}\", hmac-header: X-Signature-256, hmac-timestamp-header: X-Timestamp }");

    static final Code NO_AUTHENTICATION = Code.setup(
            "HTTP-NO-AUTHENTICATION",
            "Give the connection 'api-key', 'basic', 'bearer' or 'hmac', or set 'anonymous: true' in the channel.");
    static final Code SIGNATURE_WITHOUT_TIME = Code.setup(
            "HTTP-SIGNATURE-WITHOUT-TIME",
            "Name the header of the signed timestamp in 'hmac-timestamp-header'; or, where the partner signs none and no two of its"
                    + " bodies are alike, set 'hmac-body-only: true'.");
    static final Code PATH_UNUSABLE = Code.setup(
            "HTTP-PATH-UNUSABLE",
            "Begin 'path' with a slash and use letters, digits, '.', '_' and '-' only; where the hub asks, a query may follow.");
    static final Code ADDRESS_UNUSABLE = Code.setup(
            "HTTP-ADDRESS-UNUSABLE", "Give the connection an 'address' that begins with https:// or http://.");
    static final Code HEADER_UNUSABLE = Code.setup(
            "HTTP-HEADER-UNUSABLE", "Take the header out of 'headers': the hub sets it, or its name is not allowed.");
    static final Code REDIRECTED =
            Code.setup("HTTP-REDIRECTED", "Ask the partner for the present URL and set it as 'address'.");
    static final Code LINK_ELSEWHERE = Code.setup(
            "HTTP-LINK-ELSEWHERE",
            "Ask the partner for links below the connection's 'address'; the hub follows no other, since they come from data.");
    static final Code ITEMS_MISSING = Code.partner(
            "HTTP-ITEMS-MISSING", "Ask the partner why the answer is another one, or correct 'items' in the channel.");
    static final Code TOO_LARGE =
            Code.setup("HTTP-ANSWER-TOO-LARGE", "Raise 'max-size', or ask the partner for smaller pages.");
    static final Code CALLBACK_FAILED = Code.partner(
            "HTTP-CALLBACK-FAILED", "Ask the partner why the answer is not taken; it is sent again with the request.");
    static final Code UNEXPECTED_STATUS = Code.setup(
            "HTTP-UNEXPECTED-STATUS", "Check 'address', 'path', 'method' and the format against the partner's API.");
    static final Code BUSY = Code.partner("HTTP-PARTNER-BUSY", "Wait; if it stays, ask the partner.");
    static final Code ANSWER_NOT_JSON = Code.partner(
            "ANSWER-NOT-JSON",
            "Ask the partner why the API answers with something else than JSON, or set 'answer: any'.");
    static final Code REFUSED =
            Code.data("HTTP-REFUSED", "Correct the document by what the partner answered, then reprocess it.");
    static final Code EFFECT_UNKNOWN = Code.partner(
            "HTTP-EFFECT-UNKNOWN", "Ask the partner whether the document arrived, then settle or resend it.");
    static final Code HTTP_FAILED =
            Code.partner("HTTP-FAILED", "Wait; if it stays, ask the partner with the log of this moment.");
    static final Code HTTP_UNEXPECTED = Code.bug("HTTP-UNEXPECTED", "Report it with the log of this moment.");

    private Http() {}

    static Code explain(Exception failure) {
        return Fault.codeIn(failure)
                .or(() -> NetworkCodes.in(failure))
                .orElseGet(() ->
                        Fault.chain(failure).anyMatch(IOException.class::isInstance) ? HTTP_FAILED : HTTP_UNEXPECTED);
    }
}
