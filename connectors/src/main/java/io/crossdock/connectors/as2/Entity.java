package io.crossdock.connectors.as2;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.crossdock.connectors.Leaf;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.ContentDisposition;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.ParseException;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UnsupportedEncodingException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A MIME entity (RFC 2045): headers and what they are about.
 *
 * @param head how many bytes at the beginning of the piece are headers, with the blank line; 0 where they came by HTTP
 * @param piece the entity as it was sent, byte for byte
 */
record Entity(InternetHeaders headers, int head, Scratch.Piece piece) {

    private static final int LONGEST_HEAD = 64 * 1024;

    /** An entity that is no entity. */
    static final class Unreadable extends IOException {
        private static final long serialVersionUID = 1L;

        Unreadable(String message) {
            super(message);
        }
    }

    /** Headers first, then a blank line, then the rest. */
    static Entity of(Scratch.Piece piece) throws IOException {
        try (InputStream in = new BufferedInputStream(piece.open())) {
            byte[] head = head(in);
            return new Entity(headers(head), head.length, piece);
        }
    }

    /** An entity whose headers came by HTTP; only those count that are about the content. */
    static Entity of(Function<String, Optional<String>> http, Scratch.Piece piece) {
        InternetHeaders headers = new InternetHeaders();
        Stream.of("Content-Type", "Content-Transfer-Encoding", "Content-Disposition")
                .forEach(name -> http.apply(name).ifPresent(value -> headers.setHeader(name, value)));
        return new Entity(headers, 0, piece);
    }

    private static byte[] head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        boolean blank = true;
        for (int next = in.read(); next >= 0 && head.size() < LONGEST_HEAD; next = in.read()) {
            head.write(next);
            if (next == '\n') {
                if (blank) {
                    return head.toByteArray();
                }
                blank = true;
            } else if (next != '\r') {
                blank = false;
            }
        }
        throw new Unreadable("no blank line ends the headers");
    }

    private static InternetHeaders headers(byte[] head) throws IOException {
        try {
            return new InternetHeaders(new ByteArrayInputStream(head), true);
        } catch (MessagingException e) {
            throw new Unreadable("the headers cannot be read");
        }
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.getHeader(name, ","))
                .map(MimeUtility::unfold)
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    /** All headers, each in one line. */
    Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        Collections.list(headers.getAllHeaders())
                .forEach(header -> fields.put(
                        header.getName(), MimeUtility.unfold(header.getValue()).strip()));
        return fields;
    }

    /** In lower case: {@code multipart/signed}. */
    String type() {
        return contentType()
                .map(type -> type.getBaseType().toLowerCase(Locale.ROOT))
                .orElse("application/octet-stream");
    }

    Optional<String> typeParameter(String name) {
        return contentType().map(type -> type.getParameter(name));
    }

    private Optional<ContentType> contentType() {
        return header("Content-Type").flatMap(value -> {
            try {
                return Optional.of(new ContentType(value));
            } catch (ParseException e) {
                return Optional.empty();
            }
        });
    }

    /** The file name, reduced to a leaf. */
    Optional<String> name() {
        return header("Content-Disposition").flatMap(value -> {
            try {
                return Optional.ofNullable(new ContentDisposition(value).getParameter("filename"))
                        .map(Entity::decoded)
                        .map(Leaf::of);
            } catch (ParseException e) {
                return Optional.empty();
            }
        });
    }

    private static String decoded(String name) {
        try {
            return MimeUtility.decodeText(name);
        } catch (UnsupportedEncodingException e) {
            return name;
        }
    }

    /** All of it, headers too. */
    InputStream whole() {
        return piece.open();
    }

    /** What the headers are about, as it was sent. */
    InputStream body() throws IOException {
        InputStream in = piece.open();
        in.skipNBytes(head);
        return in;
    }

    long bodySize() {
        return piece.size() - head;
    }

    /** What the headers are about, without its transfer encoding. */
    InputStream content() throws IOException {
        String encoding = header("Content-Transfer-Encoding").orElse("binary").toLowerCase(Locale.ROOT);
        try {
            return MimeUtility.decode(body(), encoding);
        } catch (MessagingException e) {
            throw new Unreadable("unknown Content-Transfer-Encoding");
        }
    }

    /** As a file that says by itself what it is: what came by HTTP has its headers in front. */
    byte[] file() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        if (head == 0) {
            fields().forEach((name, value) -> file.writeBytes((name + ": " + value + "\r\n").getBytes(ISO_8859_1)));
            file.writeBytes(new byte[] {'\r', '\n'});
        }
        try (InputStream in = whole()) {
            in.transferTo(file);
        }
        return file.toByteArray();
    }
}
