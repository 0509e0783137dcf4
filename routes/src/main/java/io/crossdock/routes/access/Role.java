package io.crossdock.routes.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody may do; each may all that those before may. To see payloads is a right of its own. */
public enum Role {
    /** Sees how everything is, and which documents there are; nothing of what is in them. */
    VIEWER,
    /** Lets parked documents go again, rejects them, replays, pauses channels. */
    OPERATOR,
    /** Changes cross references, and puts configurations in force. */
    CONFIGURATOR,
    /** Says who may do what. */
    ADMINISTRATOR;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Role> of(String word) {
        return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
    }

    public boolean may(Role needed) {
        return compareTo(needed) >= 0;
    }
}
