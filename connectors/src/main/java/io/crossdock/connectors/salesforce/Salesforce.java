package io.crossdock.connectors.salesforce;

import io.crossdock.config.Problem.Code;
import io.crossdock.config.Setting;
import io.crossdock.config.Spec;
import io.crossdock.connectors.Fault;
import io.crossdock.connectors.NetworkCodes;
import io.crossdock.connectors.Tls;
import java.io.IOException;

/** What writing records and taking events have in common. */
final class Salesforce {

    static final Spec CONNECTION = Spec.of(
                    "salesforce",
                    "A Salesforce org. The hub logs in when a channel first needs it, and again when the session has expired: with a key"
                            + " (OAuth 2.0 JWT bearer) where there is one, otherwise with the secret of the app (client credentials).",
                    Setting.text("address", "The org's own domain, as in https://nordwind.my.salesforce.com.")
                            .must(),
                    Setting.text("client-id", "The consumer key of the connected app or external client app.")
                            .must(),
                    Setting.secret("client-secret", "Its secret, for client credentials."),
                    Setting.secret("key", "The private key (RSA, PKCS #8, PEM) whose certificate the app knows."),
                    Setting.text("user", "With 'key': the user name as whom the hub acts."),
                    Setting.text(
                                    "audience",
                                    "With 'key': who issues tokens; https://test.salesforce.com for a sandbox.")
                            .or("https://login.salesforce.com"),
                    Setting.text("version", "The version of the API.").or("65.0"),
                    Setting.number(
                                    "most-usage",
                                    1,
                                    100,
                                    "How much of the org's requests of 24 hours may be used, by everybody, in percent; above it the hub waits,"
                                            + " so that something is left for the others.")
                            .or("95"),
                    Setting.time("connect-timeout", "How long to wait for a connection.")
                            .or("10s"),
                    Setting.time("timeout", "How long to wait for the whole answer.")
                            .or("60s"),
                    Tls.SETTING)
            .example(
                    "{ address: \"https://nordwind.my.salesforce.com\", client-id: 3MVG9, client-secret: \"${secret:nordwind-crm}\" }")
            .example(
                    "{ address: \"https://nordwind.my.salesforce.com\", client-id: 3MVG9, key: \"${secret:nordwind-crm-key}\", user: hub@nordwind.example }");

    static final Code ADDRESS_UNUSABLE = Code.setup(
            "SALESFORCE-ADDRESS-UNUSABLE", "Give the connection an 'address' that is https:// and a host alone.");
    static final Code INSTANCE_ELSEWHERE = Code.setup(
            "SALESFORCE-INSTANCE-ELSEWHERE",
            "Set 'address' to the org's own domain; the hub goes to no address that an answer names.");
    static final Code CREDENTIALS_MISSING = Code.setup(
            "SALESFORCE-CREDENTIALS-MISSING", "Give the connection a 'client-secret', or a 'key' and a 'user'.");
    static final Code LOGIN_REFUSED = Code.setup(
            "SALESFORCE-LOGIN-REFUSED",
            "Check 'client-id' and its secret or key; in the org, that the app allows this flow and the user may use it.");
    static final Code DENIED = Code.setup(
            "SALESFORCE-DENIED",
            "Let the org's administrator give the hub's user the right to the API, the object and its fields.");
    static final Code NAME_UNKNOWN = Code.setup(
            "SALESFORCE-NAME-UNKNOWN",
            "Correct 'object', 'external-id' or the fields in the channel's format; the hub's user may also lack the right to see the"
                    + " field.");
    static final Code TARGET_UNUSABLE = Code.setup(
            "SALESFORCE-TARGET-UNUSABLE",
            "Let the channel's format write records: JSON objects, or with 'bulk: true' CSV with the names of fields.");
    static final Code AMBIGUOUS = Code.data(
            "SALESFORCE-AMBIGUOUS",
            "Merge the records in the org that bear the same external id, mark the field as unique there, then reprocess.");
    static final Code REFUSED =
            Code.data("SALESFORCE-REFUSED", "Correct the document by what the org answered, then reprocess it.");
    static final Code LIMIT = Code.partner(
            "SALESFORCE-LIMIT",
            "Wait: the org's requests of 24 hours are used up; send more records together, or let the org buy more.");
    static final Code BUSY = Code.partner("SALESFORCE-BUSY", "Wait; if it stays, ask the org's administrator.");
    static final Code ANSWER_UNUSABLE = Code.partner(
            "SALESFORCE-ANSWER-UNUSABLE",
            "Check that 'address' is the org's own domain; otherwise ask its administrator what stands before the API.");
    static final Code REDIRECTED =
            Code.setup("SALESFORCE-REDIRECTED", "Set 'address' to the org's own domain; the hub follows no redirect.");
    static final Code EVENTS_GONE = Code.setup(
            "SALESFORCE-EVENTS-GONE",
            "Let the org send once more what changed since then, and set 'after-gap: all' until events come again.");
    static final Code FAILED = Code.partner(
            "SALESFORCE-FAILED", "Wait; if it stays, ask the org's administrator with the log of this moment.");
    static final Code UNEXPECTED = Code.bug("SALESFORCE-UNEXPECTED", "Report it with the log of this moment.");

    private Salesforce() {}

    static Code explain(Exception failure) {
        return Fault.codeIn(failure)
                .or(() -> NetworkCodes.in(failure))
                .orElseGet(() -> Fault.chain(failure).anyMatch(IOException.class::isInstance) ? FAILED : UNEXPECTED);
    }
}
