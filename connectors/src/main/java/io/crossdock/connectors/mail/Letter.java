package io.crossdock.connectors.mail;

import io.crossdock.config.Settings;
import io.crossdock.connectors.Leaf;
import jakarta.mail.Address;
import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.camel.util.AntPathMatcher;

/**
 * A mail as it was found.
 *
 * @param id its Message-ID; where it has none, its place in the mailbox
 */
record Letter(Message message, String id) {

    private static final int DEEPEST = 10;

    /**
     * An attachment.
     *
     * @param path where it stands, as IMAP counts: {@code 2.1}
     * @param name a leaf
     */
    record Attachment(String path, String name, Part part) {}

    static Letter of(Message message, String place) throws MessagingException {
        String id = message instanceof MimeMessage mime && mime.getMessageID() != null ? mime.getMessageID() : place;
        return new Letter(message, id.strip());
    }

    /** Whether every sender is allowed: by address, or by what begins with an at sign as a whole host. */
    boolean isFrom(List<String> allowed) throws MessagingException {
        Address[] senders = message.getFrom();
        if (senders == null || senders.length == 0) {
            return false;
        }
        for (Address sender : senders) {
            String address = sender instanceof InternetAddress mail
                    ? String.valueOf(mail.getAddress()).toLowerCase(Locale.ROOT)
                    : "";
            if (allowed.stream().map(one -> one.toLowerCase(Locale.ROOT)).noneMatch(one -> matches(address, one))) {
                return false;
            }
        }
        return true;
    }

    private static boolean matches(String address, String allowed) {
        return allowed.startsWith("@") ? address.endsWith(allowed) : address.equals(allowed);
    }

    /** Who it says it is from, for the person who looks at it. */
    String sender() throws MessagingException {
        Address[] senders = message.getFrom();
        return senders == null || senders.length == 0 ? "nobody" : Leaf.of(String.valueOf(senders[0]));
    }

    /** What is attached and wanted, in its order. What a text shows within itself (a logo) is only taken where its name is asked for. */
    List<Attachment> attachments(Settings settings) throws MessagingException, IOException {
        List<Attachment> found = new ArrayList<>();
        collect(message, "", 0, settings.texts("include"), found);
        return found;
    }

    private static void collect(Part part, String path, int depth, List<String> include, List<Attachment> found)
            throws MessagingException, IOException {
        if (part.isMimeType("multipart/*") && depth < DEEPEST && part.getContent() instanceof Multipart parts) {
            for (int at = 0; at < parts.getCount(); at++) {
                BodyPart inner = parts.getBodyPart(at);
                collect(
                        inner,
                        path.isEmpty() ? String.valueOf(at + 1) : path + "." + (at + 1),
                        depth + 1,
                        include,
                        found);
            }
            return;
        }
        Optional<String> name = name(part);
        boolean attached = Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition());
        boolean asked = include.stream().anyMatch(pattern -> AntPathMatcher.INSTANCE.match(pattern, name.orElse("")));
        boolean shown = Part.INLINE.equalsIgnoreCase(part.getDisposition());
        boolean meant = include.isEmpty() ? attached || name.isPresent() && !shown : asked;
        if (meant) {
            String where = path.isEmpty() ? "1" : path;
            found.add(new Attachment(where, name.orElse("part-" + where), part));
        }
    }

    private static Optional<String> name(Part part) throws MessagingException {
        return Optional.ofNullable(part.getFileName()).map(Letter::decoded).map(Leaf::of);
    }

    /** Many programs write names as only texts may be written (RFC 2047). */
    private static String decoded(String name) {
        try {
            return MimeUtility.decodeText(name);
        } catch (UnsupportedEncodingException unknown) {
            return name;
        }
    }
}
