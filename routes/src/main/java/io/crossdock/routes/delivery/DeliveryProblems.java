package io.crossdock.routes.delivery;

import io.crossdock.config.Problem.Code;

/** What can be wrong on the way out, besides what formats and connectors say. */
final class DeliveryProblems {

    static final Code UNREADABLE =
            Code.bug("CANONICAL-UNREADABLE", "report this with the document's id; the raw transmission is kept");
    static final Code NO_REPLY = Code.setup(
            "NO-SUCH-ACKNOWLEDGEMENT",
            "let 'via' of the in-channel name a channel whose format has what 'with' says, then reprocess the document");
    static final Code ACKNOWLEDGES_NOTHING = Code.data(
            "ACKNOWLEDGES-NOTHING",
            "see whether the out-channel says that it expects this acknowledgement; if it does, ask the partner what it means");
    static final Code REJECTED = Code.data(
            "ACKNOWLEDGED-AS-REJECTED",
            "mend the cause, and send what was rejected under a new number (hub reprocess); the same bytes would be rejected again");
    static final Code REFUSED =
            Code.data("PARTNER-REFUSES", "ask the partner why, mend the cause, then reprocess the document");
    static final Code UNCERTAIN = Code.partner(
            "EFFECT-UNKNOWN", "ask the partner whether the document arrived; if it did, settle it, else resend it");

    private DeliveryProblems() {}
}
