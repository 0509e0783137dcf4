package io.crossdock.routes.rerun;

import io.crossdock.config.Partner;
import java.util.List;

/**
 * One document of a rerun; of a resend, one transmission to a partner.
 *
 * @param place where it stands when its transmission is read again; -1: nowhere
 * @param again the document that it became; empty: none yet
 * @param differing in how many places it is other than it was
 */
public record RerunDocument(
        int ordinal, Subject subject, long place, Decision decision, String again, boolean done, int differing) {

    /** Found beside what was asked for, since it stands in the same transmission. */
    static final String BESIDE = "BESIDE";

    /**
     * What was found.
     *
     * @param document the one that was asked for
     * @param origin the first of those that went again one out of the other; itself, if it is the first
     * @param transmission the one it came in, or of a resend the one that goes again
     * @param number empty where it could not be read
     * @param found what had become of it when it came in
     */
    public record Subject(
            String document,
            String origin,
            String transmission,
            String kind,
            String issuer,
            String number,
            String found) {

        Subject named(String itsKind, String itsIssuer, String itsNumber) {
            return new Subject(document, origin, transmission, itsKind, itsIssuer, itsNumber, found);
        }

        Subject outOf(String first) {
            return new Subject(document, first, transmission, kind, issuer, number, found);
        }

        /** Whether it is the hub's own word to a sender, and came in nowhere. */
        boolean isReply() {
            return issuer.equals(Partner.US);
        }

        /** Whether it was parked, or refused, when it came in. */
        boolean wasKept() {
            return found.equals("PARKED") || found.equals("REFUSED");
        }
    }

    /**
     * What happens to it.
     *
     * @param receivers channels that get it, as a document that goes again
     * @param releases channels where it is parked and goes on from there
     */
    public record Decision(Step step, List<String> receivers, List<String> releases, Preview preview) {

        static final Decision OPEN = new Decision(Step.FOUND, List.of(), List.of(), Preview.of(""));

        public Decision {
            receivers = List.copyOf(receivers);
            releases = List.copyOf(releases);
        }

        static Decision nothing(String why) {
            return new Decision(Step.NOTHING, List.of(), List.of(), Preview.of(why));
        }
    }

    /** For somebody who may not see what is in documents: how many places differ is told, not what stands there. */
    public RerunDocument withoutContent() {
        Preview told = decision.preview();
        return with(new Decision(
                decision.step(),
                decision.receivers(),
                decision.releases(),
                new Preview(told.targets(), List.of(), told.note())));
    }

    static RerunDocument found(int ordinal, Subject subject) {
        return new RerunDocument(ordinal, subject, -1, Decision.OPEN, "", false, 0);
    }

    RerunDocument with(Decision other) {
        return new RerunDocument(ordinal, subject, place, other, again, done, differing);
    }

    RerunDocument with(Subject other, long where) {
        return new RerunDocument(ordinal, other, where, decision, again, done, differing);
    }

    RerunDocument numbered(int other) {
        return new RerunDocument(other, subject, place, decision, again, done, differing);
    }
}
