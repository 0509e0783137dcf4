package io.crossdock.harness.rounds;

import io.crossdock.harness.recorder.Finding;
import io.crossdock.harness.recorder.Verdict;
import io.crossdock.harness.rounds.FaultyDisk.Fault;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A hub whose disk fails for a while, at one place after the other; one that stops is started again, as its service manager would. */
final class DiskRounds {

    private static final Duration LOOK = Duration.ofMillis(50);
    /** So many may be kept when the disk begins to fail, and accepted after that: one of each inbox, and one that is just counted. */
    private static final int UNDER_WAY = 4;

    private static final Duration FAILING = Duration.ofSeconds(6);
    /** How long it took is told; this is only to end. */
    private static final Duration LONGEST_RECOVERY = Duration.ofMinutes(5);

    /** Where a hub writes. */
    enum Place {
        JOURNAL("/data/broker/", "the broker's journal"),
        PAYLOADS("/data/payloads/", "the payloads"),
        DATABASE("/data/database/", "the database"),
        INBOX("/shop/out/", "a folder that is read"),
        RECEIVER("/store/orders/", "a folder that is written to");

        private final String path;
        private final String what;

        Place(String path, String what) {
            this.path = path;
            this.what = what;
        }

        /** Whether the hub keeps there all that it has accepted. */
        boolean keepsAll() {
            return this == JOURNAL || this == DATABASE;
        }
    }

    /** A fault at a place. */
    record Strike(Fault fault, Place place) {

        /**
         * Each that a place can have, but one: the library of the broker does not look how much of a write its system took. Into a file
         * that has its full size, as those of its journal, no local file system takes less than it was given.
         */
        static List<Strike> all() {
            List<Strike> all = new ArrayList<>();
            for (Place place : List.of(Place.JOURNAL, Place.PAYLOADS, Place.DATABASE)) {
                for (Fault fault :
                        List.of(Fault.FULL, Fault.WRITE_FAILS, Fault.SYNC_FAILS, Fault.SHORT_WRITES, Fault.SLOW_SYNC)) {
                    all.add(new Strike(fault, place));
                }
            }
            all.remove(new Strike(Fault.SHORT_WRITES, Place.JOURNAL));
            all.add(new Strike(Fault.RENAME_REFUSED, Place.INBOX));
            for (Fault fault :
                    List.of(Fault.FULL, Fault.HALF_WRITTEN, Fault.SYNC_FAILS, Fault.RENAME_REFUSED, Fault.SLOW_SYNC)) {
                all.add(new Strike(fault, Place.RECEIVER));
            }
            return all;
        }

        @Override
        public String toString() {
            return place.what + ": " + fault.what();
        }
    }

    /**
     * What a hub made of it.
     *
     * @param stopped whether its process ended by itself
     * @param recovery from the end of the fault until it accepted and delivered again
     */
    record Survived(Strike strike, boolean stopped, Duration recovery) {}

    private final Trial trial;
    private final FaultyDisk disk;
    private final List<Survived> survived = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    /** @param trial whose hubs have this disk */
    DiskRounds(Trial trial, FaultyDisk disk) {
        this.trial = trial;
        this.disk = disk;
    }

    Verdict run(List<Strike> strikes) throws IOException, InterruptedException {
        Victim victim = trial.startReady(List.of());
        for (Strike strike : strikes) {
            goesOn(victim, strike, "before ");
            victim = strike(victim, strike);
        }
        victim.kill();
        trial.crashed();
        return trial.end(List.of()).and(findings);
    }

    List<Survived> survived() {
        return List.copyOf(survived);
    }

    private Victim strike(Victim victim, Strike strike) throws IOException, InterruptedException {
        disk.fail(strike.fault(), strike.place().path);
        long accepted = trial.accepted();
        boolean stopped = victim.diesWithin(FAILING);
        long unkept = trial.accepted() - accepted;
        if (unkept > UNDER_WAY && strike.place().keepsAll() && strike.fault().keepsNothing()) {
            findings.add(
                    new Finding(Finding.Fault.UNKEPT, strike.toString(), unkept + " transmissions accepted meanwhile"));
        }
        disk.mend();
        trial.crashed();
        long begin = System.nanoTime();
        Victim after = stopped ? trial.startReady(List.of()) : victim;
        boolean recovered = goesOn(after, strike, "");
        survived.add(new Survived(strike, stopped, Duration.ofNanos(System.nanoTime() - begin)));
        return recovered ? after : again(after);
    }

    /** Whether it accepts and delivers. */
    private boolean goesOn(Victim victim, Strike strike, String when) throws InterruptedException {
        long accepted = trial.accepted();
        long effects = trial.effects();
        long end = System.nanoTime() + LONGEST_RECOVERY.toNanos();
        while (System.nanoTime() < end && !victim.diesWithin(LOOK)) {
            if (trial.accepted() > accepted && trial.effects() > effects) {
                return true;
            }
        }
        findings.add(new Finding(
                Finding.Fault.STUCK,
                when + strike,
                "nothing goes on within " + LONGEST_RECOVERY.toMinutes() + " minutes"));
        return false;
    }

    private Victim again(Victim stuck) throws IOException, InterruptedException {
        stuck.kill();
        trial.crashed();
        return trial.startReady(List.of());
    }
}
