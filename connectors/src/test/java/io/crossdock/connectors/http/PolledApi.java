package io.crossdock.connectors.http;

import com.sun.net.httpserver.HttpExchange;
import io.crossdock.config.Settings;
import io.crossdock.connectors.Counterpart;
import io.crossdock.connectors.Source;
import io.crossdock.connectors.Target;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A partner whose API shows one file at a time: the first, or the one after that whose ETag is shown; takes requests too. */
final class PolledApi implements Counterpart {

    private record Shown(String name, byte[] bytes) {}

    final ApiPartner api = new ApiPartner();
    private final List<Shown> files = new CopyOnWriteArrayList<>();
    private volatile int acknowledged;

    PolledApi() throws IOException {
        api.answers((exchange, body) -> {
            if (exchange.getRequestMethod().equals("GET")) {
                show(exchange);
            } else {
                exchange.sendResponseHeaders(204, -1);
            }
        });
    }

    private void show(HttpExchange exchange) throws IOException {
        int known = Optional.ofNullable(exchange.getRequestHeaders().getFirst("If-None-Match"))
                .map(tag -> Integer.parseInt(tag.replace("\"", "")))
                .orElse(0);
        acknowledged = Math.max(acknowledged, known);
        if (known >= files.size()) {
            exchange.sendResponseHeaders(304, -1);
            return;
        }
        Shown file = files.get(known);
        exchange.getResponseHeaders().set("ETag", "\"" + (known + 1) + "\"");
        exchange.getResponseHeaders()
                .set(
                        "Content-Disposition",
                        "attachment; filename*=UTF-8''"
                                + URLEncoder.encode(file.name(), StandardCharsets.UTF_8)
                                        .replace("+", "%20"));
        exchange.getResponseHeaders().set("CamelHttpUri", "http://127.0.0.1:1/");
        exchange.sendResponseHeaders(200, file.bytes().length == 0 ? -1 : file.bytes().length);
        exchange.getResponseBody().write(file.bytes());
    }

    Settings source(String channel) {
        Source source = source();
        return io.crossdock.connectors.Examples.read(
                        source.connection(), "{ address: \"" + api.address() + "\", bearer: \"${secret:token}\" }")
                .with(io.crossdock.connectors.Examples.read(source.spec(), channel));
    }

    @Override
    public Source source() {
        return new HttpSource();
    }

    @Override
    public Target target() {
        return new HttpTarget();
    }

    @Override
    public Settings sourceSettings() {
        return source("{ poll: true, path: /out, max-size: 64 }");
    }

    @Override
    public Settings targetSettings() {
        return api.targetSettings();
    }

    @Override
    public void sends(String name, byte[] bytes) {
        files.add(new Shown(name, bytes));
    }

    @Override
    public void sendsAgain(String name) {
        // it is still shown
    }

    @Override
    public boolean isAcknowledged(String name) {
        return acknowledged == files.size();
    }

    @Override
    public Map<String, byte[]> received() {
        return api.received();
    }

    @Override
    public void breaksDown() {
        api.breaksDown();
    }

    @Override
    public List<String> secrets() {
        return api.secrets();
    }

    @Override
    public void close() {
        api.close();
    }
}
