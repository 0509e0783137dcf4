package io.crossdock.connectors.as2;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A receipt: what the receiver says of a message (RFC 8098, RFC 4130).
 *
 * @param original the {@code Message-ID} of the message, with its angle brackets
 * @param mic of what was received; absent: not said
 */
record Mdn(String original, Disposition disposition, Optional<Mic> mic) {

    static final String TYPE = "multipart/report";
    private static final String FIELDS = "message/disposition-notification";

    /** Of the receiver in the field, {@code rfc822; NAME}. */
    private static final String NAME_TYPE = "rfc822; ";

    static Mdn read(Entity report, Scratch scratch) throws IOException {
        for (Entity part : Multipart.parts(report, scratch)) {
            if (part.type().equals(FIELDS)) {
                return fields(part);
            }
        }
        throw new Entity.Unreadable("the report has no part " + FIELDS);
    }

    private static Mdn fields(Entity part) throws IOException {
        try (InputStream in = part.content()) {
            Entity fields = new Entity(new InternetHeaders(in), 0, part.piece());
            return new Mdn(
                    fields.header("Original-Message-ID").orElse(""),
                    Disposition.parse(fields.header("Disposition").orElse("")),
                    fields.header("Received-Content-MIC").flatMap(Mic::parse));
        } catch (MessagingException e) {
            throw new Entity.Unreadable("the fields of the report cannot be read");
        }
    }

    /**
     * The entity to send. The same receipt gives the same bytes.
     *
     * @param us our AS2 name
     * @param boundary what stands nowhere in it
     */
    Entity written(String us, String text, String boundary, Scratch scratch) throws IOException {
        String written = "Content-Type: multipart/report; report-type=disposition-notification; boundary=\"" + boundary
                + "\"\r\n\r\n--" + boundary + "\r\nContent-Type: text/plain; charset=us-ascii\r\n"
                + "Content-Transfer-Encoding: 7bit\r\n\r\n" + text + "\r\n--" + boundary + "\r\nContent-Type: " + FIELDS
                + "\r\nContent-Transfer-Encoding: 7bit\r\n\r\nReporting-UA: Crossdock\r\nOriginal-Recipient: "
                + NAME_TYPE + us + "\r\nFinal-Recipient: " + NAME_TYPE + us + "\r\nOriginal-Message-ID: " + original
                + "\r\nDisposition: " + disposition.written() + "\r\n"
                + mic.map(value -> "Received-Content-MIC: " + value + "\r\n").orElse("") + "\r\n--" + boundary
                + "--\r\n";
        return Entity.of(scratch.write(out -> out.write(written.getBytes(StandardCharsets.US_ASCII))));
    }
}
