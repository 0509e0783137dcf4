package io.crossdock.mappings;

import io.crossdock.config.Location;
import java.util.Optional;

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
                            reference);
        }

        /** The same without its place, its own references and all else that tells it from others of its sort. */
        public Message sort() {
            return new Message(0, 0, sender, receiver, type, version, association, test, "", "");
        }

        /** The only message of a wire without envelopes. */
        public static Message bare() {
            return new Message(0, 0, Optional.empty(), Optional.empty(), "", "", "", false, "", "");
        }
    }

    /**
     * The end of an interchange.
     *
     * @param reference its control reference
     * @param digest SHA-256 of its bytes from the first of its header to the last of its trailer, hexadecimal
     */
    record Interchange(int ordinal, String sender, String receiver, String reference, String digest, Location at)
            implements Peeked {

        /** The same behind so many others of another format. */
        public Interchange behind(int interchanges) {
            return interchanges == 0
                    ? this
                    : new Interchange(ordinal + interchanges, sender, receiver, reference, digest, at);
        }
    }

    /**
     * An interchange of another format, which is passed over.
     *
     * @param format its word in a channel file
     */
    record Elsewhere(String format, Location at) implements Peeked {}
}
