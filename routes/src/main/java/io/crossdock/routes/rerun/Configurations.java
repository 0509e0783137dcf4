package io.crossdock.routes.rerun;

import io.crossdock.routes.channel.Understanding;
import java.util.Optional;

/** The configurations that are, or were, in force. */
public interface Configurations {

    /** The hash of the one that is in force. */
    String inForce();

    /** Absent where its files are not kept. */
    Optional<Understanding> of(String bundle);
}
