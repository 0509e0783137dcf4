package io.crossdock.connectors.as2;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ids of our messages. They say which delivery a message is, at every attempt the same. Where the receipt comes later, to any
 * node and after any restart, the id also says of which bytes: {@code <key.digest@name>}.
 */
final class MessageId {

    /** RFC 4130 wants it below 255 characters for those who cannot take more. */
    static final int LONGEST = 998;

    private static final Pattern SOUND = Pattern.compile("[!-~]+( [!-~]+)*");
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{1,100}");
    private static final Pattern WITH_DIGEST =
            Pattern.compile("<([A-Za-z0-9_-]{1,100})\\.([A-Za-z0-9_-]{22,90})@(.*)>");

    private MessageId() {}

    static String of(String key, String us) {
        return '<' + plain(key) + '@' + domain(us) + '>';
    }

    static String of(String key, Mic mic, String us) {
        String digest = Base64.getUrlEncoder().withoutPadding().encodeToString(mic.digest());
        return '<' + plain(key) + '.' + digest + '@' + domain(us) + '>';
    }

    /**
     * What an id of ours says of a message whose receipt comes later.
     *
     * @param key of the delivery
     */
    record Told(String key, byte[] digest) {

        boolean isOf(Mic mic) {
            return !mic.hash().isWeak() && MessageDigest.isEqual(digest, mic.digest());
        }
    }

    /** Absent: it is no such id. */
    static Optional<Told> told(String id, String us) {
        Matcher parts = WITH_DIGEST.matcher(id);
        return parts.matches() && parts.group(3).equals(domain(us))
                ? Optional.of(new Told(parts.group(1), Base64.getUrlDecoder().decode(parts.group(2))))
                : Optional.empty();
    }

    /** Whether a partner's id can be repeated in a header. */
    static boolean isSound(String id) {
        return id.length() <= LONGEST && SOUND.matcher(id).matches();
    }

    private static String plain(String key) {
        return KEY.matcher(key).matches()
                ? key
                : UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static String domain(String us) {
        return us.replaceAll("[^A-Za-z0-9.-]", "-");
    }
}
