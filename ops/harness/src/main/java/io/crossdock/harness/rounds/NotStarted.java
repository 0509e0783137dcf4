package io.crossdock.harness.rounds;

import java.nio.file.Path;

/** A hub that does not start on the data that another one left. */
final class NotStarted extends RuntimeException {

    private static final long serialVersionUID = 1;

    NotStarted(Path log) {
        super("the hub does not start, see " + log);
    }
}
