package io.crossdock.connectors.http;

import io.crossdock.config.Settings;
import io.crossdock.connectors.Fault;
import io.crossdock.connectors.Tls;
import io.crossdock.connectors.WebClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;

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

    Tls tls() {
        return client.tls();
    }

    HttpRequest.Builder request(URI uri) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri);
        settings.optionalSecret("basic")
                .ifPresent(login -> header(request, "Authorization", "Basic " + Guard.base64(login.reveal())));
        settings.optionalSecret("bearer")
                .ifPresent(token -> header(request, "Authorization", "Bearer " + token.reveal()));
        settings.optionalSecret("api-key")
                .ifPresent(key -> header(request, settings.text("api-key-header"), key.reveal()));
        return request;
    }

    /** The value stays out of the fault: it may be a secret. */
    static void header(HttpRequest.Builder request, String name, String value) {
        try {
            request.setHeader(name, value);
        } catch (IllegalArgumentException e) {
            throw new Fault(Http.HEADER_UNUSABLE, "the header '" + name + "' or its value cannot be sent");
        }
    }

    <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler) throws IOException, InterruptedException {
        return client.send(request, handler);
    }
}
