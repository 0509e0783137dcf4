package io.crossdock.connectors.http;

import io.crossdock.config.Problem;
import io.crossdock.config.Setting;
import io.crossdock.config.Settings;
import io.crossdock.config.Spec;
import io.crossdock.config.When;
import io.crossdock.connectors.Answer;
import io.crossdock.connectors.Arrival;
import io.crossdock.connectors.Fault;
import io.crossdock.connectors.Leaf;
import io.crossdock.connectors.Source;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
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
 * Takes requests on a path of the hub's own port. A request is read to its end, measured and its signature checked before
 * anything of it goes on; whoever is not known gets 401 and leaves no trace.
 */
public final class HttpSource implements Source {

    private static final long MEGABYTE = 1024 * 1024;
    private static final String SECOND_REFERENCE = "X-Message-Id";

    private static final Spec SPEC = Spec.of(
                    "http",
                    "Takes POST and PUT requests on a path of the hub.",
                    Setting.text("path", "The path below the hub's address, with a slash in front.")
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
                            .or("X-File-Name"))
            .example("{ path: /nordwind/orders }")
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
    public RouteDefinition from(RouteBuilder routes, Settings settings, When when) {
        String path = settings.text("path");
        if (!path.matches("(/[A-Za-z0-9._-]+)+")) {
            throw new Fault(Http.PATH_UNUSABLE, "the path '" + path + "' cannot be served");
        }
        Guard guard = new Guard(settings, clock);
        return routes.from(
                        "platform-http:" + path
                                + "?httpMethodRestrict=POST,PUT&useStreaming=true&populateBodyWithForm=false&muteException=true")
                .routePolicy(new Unanswered())
                .process(exchange -> arrive(exchange, settings, guard));
    }

    @Override
    public boolean isServer() {
        return true;
    }

    @Override
    public void answer(ProcessorDefinition<?> route) {
        route.process(exchange -> {
            Answer answer = exchange.getMessage().getMandatoryBody(Answer.class);
            Responses.send(exchange, status(answer.verdict()), answer.body());
        });
    }

    @Override
    public Problem.Code explain(Exception failure) {
        return Http.explain(failure);
    }

    private static int status(Answer.Verdict verdict) {
        return switch (verdict) {
            case ACCEPTED -> 202;
            case REFUSED -> 422;
            case CONFLICT -> 409;
        };
    }

    private static void arrive(Exchange exchange, Settings settings, Guard guard) throws IOException {
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
        Optional<String> proof = guard.asksForSignature() ? guard.signature(headers, body.get()) : Optional.empty();
        if (guard.asksForSignature() && proof.isEmpty()) {
            Responses.refuse(exchange, 401, "unknown signature");
            return;
        }
        Optional<String> reference =
                headers.apply(settings.text("reference-header")).or(() -> headers.apply(SECOND_REFERENCE));
        String name = headers.apply(settings.text("name-header"))
                .map(HttpSource::decoded)
                .orElseGet(() -> Leaf.of(settings.text("path")) + "-" + reference.orElse(exchange.getExchangeId()));
        exchange.setMessage(new DefaultMessage(exchange));
        exchange.getMessage().setBody(new Arrival(body.get().named(Leaf.of(name)), Optional.empty(), reference, proof));
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
