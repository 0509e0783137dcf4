package io.crossdock.routes.broker;

import java.util.Map;

/**
 * A document on the broker: the envelope in headers, the canonical body in bytes.
 *
 * @param id the document's; travels beside the headers under the name {@value #ID}
 * @param headers names are Java identifiers, as JMS demands of properties, and begin neither with {@code JMS} nor with {@code Camel}
 */
public record Message(String id, Map<String, String> headers, byte[] body) {

    /** The name under which a route and the broker see the id. */
    public static final String ID = "id";

    public Message {
        headers = Map.copyOf(headers);
        headers.keySet().forEach(Message::check);
    }

    private static void check(String name) {
        if (!isHeader(name)) {
            throw new IllegalArgumentException(
                    "'" + name + "' cannot name a header of a message: use letters, digits and _, " + "not " + ID
                            + ", and no name that begins with JMS, _AMQ or Camel");
        }
    }

    /** Whether a name can be that of a header. */
    static boolean isHeader(String name) {
        boolean identifier = !name.isEmpty()
                && Character.isJavaIdentifierStart(name.charAt(0))
                && name.chars().allMatch(Character::isJavaIdentifierPart);
        return identifier && !reserved(name) && !name.equals(ID);
    }

    /** Whether a name belongs to the broker or to Camel, and so is never taken from, or given to, a message. */
    static boolean reserved(String name) {
        return name.startsWith("JMS")
                || name.startsWith("_AMQ")
                || name.startsWith("__AMQ")
                || name.regionMatches(true, 0, "Camel", 0, 5)
                || name.regionMatches(true, 0, "org.apache.camel.", 0, 17);
    }
}
