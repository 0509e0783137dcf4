package io.crossdock.connectors.http;

import io.crossdock.config.Problem;
import io.crossdock.config.Setting;
import io.crossdock.config.Settings;
import io.crossdock.config.Spec;
import io.crossdock.connectors.Dispatch;
import io.crossdock.connectors.Target;
import java.util.List;
import org.apache.camel.model.ProcessorDefinition;

/**
 * Sends each dispatch as a request, with the same idempotency key at every attempt.
 *
 * <p>Through the JDK's client, not Camel's: the core must know whether a failed request can have had an effect, the whole exchange
 * must end within one time limit, an answer must not fill the memory, and a redirect must not be followed (decision D27).
 */
public final class HttpTarget implements Target {

    private static final Spec SPEC = Spec.of(
                    "http",
                    "Sends each transmission as a request.",
                    Setting.text("path", "The path below the connection's address.")
                            .or(""),
                    Setting.choice("method", List.of("POST", "PUT"), "The method.")
                            .or("POST"),
                    Setting.text("key-header", "The header of the idempotency key.")
                            .or("Idempotency-Key"),
                    Setting.text("name-header", "A header for the file name, percent-encoded; none: it is not sent."),
                    Setting.flag("idempotent", "Whether the partner tells a repeated request by its key.")
                            .or("true"),
                    Setting.flag("conflict-is-delivered", "Whether 409 means that the document is there already.")
                            .or("false"),
                    Setting.choice("answer", List.of("any", "json", "empty"), "What a success must bring.")
                            .or("any"),
                    Setting.table(
                            "identifiers",
                            new Setting.Type.Text(),
                            "Numbers to take from a JSON answer: scheme to JSON pointer (RFC 6901)."),
                    Setting.table("headers", new Setting.Type.Text(), "Further headers, the same at every request."),
                    Setting.time("connect-timeout", "How long to wait for a connection.")
                            .or("10s"),
                    Setting.time("timeout", "How long to wait for the whole answer.")
                            .or("60s"))
            .example("{ path: /v1/orders }")
            .example("{ path: /v1/orders, answer: json, identifiers: { order: /data/id } }");

    @Override
    public Spec connection() {
        return Http.CONNECTION;
    }

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public ProcessorDefinition<?> to(ProcessorDefinition<?> route, Settings settings) {
        Requests requests = new Requests(settings);
        Outcome outcome = new Outcome(settings);
        return route.process(exchange -> {
            Dispatch dispatch = exchange.getMessage().getMandatoryBody(Dispatch.class);
            exchange.getMessage().setBody(requests.send(dispatch, outcome));
        });
    }

    @Override
    public Problem.Code explain(Exception failure) {
        return Http.explain(failure);
    }
}
