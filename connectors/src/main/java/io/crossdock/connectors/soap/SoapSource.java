package io.crossdock.connectors.soap;

import io.crossdock.config.Problem;
import io.crossdock.config.Setting;
import io.crossdock.config.Settings;
import io.crossdock.config.Spec;
import io.crossdock.config.When;
import io.crossdock.config.Wire;
import io.crossdock.connectors.Answer;
import io.crossdock.connectors.Arrival;
import io.crossdock.connectors.Bookmark;
import io.crossdock.connectors.Fault;
import io.crossdock.connectors.Finding;
import io.crossdock.connectors.Leaf;
import io.crossdock.connectors.Probe;
import io.crossdock.connectors.Source;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.support.DefaultMessage;
import org.apache.camel.support.SynchronizationAdapter;

/**
 * A service on a path of the hub's own port, with two operations: {@code submit} gives a document, {@code state} asks what became of
 * one. Its WSDL is at {@code ?wsdl}.
 *
 * <p>Envelopes are read as they come, not by CXF: its server needs a servlet of its own, and holds a message in memory.
 */
public final class SoapSource implements Source {

    private static final long MEGABYTE = 1024 * 1024;

    /** The property of an exchange that says how its envelope is to be answered. */
    private static final String SOAP_12 = "CrossdockSoap12";

    private static final Spec SPEC = Spec.of(
                    "soap",
                    "Serves the operations submit and state on a path of the hub; the WSDL is at ?wsdl.",
                    Setting.text("path", "The path below the hub's address, with a slash in front.")
                            .must()
                            .identifies(),
                    Setting.flag("anonymous", "Whether anybody may call.").or("false"),
                    Setting.number("max-size", 1, 4096, "The largest document taken, in megabytes.")
                            .or("100"))
            .example("{ path: /nordwind/documents }");

    @Override
    public Spec connection() {
        return Soap.CONNECTION;
    }

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public boolean isServer(Settings settings) {
        return true;
    }

    @Override
    public RouteDefinition from(RouteBuilder routes, Settings settings, When when, Bookmark bookmark) {
        String path = settings.text("path");
        if (!path.matches("(/[A-Za-z0-9._-]+)+")) {
            throw new Fault(Soap.PATH_UNUSABLE, "the path '" + path + "' cannot be served");
        }
        if (!settings.has("login") && !settings.flag("anonymous")) {
            throw new Fault(Soap.NO_LOGIN, "the path " + path + " would be open to everybody");
        }
        return routes.from(
                        "platform-http:" + path
                                + "?httpMethodRestrict=GET,POST&useStreaming=true&populateBodyWithForm=false&muteException=true")
                .routePolicy(new Unanswered())
                .process(exchange -> arrive(exchange, settings, bookmark));
    }

    @Override
    public void answer(ProcessorDefinition<?> route) {
        route.process(exchange -> Answers.told(
                exchange,
                soap12(exchange),
                "submit",
                Optional.of(exchange.getMessage().getMandatoryBody(Answer.class))));
    }

    static boolean soap12(Exchange exchange) {
        return exchange.getProperty(SOAP_12, false, Boolean.class);
    }

    @Override
    public Problem.Code explain(Exception failure) {
        return Soap.explain(failure);
    }

    @Override
    public List<Finding> probe(Settings settings) {
        String path = settings.text("path");
        return Probe.of(this, "soap:" + path, () -> {
            settings.optionalSecret("login").ifPresent(login -> login.reveal());
            return "partners come to " + path
                    + " of the hub; its login is there, nothing else is to be tried from here";
        });
    }

    private static void arrive(Exchange exchange, Settings settings, Bookmark bookmark) throws IOException {
        Message request = exchange.getMessage();
        if ("GET".equals(request.getHeader(Exchange.HTTP_METHOD, String.class))) {
            Answers.wsdl(exchange, settings.text("path"));
            return;
        }
        boolean known = basic(request).map(login -> lets(login, settings)).orElse(settings.flag("anonymous"));
        Submission submission;
        try (InputStream in = body(request)) {
            submission = Submission.read(
                    Xml.reader(in), login -> known || lets(login, settings), settings.number("max-size") * MEGABYTE);
        } catch (Submission.Refusal refusal) {
            Answers.refuse(exchange, refusal);
            return;
        } catch (XMLStreamException damaged) {
            Answers.refuse(exchange, new Submission.Refusal(false, false, "the envelope is damaged"));
            return;
        }
        take(exchange, submission, settings, bookmark);
    }

    private static void take(Exchange exchange, Submission submission, Settings settings, Bookmark bookmark) {
        if (submission.operation().equals("state")) {
            Answers.told(
                    exchange,
                    submission.soap12(),
                    "state",
                    bookmark.told(submission.reference().orElseThrow()));
            exchange.setRouteStop(true);
            return;
        }
        Path content = submission.content().orElseThrow();
        dropAtTheEnd(exchange, content);
        String name = submission
                .name()
                .orElseGet(() -> Leaf.of(settings.text("path")) + "-"
                        + submission.reference().orElse(exchange.getExchangeId()));
        exchange.setProperty(SOAP_12, submission.soap12());
        exchange.setMessage(new DefaultMessage(exchange));
        exchange.getMessage()
                .setBody(new Arrival(new Kept(Leaf.of(name), content), Optional.empty(), submission.reference()));
    }

    private static InputStream body(Message request) {
        return Optional.ofNullable(request.getBody(InputStream.class)).orElseGet(InputStream::nullInputStream);
    }

    private static Optional<String> basic(Message request) {
        return Optional.ofNullable(request.getHeader("Authorization", String.class))
                .filter(header -> header.matches("(?i)Basic [A-Za-z0-9+/]+=*"))
                .map(header -> new String(Base64.getMimeDecoder().decode(header.substring(6)), StandardCharsets.UTF_8));
    }

    private static boolean lets(String login, Settings settings) {
        return settings.optionalSecret("login")
                .map(secret -> Soap.accepts(secret, login))
                .orElse(settings.flag("anonymous"));
    }

    private static void dropAtTheEnd(Exchange exchange, Path file) {
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                try {
                    Files.deleteIfExists(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        });
    }

    private record Kept(String name, Path file) implements Wire {
        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(file);
        }
    }
}
