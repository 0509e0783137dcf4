package io.crossdock.connectors.http;

import io.crossdock.config.Secret;
import io.crossdock.config.Settings;
import io.crossdock.connectors.Fault;
import io.crossdock.connectors.Payload;
import io.crossdock.connectors.Tls;
import io.crossdock.connectors.WebAnswer;
import io.crossdock.connectors.WebClient;
import io.crossdock.connectors.WebRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Asks a partner's API, showing the connection's credentials. */
final class Client {

    private final Settings settings;
    private final WebClient client;

    Client(Settings settings) {
        this.settings = settings;
        this.client = new WebClient(settings);
    }

    /** What a path leads to, below the connection's address. */
    static URI uri(Settings settings, String path) {
        String address = settings.optionalText("address").orElse("");
        if (!address.matches("https?://[^/\\s?#@]+[^\\s?#]*")) {
            throw new Fault(Http.ADDRESS_UNUSABLE, "no usable address for " + settings.at());
        }
        String joint = path.isEmpty() || path.startsWith("/") ? "" : "/";
        try {
            return URI.create(address.replaceAll("/+$", "") + joint + path.replace(" ", "%20"));
        } catch (IllegalArgumentException e) {
            throw new Fault(Http.PATH_UNUSABLE, "the path '" + path + "' is part of no URL", e);
        }
    }

    /** A part of a URL, or the value of a header, percent-encoded (RFC 3986). */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    Tls tls() {
        return client.tls();
    }

    WebRequest request(String method, URI uri) {
        Map<String, String> shown = new LinkedHashMap<>();
        settings.optionalSecret("basic")
                .ifPresent(login -> shown.put("Authorization", "Basic " + Guard.base64(login.reveal())));
        settings.optionalSecret("bearer").ifPresent(token -> shown.put("Authorization", "Bearer " + token.reveal()));
        settings.optionalSecret("api-key").ifPresent(key -> shown.put(settings.text("api-key-header"), key.reveal()));
        return with(WebRequest.of(method, uri), shown);
    }

    /** The values stay out of the fault: they may be secrets. */
    static WebRequest with(WebRequest request, Map<String, String> headers) {
        try {
            return request.headers(headers);
        } catch (IllegalArgumentException e) {
            throw new Fault(Http.HEADER_UNUSABLE, String.valueOf(e.getMessage()));
        }
    }

    WebAnswer send(WebRequest request, OutputStream body) throws IOException, InterruptedException {
        return client.send(signed(request), body);
    }

    /** What has a body bears its signature, where one was agreed on. */
    private WebRequest signed(WebRequest request) throws IOException {
        Optional<Secret> key = settings.optionalSecret("hmac");
        Optional<Payload> body = request.body();
        return key.isEmpty() || body.isEmpty()
                ? request
                : with(request, Map.of(settings.text("hmac-header"), signature(key.get(), body.get())));
    }

    private static String signature(Secret key, Payload body) throws IOException {
        return HexFormat.of().formatHex(Guard.sign(key.reveal(), Optional.empty(), body));
    }
}
