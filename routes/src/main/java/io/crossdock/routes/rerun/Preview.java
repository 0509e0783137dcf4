package io.crossdock.routes.rerun;

import io.crossdock.mappings.canonical.Differences;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is known of one document before it goes again.
 *
 * @param targets the channels that had it, have it, or would get it
 * @param differences what today's mapping makes otherwise, the first of them
 * @param note why nothing happens, or what else there is to know; may be empty
 */
public record Preview(List<Target> targets, List<Differences.Difference> differences, String note) {

    public Preview {
        targets = List.copyOf(targets);
        differences = List.copyOf(differences);
    }

    static Preview of(String note) {
        return new Preview(List.of(), List.of(), note);
    }

    Preview with(List<Differences.Difference> found, String remark) {
        return new Preview(targets, found, remark);
    }

    /**
     * A channel and a document.
     *
     * @param mark delivered, sending, parked, uncertain, held, superseded, waiting or missing
     * @param again whether it gets the document now
     * @param name of the file or request that it was delivered in
     * @param reference our number of that
     */
    public record Target(
            String channel, String mark, boolean again, String name, String reference, Optional<Instant> at) {}
}
