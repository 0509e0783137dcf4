package io.crossdock.routes.broker;

import java.util.Map;
import java.util.Optional;

/** A message to an outgoing channel that carries no document: look what waits, or send the transmission that is named. */
public final class Wake {

    private static final String WAKE = "wake";
    private static final String TRANSMISSION = "sealed";

    private Wake() {}

    /** Documents wait in the pending table. */
    public static Message message(String channel) {
        return new Message("wake-" + channel, Map.of(WAKE, "pending"), new byte[0]);
    }

    /** A batch was sealed as the transmission with this id. */
    public static Message sealed(String transmission) {
        return new Message("wake-" + transmission, Map.of(WAKE, "sealed", TRANSMISSION, transmission), new byte[0]);
    }

    /** The transmission with this id is to be sent once more, as what it is. */
    public static Message again(String transmission) {
        return new Message("again-" + transmission, Map.of(WAKE, "again", TRANSMISSION, transmission), new byte[0]);
    }

    /** Whether the transmission that it names is to be sent once more. */
    public static boolean isAgain(Message message) {
        return "again".equals(message.headers().get(WAKE));
    }

    public static boolean is(Message message) {
        return message.headers().containsKey(WAKE);
    }

    public static Optional<String> transmission(Message message) {
        return Optional.ofNullable(message.headers().get(TRANSMISSION));
    }
}
