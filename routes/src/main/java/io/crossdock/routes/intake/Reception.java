package io.crossdock.routes.intake;

import io.crossdock.connectors.Answer;

/** What the hub makes of a transmission at the door, before it reads it. */
sealed interface Reception {

    /** New, or begun before and not finished. */
    record Taken(Transmission transmission) implements Reception {}

    /** The same as one that was finished: the same answer again. */
    record Known(String transmission, Answer answer) implements Reception {}

    /** The reference was used before for other bytes. */
    record Reused(String reference) implements Reception {}
}
