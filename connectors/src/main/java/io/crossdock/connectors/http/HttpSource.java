package io.crossdock.connectors.http;

import io.crossdock.config.Problem;
import io.crossdock.config.Setting;
import io.crossdock.config.Settings;
import io.crossdock.config.Spec;
import io.crossdock.config.When;
import io.crossdock.connectors.Answer;
import io.crossdock.connectors.Arrival;
import io.crossdock.connectors.Bookmark;
import io.crossdock.connectors.Fault;
import io.crossdock.connectors.Finding;
import io.crossdock.connectors.Leaf;
import io.crossdock.connectors.Poll;
import io.crossdock.connectors.Probe;
import io.crossdock.connectors.Source;
import io.crossdock.connectors.Spool;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.support.DefaultMessage;
import org.apache.camel.support.SynchronizationAdapter;

/**
 * Takes requests on a path of the hub's own port, or asks a partner's API. A request is read to its end, measured and its signature
 * checked before anything of it goes on; whoever is not known gets 401 and leaves no trace.
 */
public final class HttpSource implements Source {

    private static final long MEGABYTE = 1024 * 1024;
    private static final String SECOND_REFERENCE = "X-Message-Id";
    private static final Duration PACE = Duration.ofMinutes(1);

    /** The property of an exchange whose answer is to be told elsewhere too. */
    private static final String CALLING_BACK = "CrossdockCallback";

    private record Calling(Callback callback, URI address) {}

    private static final Spec SPEC = Spec.of(
                    "http",
                    "Takes POST and PUT requests on a path of the hub, or with 'poll' asks the partner's API.",
                    Setting.text("path", "The path below the hub's address, or the partner's, with a slash in front.")
                            .must()
                            .identifies(),
                    Setting.flag("anonymous", "Whether anybody may send.").or("false"),
                    Setting.number("max-size", 1, 4096, "The largest body taken, in megabytes.")
                            .or("100"),
                    Setting.text(
                                    "reference-header",
                                    "The header that tells a repeated request; X-Message-Id counts too.")
                            .or("Idempotency-Key"),
                    Setting.text("name-header", "The header of the file name, percent-encoded where it is not ASCII.")
                            .or("X-File-Name"),
                    Setting.text(
                            "callback-header",
                            "The header of an address that the answer is sent to as well, below one of the connection's 'callbacks'."),
                    Setting.flag(
                                    "poll",
                                    "Whether the hub asks for what is new (GET), by ETag and Last-Modified of the last answer where"
                                            + " it had any.")
                            .or("false"),
                    Setting.text(
                            "items",
                            "Of a JSON answer, where the list is (JSON pointer); an empty one is nothing new."),
                    Setting.text(
                            "cursor",
                            "Of a JSON answer, where the value is that the next request must show (JSON pointer)."),
                    Setting.text("cursor-parameter", "How that value is called in the query.")
                            .or("cursor"),
                    Setting.text(
                            "next",
                            "Where an answer names the address of its next page: a JSON pointer, or Link for the header."),
                    Setting.table("headers", new Setting.Type.Text(), "Further headers of the hub's requests."),
                    Setting.time("connect-timeout", "How long to wait for a connection.")
                            .or("10s"),
                    Setting.time("timeout", "How long to wait for the whole answer.")
                            .or("60s"))
            .example("{ path: /nordwind/orders }")
            .example(
                    "{ poll: true, path: \"/v1/orders?state=open\", items: /orders, cursor: /meta/cursor, cursor-parameter: after }")
            .example("{ poll: true, path: /v1/stock, next: Link }")
            .example("{ path: /nordwind/stock, max-size: 500, reference-header: X-Request-Id }");

    private final InstantSource clock;

    public HttpSource() {
        this(InstantSource.system());
    }

    HttpSource(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Spec connection() {
        return Http.CONNECTION;
    }

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public RouteDefinition from(RouteBuilder routes, Settings settings, When when, Bookmark bookmark) {
        if (settings.flag("poll")) {
            Asking asking = new Asking(settings, bookmark, clock);
            return routes.from(Poll.of(
                    "http-poll://" + asking.start().getRawSchemeSpecificPart().substring(2),
                    routes.getContext(),
                    when,
                    PACE,
                    clock,
                    asking));
        }
        String path = settings.text("path");
        if (!path.matches("(/[A-Za-z0-9._-]+)+")) {
            throw new Fault(Http.PATH_UNUSABLE, "the path '" + path + "' cannot be served");
        }
        Guard guard = new Guard(settings, clock);
        Callback callback = new Callback(settings);
        return routes.from(
                        "platform-http:" + path
                                + "?httpMethodRestrict=POST,PUT&useStreaming=true&populateBodyWithForm=false&muteException=true")
                .routePolicy(new Unanswered())
                .process(exchange -> arrive(exchange, settings, guard, callback));
    }

    @Override
    public boolean isServer(Settings settings) {
        return !settings.flag("poll");
    }

    @Override
    public void answer(ProcessorDefinition<?> route) {
        route.process(exchange -> {
            Answer answer = exchange.getMessage().getMandatoryBody(Answer.class);
            Calling calling = exchange.getProperty(CALLING_BACK, Calling.class);
            if (calling != null) {
                calling.callback().send(calling.address(), answer.body());
            }
            Responses.send(exchange, status(answer.verdict()), answer.body());
        });
    }

    @Override
    public Problem.Code explain(Exception failure) {
        return Http.explain(failure);
    }

    @Override
    public List<Finding> probe(Settings settings) {
        if (settings.flag("poll")) {
            return Greeting.of(this, settings, clock);
        }
        String path = settings.text("path");
        return Probe.of(this, "http:" + path, () -> {
            new Guard(settings, clock).ready();
            return "partners come to " + path
                    + " of the hub; its credentials are there, nothing else is to be tried from here";
        });
    }

    private static int status(Answer.Verdict verdict) {
        return switch (verdict) {
            case ACCEPTED -> 202;
            case REFUSED -> 422;
            case CONFLICT -> 409;
        };
    }

    private static void arrive(Exchange exchange, Settings settings, Guard guard, Callback callback)
            throws IOException {
        Message request = exchange.getMessage();
        Function<String, Optional<String>> headers = headers(request);
        if (!guard.knows(headers)) {
            Responses.refuse(exchange, 401, "unknown credentials");
            return;
        }
        Optional<Spool> body = read(request, settings.number("max-size") * MEGABYTE);
        if (body.isEmpty()) {
            Responses.refuse(exchange, 413, "larger than " + settings.number("max-size") + " MB");
            return;
        }
        dropAtTheEnd(exchange, body.get());
        Optional<String> asked = settings.optionalText("callback-header").flatMap(headers);
        Optional<URI> calling = asked.flatMap(callback::address);
        if (asked.isPresent() && calling.isEmpty()) {
            Responses.refuse(exchange, 422, "the callback leads to an address that was not agreed on");
            return;
        }
        Optional<String> proof = guard.asksForSignature() ? guard.signature(headers, body.get()) : Optional.empty();
        if (guard.asksForSignature() && proof.isEmpty()) {
            Responses.refuse(exchange, 401, "unknown signature");
            return;
        }
        Content content;
        try {
            content = Content.of(body.get(), headers, settings.number("max-size") * MEGABYTE);
        } catch (Content.Unreadable unreadable) {
            Responses.refuse(exchange, unreadable.status(), String.valueOf(unreadable.getMessage()));
            return;
        }
        dropAtTheEnd(exchange, content.file());
        Optional<String> reference =
                headers.apply(settings.text("reference-header")).or(() -> headers.apply(SECOND_REFERENCE));
        String name = headers.apply(settings.text("name-header"))
                .map(HttpSource::decoded)
                .or(content::name)
                .orElseGet(() -> Leaf.of(settings.text("path")) + "-" + reference.orElse(exchange.getExchangeId()));
        calling.ifPresent(address -> exchange.setProperty(CALLING_BACK, new Calling(callback, address)));
        exchange.setMessage(new DefaultMessage(exchange));
        exchange.getMessage()
                .setBody(new Arrival(content.file().named(Leaf.of(name)), Optional.empty(), reference, proof));
    }

    /** Camel shows what stands in the query as headers too; who said what in a header says so, and a URL is no place for secrets. */
    private static Function<String, Optional<String>> headers(Message request) {
        Set<String> query = Pattern.compile("[&;]")
                .splitAsStream(Objects.requireNonNullElse(request.getHeader(Exchange.HTTP_QUERY, String.class), ""))
                .map(parameter -> decoded(parameter.replaceFirst("=.*", "")).toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        return name -> Optional.ofNullable(request.getHeader(name, String.class))
                .filter(value -> !value.isBlank())
                .filter(value -> !query.contains(name.toLowerCase(Locale.ROOT)));
    }

    private static Optional<Spool> read(Message request, long limit) throws IOException {
        InputStream body = request.getBody(InputStream.class);
        if (body == null) {
            return Optional.of(new Spool.Memory(new byte[0]));
        }
        try (body) {
            return Spool.of(body, limit);
        }
    }

    private static void dropAtTheEnd(Exchange exchange, Spool body) {
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                Responses.drop(body);
            }
        });
    }

    private static String decoded(String name) {
        return name.matches("([^%]|%[0-9A-Fa-f]{2})*")
                ? URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8)
                : name;
    }
}
