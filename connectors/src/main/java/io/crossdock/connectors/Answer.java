package io.crossdock.connectors;

/**
 * What the hub says to the partner who sent a transmission.
 *
 * @param body JSON in UTF-8: the transmission's id and, per document, accepted or its problems
 */
public record Answer(Verdict verdict, byte[] body) {

    /** How it ended. */
    public enum Verdict {
        /** Taken; single documents may be parked or refused, as the body says. */
        ACCEPTED,
        /** Nothing of it was taken: the sender must mend it. */
        REFUSED,
        /** The reference was used before for other bytes. */
        CONFLICT
    }
}
