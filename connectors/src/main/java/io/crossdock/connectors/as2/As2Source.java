package io.crossdock.connectors.as2;

import io.crossdock.config.Problem;
import io.crossdock.config.Setting;
import io.crossdock.config.Settings;
import io.crossdock.config.Spec;
import io.crossdock.config.When;
import io.crossdock.connectors.Bookmark;
import io.crossdock.connectors.Expiry;
import io.crossdock.connectors.Finding;
import io.crossdock.connectors.Probe;
import io.crossdock.connectors.Source;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteDefinition;

/**
 * Takes messages on a path of the hub's own port, and tells in a signed receipt what became of them. A message that was not decrypted,
 * or not signed by the partner, is not handed on; its sender is told so in the words of RFC 4130.
 */
public final class As2Source implements Source {

    private static final Spec SPEC = Spec.of(
                    "as2",
                    "Takes signed and encrypted messages on a path of the hub, and receipts that come later.",
                    Setting.text(
                                    "path",
                                    "The path below the hub's address; partners may share one, since a message names its receiver.")
                            .or("/as2")
                            .identifies(),
                    Setting.flag("accept-unsigned", "Whether to take what anybody may have written.")
                            .or("false"),
                    Setting.flag("accept-unencrypted", "Whether to take what others may have read on its way.")
                            .or("false"),
                    Setting.number("max-size", 1, 4096, "The largest message taken, packed and unpacked, in megabytes.")
                            .or("100"),
                    Setting.choice(
                                    "unreadable",
                                    List.of("error", "processed"),
                                    "What the receipt says of a message of which no document can be read: an error, or that it was"
                                            + " processed, where a CONTRL or 997 tells the rest.")
                            .or("error"),
                    Setting.time("connect-timeout", "How long to wait for a connection to 'mdn-address'.")
                            .or("10s"),
                    Setting.time("timeout", "How long to wait for the answer of 'mdn-address'.")
                            .or("60s"))
            .example("{ path: /as2 }")
            .example("{ path: /as2/acme, accept-unencrypted: true, unreadable: processed }");

    private final InstantSource clock;

    public As2Source() {
        this(InstantSource.system());
    }

    As2Source(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Spec connection() {
        return As2.CONNECTION;
    }

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public RouteDefinition from(RouteBuilder routes, Settings settings, When when, Bookmark bookmark) {
        Station station = new Station(settings, clock);
        Door.open(routes, settings.text("path"));
        RouteDefinition route = routes.from(Door.endpoint(settings.text("path"), Names.of(settings)));
        route.onCompletion().onCompleteOnly().process(station::finish).end();
        return route.process(station::arrive);
    }

    @Override
    public boolean isServer(Settings settings) {
        return true;
    }

    @Override
    public void answer(ProcessorDefinition<?> route) {
        route.process(Station::answer);
    }

    @Override
    public List<Finding> probe(Settings settings) {
        return Probe.of(
                this,
                "as2:" + settings.text("path"),
                () -> new Certificates(settings, clock).valid(),
                () -> "partners come to " + settings.text("path")
                        + " of the hub; nothing else is to be tried from here");
    }

    @Override
    public List<Expiry> expiries(Settings settings) {
        return Stream.concat(
                        Source.super.expiries(settings).stream(), new Certificates(settings, clock).expiries().stream())
                .toList();
    }

    @Override
    public Problem.Code explain(Exception failure) {
        return As2.explain(failure);
    }
}
