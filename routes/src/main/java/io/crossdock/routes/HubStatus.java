package io.crossdock.routes;

import io.crossdock.config.Problem;
import io.crossdock.routes.bundle.Bundles;
import io.crossdock.routes.ledger.State;
import io.crossdock.routes.store.ParkedFor;
import io.crossdock.routes.store.Prose;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The hub at a glance, of today (UTC).
 *
 * @param applied who put the configuration in force, and when; absent where it was only read from a folder
 * @param alarms the balances that stay uneven
 * @param unwritten ledger events on their way; while there are any, counts are behind
 * @param parked what waits for a person, latest first; of very many only these
 * @param parkedFor how much waits for a person in all, by channel and by what is wrong
 * @param configuration what is wrong with it, or was wrong with what it took away
 */
public record HubStatus(
        Instant at,
        String tenant,
        String bundle,
        Optional<Bundles.Applied> applied,
        List<PartnerStatus> partners,
        List<ChannelStatus> channels,
        List<Balance> balances,
        List<Alarm> alarms,
        List<ParkedStatus> parked,
        List<ParkedFor> parkedFor,
        List<Problem> configuration,
        long unwritten) {

    /** So many are named; the others are counted, and {@link ParkedList} has them all. */
    static final int MOST_PARKED = 50;

    public HubStatus {
        partners = List.copyOf(partners);
        channels = List.copyOf(channels);
        balances = List.copyOf(balances);
        alarms = List.copyOf(alarms);
        parked = List.copyOf(parked);
        parkedFor = List.copyOf(parkedFor);
        configuration = List.copyOf(configuration);
    }

    /** For somebody who may not see what is in documents. */
    public HubStatus withoutContent() {
        return new HubStatus(
                at,
                tenant,
                bundle,
                applied,
                partners,
                channels,
                balances,
                alarms,
                parked.stream().map(ParkedStatus::withoutContent).toList(),
                parkedFor,
                configuration,
                unwritten);
    }

    /** How many documents wait for a person. */
    public long waitingForPersons() {
        return parkedFor.stream().mapToLong(ParkedFor::documents).sum();
    }

    public record PartnerStatus(String id, String name, int channels) {}

    /**
     * @param counts of today: of an in-channel at intake, of an out-channel at delivery
     * @param parked what waits for a person now
     * @param held what waits behind that now
     * @param waiting documents on their way out
     * @param oldest since when the oldest of them waits; absent: none does, or nobody knows
     * @param perMinute documents that it brought, or delivered, a minute lately; absent: the hub has looked only once
     * @param last when it brought, or delivered, a document last; absent: not yet
     * @param problem why it does not run, or waits
     */
    public record ChannelStatus(
            String id,
            String partner,
            boolean incoming,
            List<String> carries,
            Condition condition,
            Map<State, Long> counts,
            long parked,
            long held,
            long waiting,
            Optional<Instant> oldest,
            Optional<Double> perMinute,
            Optional<Instant> last,
            Optional<Problem> problem) {

        /** Of today; but what is parked, or held behind that, is what waits now, since whenever. */
        public long count(State state) {
            return switch (state) {
                case PARKED -> parked;
                case HELD -> held;
                default -> counts.getOrDefault(state, 0L);
            };
        }
    }

    /** How a channel is. */
    public enum Condition {
        RUNNING,
        /** A person had it stand still. */
        PAUSED,
        /** It sends what waits, and then stands still: a person said so. */
        DRAINING,
        /** The partner does not answer, or the set-up is wrong: tried again by itself. */
        WAITING,
        /** It did not start. */
        STOPPED
    }

    /**
     * One equation of decision D7.
     *
     * @param scope the channel or inbox; {@code all} for the whole hub
     * @param brought what was under way when the day began
     * @param left what went in today
     * @param right what both became, by state; they should add up
     */
    public record Balance(String name, String scope, long brought, long left, Map<String, Long> right) {

        /** What is missing; 0 when nothing is in motion. */
        public long difference() {
            return brought
                    + left
                    - right.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /**
     * An equation that does not come even.
     *
     * @param difference how many documents are missing; negative: too many
     */
    public record Alarm(String name, String scope, long difference, Instant since) {

        @Override
        public String toString() {
            return "the balance of " + name + " (" + scope + ") is not even since " + since + ": "
                    + (difference > 0 ? difference + " missing" : -difference + " too many")
                    + "; hub balance <channel> names the documents";
        }
    }

    /**
     * A document that came and has not left, or left more than once.
     *
     * @param place where it is: queued, waiting, collected, held, parked, sending, or nowhere
     * @param surplus how often it left more than it came; 0 where it has not left
     * @param last the ledger's latest word about it
     */
    public record Unended(String document, String number, String place, int surplus, String last, Instant since) {}

    /**
     * A document that waits for a person.
     *
     * @param uncertain whether it may have arrived: the partner must be asked
     */
    public record ParkedStatus(
            String document,
            String channel,
            String number,
            String name,
            Instant since,
            List<Problem> problems,
            boolean uncertain) {

        /** As {@link HubStatus#withoutContent}. */
        public ParkedStatus withoutContent() {
            return new ParkedStatus(
                    document,
                    channel,
                    number,
                    name,
                    since,
                    problems.stream().map(Prose::unquoted).toList(),
                    uncertain);
        }
    }
}
