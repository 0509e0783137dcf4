package io.crossdock.routes.broker;

import io.crossdock.config.Kind;
import java.util.List;

/** The names of the queues; they tell the place on the journey. */
public final class Addresses {

    private Addresses() {}

    /** Documents of a kind on their way to the flow. */
    public static String doc(Kind kind) {
        return "doc." + kind.word();
    }

    /** The states of a large transmission; served while {@link #doc} is empty, and now and then beside it (decision D5). */
    public static String bulk(Kind kind) {
        return doc(kind) + ".bulk";
    }

    /** All on which documents of a kind come to the flow. */
    public static List<String> lanes(Kind kind) {
        return kind.isState() ? List.of(doc(kind), bulk(kind)) : List.of(doc(kind));
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
