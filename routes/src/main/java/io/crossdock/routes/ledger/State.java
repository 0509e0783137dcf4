package io.crossdock.routes.ledger;

import java.util.Locale;

/** What became of a document at a stage. */
public enum State {
    // transmission: messages
    FOUND,
    DECODED,
    UNROUTABLE,
    // intake: documents of decoded messages
    READ,
    PUBLISHED,
    DUPLICATE,
    UNCHANGED,
    /** Was parked, and its repair has come; counts in no balance, since it was parked before. */
    REPLACED,
    // flow
    SUBSCRIBED,
    UNCLAIMED,
    /** The hub itself is who wanted it. */
    CONSUMED,
    // delivery
    PLANNED,
    DELIVERED,
    /** Asked for by a person; counts in no balance, since it was planned and ended before. */
    RESENT,
    // what the receiver said afterwards; counts in no balance, since it was delivered before
    ACKNOWLEDGED,
    /** By its receiver; or by a person where it was parked at intake, and was counted so. */
    REJECTED,
    OVERDUE,
    // several stages
    SUPERSEDED,
    HELD,
    PARKED,
    REFUSED,
    /** It has no effect here: it is a copy, or not its sender's to tell, or a person rejected it. */
    DISCARDED,
    /** The hub failed at it; it lies among the dead letters. */
    DEAD;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
