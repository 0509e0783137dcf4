package io.crossdock.connectors.as2;

/** A signature that shows nothing. */
final class Untrusted extends Exception {

    private static final long serialVersionUID = 1L;

    /** What is wrong with it. */
    enum Reason {
        /** It is no signature, or no multipart that has one. */
        UNREADABLE,
        /** It is by nobody that is known here. */
        STRANGER,
        /** The content is not what was signed, or it was signed with another key. */
        TAMPERED,
        /** Its algorithms can be broken. */
        WEAK
    }

    private final Reason reason;

    Untrusted(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }
}
