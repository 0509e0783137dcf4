package io.crossdock.mappings;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;

/**
 * All that a codec may know besides the documents. Fixed before the first attempt, so that a retry writes the same bytes.
 *
 * @param reference the transmission's own number: interchange control reference; 1 to 14 digits, without leading zeros
 * @param name the transmission's name: the file name
 * @param now the instant the transmission was made
 * @param zone the receiver's zone: business dates and local times are written in it
 * @param sender our identifiers by scheme
 * @param receiver the partner's identifiers by scheme
 */
public record Context(
        String reference,
        String name,
        Instant now,
        ZoneId zone,
        Map<String, String> sender,
        Map<String, String> receiver,
        boolean test) {

    public Context {
        sender = Map.copyOf(sender);
        receiver = Map.copyOf(receiver);
    }

    /** The date of the instant, at the receiver's place. */
    public LocalDate today() {
        return LocalDate.ofInstant(now, zone);
    }

    /** The same for a transmission of another name. */
    public Context named(String other) {
        return new Context(reference, other, now, zone, sender, receiver, test);
    }
}
