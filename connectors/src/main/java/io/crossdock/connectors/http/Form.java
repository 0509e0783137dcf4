package io.crossdock.connectors.http;

import io.crossdock.config.Settings;
import io.crossdock.connectors.Dispatch;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
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

    BodyPublisher around(BodyPublisher file) {
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
        return BodyPublishers.concat(
                BodyPublishers.ofString(head.toString()),
                file,
                BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"));
    }

    private String part(String name) {
        return "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + quoted(name) + "\"";
    }

    /** As browsers write it: what would end the name or the line is percent-encoded. */
    private static String quoted(String name) {
        return name.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
    }
}
