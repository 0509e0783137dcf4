package io.crossdock.connectors.http;

import io.crossdock.config.Settings;
import io.crossdock.connectors.Dispatch;
import io.crossdock.connectors.Payload;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

/** A form with one file in it (RFC 7578). Its boundary comes from the key: a repeated request has the same bytes. */
final class Form {

    private final Settings settings;
    private final Dispatch dispatch;
    private final String boundary;

    Form(Settings settings, Dispatch dispatch) {
        this.settings = settings;
        this.dispatch = dispatch;
        this.boundary = "form-" + UUID.nameUUIDFromBytes(dispatch.key().getBytes(StandardCharsets.UTF_8));
    }

    String contentType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    Payload around(Payload file) {
        StringBuilder head = new StringBuilder();
        settings.table("fields")
                .forEach((name, value) ->
                        head.append(part(name)).append("\r\n\r\n").append(value).append("\r\n"));
        head.append(part(settings.text("file-field")))
                .append("; filename=\"")
                .append(quoted(dispatch.wire().name()))
                .append("\"\r\nContent-Type: ")
                .append(dispatch.contentType())
                .append(settings.flag("gzip") ? "\r\nContent-Encoding: gzip" : "")
                .append("\r\n\r\n");
        return new Framed(bytes(head.toString()), file, bytes("\r\n--" + boundary + "--\r\n"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private record Framed(byte[] head, Payload file, byte[] tail) implements Payload {
        @Override
        public long size() throws IOException {
            return head.length + file.size() + tail.length;
        }

        @Override
        public InputStream open() throws IOException {
            return new SequenceInputStream(Collections.enumeration(
                    List.of(new ByteArrayInputStream(head), file.open(), new ByteArrayInputStream(tail))));
        }
    }

    private String part(String name) {
        return "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + quoted(name) + "\"";
    }

    /** As browsers write it: what would end the name or the line is percent-encoded. */
    private static String quoted(String name) {
        return name.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
    }
}
