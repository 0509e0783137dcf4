package io.crossdock.routes.rerun;

import java.util.Locale;

/** The three ways in which something goes again. */
public enum Verb {
    /** From stored input, with the configuration of that day. */
    REPLAY,
    /** The same output again. */
    RESEND,
    /** From stored input, with today's configuration. */
    REPROCESS;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
