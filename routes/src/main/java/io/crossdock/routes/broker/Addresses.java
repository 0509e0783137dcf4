package io.crossdock.routes.broker;

import io.crossdock.config.Kind;

/** The names of the queues; they tell the place on the journey. */
public final class Addresses {

    private Addresses() {}

    /** Documents of a kind on their way to the flow. */
    public static String doc(Kind kind) {
        return "doc." + kind.word();
    }

    /**
     * Those of one partition of a kind. The name holds how many there are, so that a document that was dealt otherwise lies elsewhere.
     *
     * @param index from 0
     */
    public static String doc(Kind kind, int index, int number) {
        return number == 1 ? doc(kind) : doc(kind) + "." + index + "-of-" + number;
    }

    /** The states of a large transmission; served while the address beside it is empty, and now and then beside it (decision D5). */
    public static String bulk(String doc) {
        return doc + ".bulk";
    }

    /** Documents, or wake-ups, of an outgoing channel. */
    public static String out(String channel) {
        return "out." + channel;
    }

    /** Where the hub itself failed at a document. */
    public static String dead(String place) {
        return "dead." + place;
    }
}
