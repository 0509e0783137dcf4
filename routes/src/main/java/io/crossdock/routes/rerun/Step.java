package io.crossdock.routes.rerun;

import java.util.Locale;

/** What happens to a document of a rerun. */
public enum Step {
    /** It was found, and is not looked at yet. */
    FOUND,
    /** It had its effect, and goes to the channels that it names. */
    SEND,
    /** It was parked when it came in, and is taken in with its transmission. */
    TAKE,
    NOTHING;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
