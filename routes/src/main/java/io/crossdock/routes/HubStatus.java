package io.crossdock.routes;

import io.crossdock.config.Problem;
import io.crossdock.routes.bundle.Bundles;
import io.crossdock.routes.ledger.State;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The hub at a glance, of today (UTC).
 *
 * @param applied who put the configuration in force, and when; absent where it was only read from a folder
 * @param unwritten ledger events on their way; while there are any, counts are behind
 * @param parked what waits for a person, latest first
 */
public record HubStatus(
        Instant at,
        String tenant,
        String bundle,
        Optional<Bundles.Applied> applied,
        List<PartnerStatus> partners,
        List<ChannelStatus> channels,
        List<Balance> balances,
        List<ParkedStatus> parked,
        List<Problem> configuration,
        long unwritten) {

    public HubStatus {
        partners = List.copyOf(partners);
        channels = List.copyOf(channels);
        balances = List.copyOf(balances);
        parked = List.copyOf(parked);
        configuration = List.copyOf(configuration);
    }

    public record PartnerStatus(String id, String name, int channels) {}

    /**
     * @param counts of an in-channel at intake, of an out-channel at delivery
     * @param waiting documents on their way out
     * @param problem why it does not run, or waits
     */
    public record ChannelStatus(
            String id,
            String partner,
            boolean incoming,
            List<String> carries,
            Condition condition,
            Map<State, Long> counts,
            long waiting,
            Optional<Problem> problem) {

        public long count(State state) {
            return counts.getOrDefault(state, 0L);
        }
    }

    /** How a channel is. */
    public enum Condition {
        RUNNING,
        /** The partner does not answer, or the set-up is wrong: tried again by itself. */
        WAITING,
        /** It did not start. */
        STOPPED
    }

    /**
     * One equation of decision D7.
     *
     * @param scope the channel or inbox; {@code all} for the whole hub
     * @param left what went in
     * @param right what it became, by state; they should add up to {@code left}
     */
    public record Balance(String name, String scope, long left, Map<String, Long> right) {

        /** What is missing; 0 when nothing is in motion. */
        public long difference() {
            return left - right.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /** A document that waits for a person. */
    public record ParkedStatus(
            String document, String channel, String number, String name, Instant since, List<Problem> problems) {}
}
