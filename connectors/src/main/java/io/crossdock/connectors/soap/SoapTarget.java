package io.crossdock.connectors.soap;

import io.crossdock.config.Problem;
import io.crossdock.config.Setting;
import io.crossdock.config.Settings;
import io.crossdock.config.Spec;
import io.crossdock.connectors.Dispatch;
import io.crossdock.connectors.Finding;
import io.crossdock.connectors.Probe;
import io.crossdock.connectors.Target;
import io.crossdock.connectors.Tls;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.apache.camel.model.ProcessorDefinition;

/** Calls an operation of a partner's service with each transmission, through CXF; its answer is the partner's business answer. */
public final class SoapTarget implements Target {

    private static final Spec SPEC = Spec.of(
                    "soap",
                    "Calls an operation of the partner's service: the transmission is its request in XML, or goes into it in Base64.",
                    Setting.text("wsdl", "The path of the service's WSDL 1.1; what it imports lies beside it.")
                            .must(),
                    Setting.text("operation", "The operation to call.").must(),
                    Setting.text(
                            "content",
                            "The element of the request that takes the bytes in Base64; none: the bytes are the request, in XML."),
                    Setting.text("name-element", "With 'content': the element that takes the file name."),
                    Setting.text("key-element", "With 'content': the element that takes the idempotency key."),
                    Setting.text("key-header", "The HTTP header of the idempotency key.")
                            .or("Idempotency-Key"),
                    Setting.flag("idempotent", "Whether the partner tells a repeated call by its key.")
                            .or("false"))
            .example("{ wsdl: config/partners/nordwind/orders.wsdl, operation: createOrder }")
            .example(
                    "{ wsdl: documents.wsdl, operation: submit, content: content, name-element: name, key-element: reference, idempotent: true }");

    private final InstantSource clock;

    public SoapTarget() {
        this(InstantSource.system());
    }

    SoapTarget(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Spec connection() {
        return Soap.CONNECTION;
    }

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public ProcessorDefinition<?> to(ProcessorDefinition<?> route, Settings settings) {
        Call call = new Call(settings);
        return route.process(exchange -> {
            Dispatch dispatch = exchange.getMessage().getMandatoryBody(Dispatch.class);
            exchange.getMessage().setBody(call.send(dispatch));
        });
    }

    @Override
    public Problem.Code explain(Exception failure) {
        return Soap.explain(failure);
    }

    @Override
    public List<Finding> probe(Settings settings) {
        return Probe.of(
                this,
                settings.optionalText("address").orElse(""),
                () -> {
                    Operation operation = Operation.in(settings.text("wsdl"), settings.text("operation"));
                    return "the WSDL names the operation " + settings.text("operation") + ", in SOAP "
                            + (operation.soap12() ? "1.2" : "1.1");
                },
                () -> reach(settings));
    }

    /** No operation is called: it would have its effect. */
    private String reach(Settings settings) throws IOException {
        URI uri = URI.create(Call.address(settings));
        Duration limit = settings.time("connect-timeout");
        boolean secure = uri.getScheme().equals("https");
        int port = uri.getPort() >= 0 ? uri.getPort() : secure ? 443 : 80;
        if (secure) {
            return new Tls(settings).greet(uri.getHost(), port, limit, clock);
        }
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(uri.getHost(), port), (int) limit.toMillis());
            return uri.getHost() + ":" + port
                    + " can be reached; nothing on the way there is encrypted, and calling was not tried";
        }
    }
}
