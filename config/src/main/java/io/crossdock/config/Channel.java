package io.crossdock.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One direction of documents with one partner, described by one file.
 *
 * @param id {@code partner.name}, from the path of the file
 * @param partner whose documents these are
 * @param connection where the bytes come from or go to; may belong to another partner
 * @param connector the settings of the channel's side of the connector (folder, path, ...); merged with the connection's
 * @param format the format's word and settings
 * @param onlyIf asked of each document that {@code where} lets through; only those that it is true of are wanted
 * @param at the file
 */
public record Channel(
        String id,
        Partner partner,
        Direction direction,
        Set<Kind> carries,
        Connection connection,
        Settings connector,
        Part format,
        Where where,
        Optional<Expression> onlyIf,
        When when,
        Batch batch,
        Rules rules,
        Location at) {

    public Channel {
        carries = Set.copyOf(carries);
    }

    /**
     * How the channel decides.
     *
     * @param refusesBadData {@code on-bad-data: refuse}; else bad documents are parked for repair
     * @param checks what an in-channel looks at before it publishes
     * @param echo whether a document may return to the connection it came from
     * @param giveUp the age at which an undeliverable document is given up
     * @param attempts how often the partner may refuse one document before its key is parked
     * @param deleteGuard how much of what a complete list held before may be absent from the next one, in percent; if more is, none of
     *     it is taken as gone
     * @param expects which senders, receivers and messages an in-channel takes from a shared inbox
     * @param answers how the sender of an interchange is told what became of it
     * @param awaits which acknowledgements the receiver owes us for what we send
     */
    public record Rules(
            boolean refusesBadData,
            Checks checks,
            boolean echo,
            Duration giveUp,
            int attempts,
            int deleteGuard,
            Expects expects,
            Optional<Answers> answers,
            Optional<Awaits> awaits) {}

    /**
     * The envelopes that belong to this channel; an absent one fits any.
     *
     * @param sender interchange address or identifier of the sender
     * @param receiver interchange address or identifier of the receiver
     */
    public record Expects(Optional<String> sender, Optional<String> receiver) {
        public static final Expects ANY = new Expects(Optional.empty(), Optional.empty());
    }

    /** The words of the acknowledgements there are, of whatever standard. */
    public static final List<String> ACKNOWLEDGEMENTS = List.of("CONTRL", "APERAK", "TA1", "997", "999");

    /**
     * The acknowledgements that an in-channel's partner gets.
     *
     * @param with of {@link #ACKNOWLEDGEMENTS}
     * @param faultsOnly whether an interchange without fault is not answered
     * @param via the id of the out-channel that they go through, which carries nothing else
     * @param at where {@code via} was written
     */
    public record Answers(List<String> with, boolean faultsOnly, String via, Location at) {
        public Answers {
            with = List.copyOf(with);
        }
    }

    /**
     * The acknowledgements that an out-channel's partner sends for each transmission.
     *
     * @param messages of {@link #ACKNOWLEDGEMENTS}
     * @param within after so long one that has not come is overdue
     */
    public record Awaits(List<String> messages, Duration within) {
        public Awaits {
            messages = List.copyOf(messages);
        }
    }

    /** The connection's and the channel's settings together. */
    public Settings endpoint() {
        return connection.settings().with(connector);
    }

    public boolean incoming() {
        return direction == Direction.IN;
    }
}
