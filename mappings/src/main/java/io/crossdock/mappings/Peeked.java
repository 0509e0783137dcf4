package io.crossdock.mappings;

import io.crossdock.config.Location;
import io.crossdock.config.Problem;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What an envelope says, before anything is mapped. */
public sealed interface Peeked {

    /**
     * One message of the wire.
     *
     * @param ordinal its place in the wire, from 0
     * @param interchange the place of its interchange in the wire, from 0
     * @param sender the interchange's sender address, with its qualifier behind a colon where there is one; absent: the wire names none
     * @param type the message's name in its standard: {@code ORDERS}, {@code 850}; empty where the wire names none
     * @param version its release: {@code D.96A}, {@code 004010}; empty where the wire names none
     * @param association the association assigned code: {@code EAN008}; empty where the wire names none
     * @param group the reference of the group that it stands in; empty where it stands in none
     * @param groupType of the messages of that group, as its header names it: {@code PO}; empty: not named
     * @param reference its own control reference; empty where the wire gives none
     */
    record Message(
            int ordinal,
            int interchange,
            Optional<String> sender,
            Optional<String> receiver,
            String type,
            String version,
            String association,
            boolean test,
            String group,
            String groupType,
            String reference)
            implements Peeked {

        /** The same behind so many others of another format. */
        public Message behind(int messages, int interchanges) {
            return messages == 0 && interchanges == 0
                    ? this
                    : new Message(
                            ordinal + messages,
                            interchange + interchanges,
                            sender,
                            receiver,
                            type,
                            version,
                            association,
                            test,
                            group,
                            groupType,
                            reference);
        }

        /** One of which only sender and receiver are known. */
        public static Message between(String sender, String receiver) {
            return new Message(0, 0, Optional.of(sender), Optional.of(receiver), "", "", "", false, "", "", "");
        }

        /** The same without its place, its own references and all else that tells it from others of its sort. */
        public Message sort() {
            return new Message(0, 0, sender, receiver, type, version, association, test, "", "", "");
        }

        /** The only message of a wire without envelopes. */
        public static Message bare() {
            return new Message(0, 0, Optional.empty(), Optional.empty(), "", "", "", false, "", "", "");
        }
    }

    /**
     * The end of an interchange.
     *
     * @param reference its control reference
     * @param digest SHA-256 of its bytes from the first of its header to the last of its trailer, hexadecimal
     * @param flaws what is wrong with it as a whole
     * @param groups those of its groups that have flaws themselves
     */
    record Interchange(
            int ordinal,
            String sender,
            String receiver,
            String reference,
            String digest,
            Location at,
            Flaws flaws,
            List<Group> groups)
            implements Peeked {

        public Interchange {
            groups = List.copyOf(groups);
        }

        /** The same behind so many others of another format. */
        public Interchange behind(int interchanges) {
            return interchanges == 0
                    ? this
                    : new Interchange(ordinal + interchanges, sender, receiver, reference, digest, at, flaws, groups);
        }

        /** The same with only those flaws that harm nothing: the others are not its sender's to repair. */
        public Interchange forgiven() {
            return new Interchange(
                    ordinal,
                    sender,
                    receiver,
                    reference,
                    digest,
                    at,
                    flaws.forgiven(),
                    groups.stream().map(Group::forgiven).toList());
        }

        /** The same with one more problem. */
        public Interchange with(Problem problem) {
            return new Interchange(ordinal, sender, receiver, reference, digest, at, flaws.with(problem), groups);
        }

        /** All that is wrong with it and its groups. */
        public List<Problem> told() {
            return Stream.concat(Stream.of(flaws), groups.stream().map(Group::flaws))
                    .flatMap(each -> each.told().stream())
                    .toList();
        }
    }

    /**
     * A group that has flaws.
     *
     * @param type of its messages, as its header names it: {@code PO}; empty: not named
     * @param version empty: not named
     * @param counted how many messages its trailer says that it has; absent: it does not say
     */
    record Group(String reference, String type, String version, Optional<Long> counted, Flaws flaws) {

        private Group forgiven() {
            return new Group(reference, type, version, counted, flaws.forgiven());
        }
    }

    /**
     * What is wrong with an envelope.
     *
     * @param problems what says that messages may be missing
     * @param warnings what harms nothing
     */
    record Flaws(List<Problem> problems, List<Problem> warnings) {

        public static final Flaws NONE = new Flaws(List.of(), List.of());

        public Flaws {
            problems = List.copyOf(problems);
            warnings = List.copyOf(warnings);
        }

        private Flaws forgiven() {
            return new Flaws(List.of(), warnings);
        }

        private Flaws with(Problem problem) {
            return new Flaws(
                    Stream.concat(Stream.of(problem), problems.stream()).toList(), warnings);
        }

        /** The gravest first. */
        public List<Problem> told() {
            return Stream.concat(problems.stream(), warnings.stream()).toList();
        }
    }

    /**
     * An interchange of another format, which is passed over.
     *
     * @param format its word in a channel file
     */
    record Elsewhere(String format, Location at) implements Peeked {}
}
