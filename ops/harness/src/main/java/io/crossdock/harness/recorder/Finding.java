package io.crossdock.harness.recorder;

import java.util.Locale;

/** Something that breaks a promise. */
public record Finding(Fault fault, String where, String what) {

    /** What kind of promise. */
    public enum Fault {
        /** Handed in again and again, and never taken. */
        NOT_ACCEPTED,
        /** Accepted, and neither delivered nor parked. */
        LOST,
        /** A second effect under another name. */
        DOUBLED,
        /** Sent again under its old name more often than there was doubt. */
        REPEATED,
        /** Other bytes under an old name, or not what the sender said. */
        CHANGED,
        /** Rejected by a person, and delivered all the same. */
        UNWANTED,
        /** An older document after a newer one of its key. */
        DISORDERED,
        /** A receiver of states that does not end at the newest. */
        STALE,
        /** Kept for a person, though nothing was wrong with it. */
        PARKED,
        /** A partner has said of all that it got whether it took it, and the hub still waits. */
        OWED,
        /** Accepted while nothing could be kept. */
        UNKEPT,
        /** Went not on once it could. */
        STUCK,
        /** The hub's own equations do not add up. */
        UNEVEN,
        /** The hub counts otherwise than the recorder. */
        MISCOUNTED;

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    @Override
    public String toString() {
        return fault + " at " + where + ": " + what;
    }
}
