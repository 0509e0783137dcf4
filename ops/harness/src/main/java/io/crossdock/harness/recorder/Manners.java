package io.crossdock.harness.recorder;

import java.util.Random;

/** How a partner takes its requests, one after the other. */
public enum Manners {
    /** Now and then busy, now and then without an answer. */
    ORDINARY {
        @Override
        Manner of(int number, Random random) {
            if (number % ONE_IN_IS_REFUSED == 0) {
                return Manner.BUSY;
            }
            return number % ONE_IN_IS_UNANSWERED == 0 ? Manner.TAKES_AND_CUTS : Manner.TAKES;
        }
    },
    /** All that a network and a system behind it do, every third time; each of them comes. */
    BAD {
        @Override
        Manner of(int number, Random random) {
            if (number % ONE_IN_HANGS == ONE_IN_HANGS / 2) {
                return Manner.TAKES_AND_HANGS;
            }
            Manner[] all = Manner.values();
            return number % 3 > 0 ? Manner.TAKES : all[random.nextInt(all.length - 1)];
        }
    };

    private static final int ONE_IN_IS_REFUSED = 37;
    private static final int ONE_IN_IS_UNANSWERED = 53;
    private static final int ONE_IN_HANGS = 80;

    /** What is made of one request. */
    enum Manner {
        TAKES,
        /** 503. */
        BUSY,
        /** 500. */
        FAILS,
        /** 429, with the time to wait. */
        LATER,
        /** The connection ends before the body is read. */
        CUTS,
        /** The connection ends after the body was read, which had no effect. */
        READS_AND_CUTS,
        /** The effect is there, the answer is lost. */
        TAKES_AND_CUTS,
        /** The effect is there, the answer comes when nobody waits for it any more. */
        TAKES_AND_HANGS;

        /** Whether it has its effect. */
        boolean takes() {
            return this == TAKES || leavesDoubt();
        }

        /** Whether it has its effect, and the sender cannot know. */
        boolean leavesDoubt() {
            return this == TAKES_AND_CUTS || this == TAKES_AND_HANGS;
        }
    }

    abstract Manner of(int number, Random random);
}
