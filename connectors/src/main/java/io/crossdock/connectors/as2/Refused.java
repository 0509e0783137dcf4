package io.crossdock.connectors.as2;

import org.jspecify.annotations.Nullable;

/** A message that is not taken, for a reason that its sender is told in the words of RFC 4130. */
final class Refused extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Disposition disposition;

    Refused(Disposition disposition, @Nullable String message) {
        super(message);
        this.disposition = disposition;
    }

    Disposition disposition() {
        return disposition;
    }
}
