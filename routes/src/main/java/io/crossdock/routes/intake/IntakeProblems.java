package io.crossdock.routes.intake;

import io.crossdock.config.Problem.Code;

/** What can be wrong at the door. */
final class IntakeProblems {

    static final Code UNAVAILABLE = Code.setup(
            "HUB-UNAVAILABLE",
            "end what the message names, or see that broker and database run; the inbox is read on by itself, and nothing of it is lost");

    static final Code CONFLICT = Code.data(
            "DOCUMENT-CONFLICT",
            "ask the sender which content is right; a changed document needs a new version or the function 'change'");
    static final Code INTERCHANGE_REUSED = Code.data(
            "INTERCHANGE-REUSED", "the sender must use a new interchange reference, or resend the very same bytes");
    static final Code REFERENCE_REUSED =
            Code.data("REFERENCE-REUSED", "send changed bytes under a new idempotency key or message id");
    static final Code UNROUTABLE =
            Code.setup("NO-CHANNEL-FITS", "put the proposed channel file in place and reprocess the document");
    static final Code OWNERSHIP = Code.setup(
            "OWNERSHIP",
            "if this partner is the owner, say so in ownership.yaml and reprocess the document; else ask it to stop sending this");
    static final Code AMBIGUOUS_ARTICLE = Code.data(
            "AMBIGUOUS-ARTICLE",
            "say which article it is, where the document is parked, or correct the cross reference that is wrong (hub xref export shows"
                    + " them, hub xref import replaces them) and reprocess the document");
    static final Code UNKNOWN_PARTNER = Code.data(
            "UNKNOWN-PARTNER",
            "write the name of the partner's folder, or add the partner (hub new partner), then reprocess the document");
    static final Code LIST_SHRUNK = Code.data(
            "LIST-SHRUNK",
            "nothing was taken as gone: ask the sender for the whole list, or, if it is right, raise delete-guard of the channel"
                    + " and reprocess the document");
    static final Code NUMBER_UNUSABLE = Code.data(
            "NUMBER-UNUSABLE",
            "look whether the channel reads the right column or element as the number; if it does, ask the sender for a shorter one");
    static final Code TOO_MANY_TO_ACKNOWLEDGE = Code.setup(
            "TOO-MANY-TO-ACKNOWLEDGE",
            "its messages were taken in; tell the sender so, and ask for smaller interchanges or take 'acknowledge' out");
    static final Code REJECTED = Code.data(
            "REJECTED-BY-RECEIVER",
            "send the document again as the receiver needs it; ask there if the reason does not say how");
    static final Code ANSWER_CHANNEL_GONE = Code.setup(
            "ANSWER-CHANNEL-GONE",
            "bring the channel back or mend its file, or name another one in 'acknowledge' of the channel that the answers speak of; they"
                    + " go by themselves then");
    static final Code EMPTY = Code.data("NOTHING-IN-IT", "ask the sender for the file again: it holds no document");
    static final Code BROKEN_CODEC = Code.bug(
            "INTAKE-BUG", "report this with the raw transmission; it is kept and can be reprocessed after the mend");

    private IntakeProblems() {}
}
