package io.crossdock.routes.intake;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What is asked of a transmission whose kept bytes are read again, by the places of documents in that reading. */
public interface Again {

    /** Nothing is: everything in it is handled as it comes. */
    Again ALL = new Again() {
        @Override
        public String original() {
            return "";
        }

        @Override
        public boolean isWhole() {
            return true;
        }

        @Override
        public boolean concerns(long ordinal) {
            return true;
        }

        @Override
        public Map<Long, List<String>> receivers(Collection<Long> ordinals) {
            return Map.of();
        }
    };

    /** The transmission in which the documents that go again had their effect. */
    String original();

    /** Whether what is new in it is taken in; else only those that had their effect and go again. */
    boolean isWhole();

    /** Whether the document at that place is handled at all. */
    boolean concerns(long ordinal);

    /**
     * The channels that get documents which had their effect, and nobody else; the same at every call. Called within the transaction
     * that publishes them.
     */
    Map<Long, List<String>> receivers(Collection<Long> ordinals);
}
