package io.crossdock.harness.recorder;

import java.util.Set;

/** Who keeps the hub busy. */
public enum Load {
    /** Partners who send and take what they are sent. */
    PARTNERS,
    /** And a person who looks after what is parked, a partner who acknowledges, and one whose list is asked for. */
    ALL;

    /** What the steps that only {@link #ALL} leads to are called by. */
    private static final Set<String> MORE = Set.of("park", "reject", "rerun", "release", "giveup", "owed", "poll");

    /** @param point by its name, the first word of which is what the hub does */
    public boolean reaches(String point) {
        return this == ALL || !MORE.contains(point.split("[.]", 2)[0]);
    }
}
