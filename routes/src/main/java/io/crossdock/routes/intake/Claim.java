package io.crossdock.routes.intake;

import java.util.Optional;

/**
 * What is known of a key, and what that makes of the next document with it; a pure decision (decision D4).
 *
 * @param transmission where the known document stood
 */
record Claim(long version, String content, String transmission, long ordinal) {

    /** What becomes of a document. */
    enum Verdict {
        /** New: claim it and publish it. */
        CLAIM,
        /** Claimed before by this very place of this transmission, whose publication is in doubt: publish it again. */
        AGAIN,
        /** An event that had its effect. */
        DUPLICATE,
        /** An event whose number is taken by other content. */
        CONFLICT,
        /** A state as it was known. */
        UNCHANGED,
        /** A state older than the known one. */
        SUPERSEDED
    }

    static Verdict ofEvent(Optional<Claim> known, Identity next) {
        if (known.isEmpty()) {
            return Verdict.CLAIM;
        }
        Claim claim = known.get();
        if (claim.isPlaceOf(next)) {
            return Verdict.AGAIN;
        }
        return claim.content().equals(next.content()) ? Verdict.DUPLICATE : Verdict.CONFLICT;
    }

    static Verdict ofState(Optional<Claim> known, Identity next) {
        if (known.isEmpty()) {
            return Verdict.CLAIM;
        }
        Claim claim = known.get();
        if (claim.isPlaceOf(next)) {
            return Verdict.AGAIN;
        }
        if (next.envelope().version() <= claim.version()) {
            return claim.content().equals(next.content()) ? Verdict.UNCHANGED : Verdict.SUPERSEDED;
        }
        return claim.content().equals(next.content()) ? Verdict.UNCHANGED : Verdict.CLAIM;
    }

    static Claim by(Identity identity) {
        return new Claim(
                identity.envelope().version(),
                identity.content(),
                identity.envelope().transmission(),
                identity.envelope().ordinal());
    }

    private boolean isPlaceOf(Identity next) {
        return transmission.equals(next.envelope().transmission())
                && ordinal == next.envelope().ordinal();
    }
}
