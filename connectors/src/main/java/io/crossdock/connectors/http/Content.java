package io.crossdock.connectors.http;

import io.crossdock.connectors.Spool;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apache.commons.fileupload2.core.MultipartInput;
import org.apache.commons.fileupload2.core.MultipartInput.MalformedStreamException;
import org.apache.commons.fileupload2.core.ParameterParser;

/**
 * What is in a body: uncompressed, and out of its form.
 *
 * @param file the bytes of the transmission
 * @param name the file name that a form gives it
 */
record Content(Spool file, Optional<String> name) {

    /** A body that cannot be taken; the message is for the sender. */
    static final class Unreadable extends IOException {

        private static final long serialVersionUID = 1L;

        private final int status;

        Unreadable(int status, String message) {
            super(message);
            this.status = status;
        }

        int status() {
            return status;
        }
    }

    /** @param limit of the bytes, compressed or not */
    static Content of(Spool body, Function<String, Optional<String>> headers, long limit) throws IOException {
        Spool plain = plain(body, headers.apply("Content-Encoding").orElse("identity"), limit);
        String type = headers.apply("Content-Type").orElse("");
        return type.toLowerCase(Locale.ROOT).startsWith("multipart/")
                        && boundary(type).isPresent()
                ? file(plain, boundary(type).get())
                : new Content(plain, Optional.empty());
    }

    private static Spool plain(Spool body, String encoding, long limit) throws IOException {
        if (encoding.equalsIgnoreCase("identity")) {
            return body;
        }
        if (!encoding.equalsIgnoreCase("gzip")) {
            throw new Unreadable(415, "only gzip is understood as Content-Encoding");
        }
        try (InputStream zip = new GZIPInputStream(body.open())) {
            return Spool.of(zip, limit)
                    .orElseThrow(() -> new Unreadable(413, "uncompressed larger than " + (limit >> 20) + " MB"));
        } catch (ZipException | java.io.EOFException damaged) {
            throw new Unreadable(400, "the body is no whole gzip");
        } finally {
            body.drop();
        }
    }

    private static Optional<String> boundary(String type) {
        return Optional.ofNullable(parameters(type).get("boundary"))
                .filter(boundary -> !boundary.isEmpty() && boundary.length() <= 70);
    }

    private static Map<String, String> parameters(String header) {
        ParameterParser parser = new ParameterParser();
        parser.setLowerCaseNames(true);
        return parser.parse(header, ';');
    }

    /** The one part that is a file. */
    private static Content file(Spool form, String boundary) throws IOException {
        Optional<Content> file = Optional.empty();
        try (InputStream in = form.open()) {
            MultipartInput parts = MultipartInput.builder()
                    .setInputStream(in)
                    .setBoundary(boundary.getBytes(StandardCharsets.ISO_8859_1))
                    .get();
            for (boolean more = parts.skipPreamble(); more; more = parts.readBoundary()) {
                Optional<String> name = fileName(parts.readHeaders());
                if (name.isEmpty()) {
                    parts.discardBodyData();
                    continue;
                }
                if (file.isPresent()) {
                    file.get().file().drop();
                    throw new Unreadable(422, "send one file with each request");
                }
                file = Optional.of(new Content(Spool.written(parts::readBodyData), name));
            }
        } catch (MalformedStreamException damaged) {
            if (file.isPresent()) {
                file.get().file().drop();
            }
            throw new Unreadable(400, "the form is damaged");
        } finally {
            form.drop();
        }
        return file.orElseThrow(() -> new Unreadable(422, "no file is in the form"));
    }

    private static Optional<String> fileName(String headers) {
        return headers.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-disposition:"))
                .flatMap(line -> disposed(line.substring(line.indexOf(':') + 1)).stream())
                .findFirst();
    }

    /** The file name in a {@code Content-Disposition} (RFC 6266); UTF-8 where it is not ASCII. */
    static Optional<String> disposed(String header) {
        String text = new String(header.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        return Optional.ofNullable(
                parameters(text.indexOf('\ufffd') >= 0 ? header : text).get("filename"));
    }
}
