package io.crossdock.routes.intake;

import io.crossdock.routes.ledger.State;

/** A document, and what the claims that were known make of it. */
record Judged(Identity identity, Claim.Verdict verdict) {

    State state() {
        return switch (verdict) {
            case CLAIM, AGAIN -> identity.isCopy() ? State.DISCARDED : State.PUBLISHED;
            case DUPLICATE -> State.DUPLICATE;
            case CONFLICT -> State.PARKED;
            case UNCHANGED -> State.UNCHANGED;
            case SUPERSEDED -> State.SUPERSEDED;
        };
    }

    /** A test changes nothing of what is known and meant. */
    boolean isTest() {
        return identity.envelope().test();
    }

    String channel() {
        return identity.envelope().channel();
    }
}
