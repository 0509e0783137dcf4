package io.crossdock.connectors.http;

import io.crossdock.config.Problem;
import io.crossdock.config.Setting;
import io.crossdock.config.Settings;
import io.crossdock.config.Spec;
import io.crossdock.connectors.Dispatch;
import io.crossdock.connectors.Finding;
import io.crossdock.connectors.Target;
import java.time.InstantSource;
import java.util.List;
import org.apache.camel.model.ProcessorDefinition;

/**
 * Sends each dispatch as a request, with the same idempotency key at every attempt.
 *
 * <p>Not through Camel's component: the core must know whether a failed request can have had an effect, the whole exchange must end
 * within one time limit, an answer must not fill the memory, and a redirect must not be followed (decision D27).
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
                    Setting.text(
                            "look-up",
                            "Where to ask whether a document is there, before it is sent again: a path with {key} (the idempotency"
                                    + " key) or {name} (the file name). 404 means that it is not."),
                    Setting.text(
                            "found",
                            "What a JSON answer to that holds where the document is there (JSON pointer); numbers are taken from"
                                    + " there. None: any success says so."),
                    Setting.flag("conflict-is-delivered", "Whether 409 means that the document is there already.")
                            .or("false"),
                    Setting.flag("gzip", "Whether the body is compressed.").or("false"),
                    Setting.text("file-field", "Sends a form (multipart/form-data) with the file in this field."),
                    Setting.table("fields", new Setting.Type.Text(), "Further fields of the form."),
                    Setting.choice("answer", List.of("any", "json", "empty"), "What a success must bring.")
                            .or("any"),
                    Setting.table(
                            "identifiers",
                            new Setting.Type.Text(),
                            "Numbers to take from a JSON answer: scheme to JSON pointer (RFC 6901)."),
                    Setting.many(
                            "errors",
                            new Setting.Type.Text(),
                            "Where a JSON answer tells errors (JSON pointers): something there means that the document is refused,"
                                    + " whatever the status."),
                    Setting.table(
                            "expect",
                            new Setting.Type.Text(),
                            "What a JSON answer must hold to be a success: JSON pointer to text."),
                    Setting.table(
                            "busy",
                            new Setting.Type.Text(),
                            "What a JSON answer holds where the partner is busy and wants the same again later: JSON pointer to"
                                    + " text."),
                    Setting.table("headers", new Setting.Type.Text(), "Further headers, the same at every request."),
                    Setting.time("connect-timeout", "How long to wait for a connection.")
                            .or("10s"),
                    Setting.time("timeout", "How long to wait for the whole answer.")
                            .or("60s"))
            .example("{ path: /v1/orders }")
            .example("{ path: /v1/orders, answer: json, identifiers: { order: /data/id } }")
            .example(
                    "{ path: /graphql, errors: [/errors, /data/orderCreate/userErrors], busy: { /errors/0/extensions/code: THROTTLED } }")
            .example(
                    "{ path: /orders, idempotent: false, look-up: \"/orders?reference={key}\", found: /items/0, identifiers: { order: /id } }")
            .example("{ path: /upload, file-field: file, fields: { type: orders } }");

    private final InstantSource clock;

    public HttpTarget() {
        this(InstantSource.system());
    }

    HttpTarget(InstantSource clock) {
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
    public ProcessorDefinition<?> to(ProcessorDefinition<?> route, Settings settings) {
        Requests requests = new Requests(settings);
        Outcome outcome = new Outcome(settings, clock);
        return route.process(exchange -> {
            Dispatch dispatch = exchange.getMessage().getMandatoryBody(Dispatch.class);
            exchange.getMessage().setBody(requests.send(dispatch, outcome));
        });
    }

    @Override
    public Problem.Code explain(Exception failure) {
        return Http.explain(failure);
    }

    @Override
    public List<Finding> probe(Settings settings) {
        return Greeting.of(this, settings, clock);
    }
}
