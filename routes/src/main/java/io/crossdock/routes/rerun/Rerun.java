package io.crossdock.routes.rerun;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Something that a person asked to go again.
 *
 * @param delivered whether also what was delivered goes again
 * @param channel only this one, of outgoing channels; empty: all
 * @param bundle the configuration that was in force when it was asked
 * @param ended when all of it was done
 */
public record Rerun(
        String id,
        Verb verb,
        State state,
        String author,
        String reason,
        boolean delivered,
        String channel,
        String bundle,
        Instant created,
        Optional<Instant> ended) {

    /** How far it is. */
    public enum State {
        /** The preview is being made. */
        PREPARING,
        /** It waits for a yes; nothing has happened. */
        PREVIEWED,
        RUNNING,
        DONE,
        /** Nobody said yes for long: what its preview said is forgotten. */
        LAPSED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * How many documents of it there are, of each sort.
     *
     * @param actions by what happens to them; those of which nothing goes are told by the reason
     * @param receivers by channel: how many it gets
     * @param differing how many are other than they were
     * @param open how many are still to be done
     */
    public record Summary(
            long documents, Map<String, Long> actions, Map<String, Long> receivers, long differing, long open) {}
}
