package io.crossdock.routes.intake;

import io.crossdock.config.Channel;
import io.crossdock.config.Problem;
import io.crossdock.mappings.Decoded;
import io.crossdock.mappings.canonical.Document;
import io.crossdock.routes.store.Digest;
import java.util.List;
import java.util.Optional;

/** One thing read from a transmission, with its place. */
sealed interface Item {

    long ordinal();

    record Sound(long ordinal, Channel channel, Decoded.Good good) implements Item {}

    /** Sound, but told by one who does not own what it speaks of: it changes nothing. */
    record Foreign(long ordinal, Channel channel, Document document, Problem problem) implements Item {}

    /** A state that a complete list left out, as it is to be told: ended, discontinued, nothing left. */
    record Gone(long ordinal, Channel channel, Document document) implements Item {}

    /**
     * @param channel the channel's id; of a message that no channel takes, the inbox
     * @param excerpt key of its bytes in the payload store
     * @param line the place of the line, from 0, where only that waits and its document goes on
     * @param understood the document, where it could be read; of a line none: its document is taken
     */
    record Unsound(
            long ordinal,
            String channel,
            boolean refused,
            String number,
            List<Problem> problems,
            String excerpt,
            Optional<Integer> line,
            Optional<Document> understood)
            implements Item {

        Unsound(long ordinal, String channel, boolean refused, String number, List<Problem> problems, String excerpt) {
            this(ordinal, channel, refused, number, problems, excerpt, Optional.empty(), Optional.empty());
        }

        Unsound ofLine(int place) {
            return new Unsound(
                    ordinal, channel, refused, number, problems, excerpt, Optional.of(place), Optional.empty());
        }

        Unsound understoodAs(Document document) {
            return new Unsound(ordinal, channel, refused, number, problems, excerpt, line, Optional.of(document));
        }

        public Unsound {
            number = Digest.fit(number, Storable.NUMBER);
        }
    }
}
