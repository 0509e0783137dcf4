package io.crossdock.routes;

import io.crossdock.config.Problem;
import io.crossdock.config.Setting;
import io.crossdock.config.Settings;
import io.crossdock.config.Spec;
import io.crossdock.config.When;
import io.crossdock.connectors.Bookmark;
import io.crossdock.connectors.Finding;
import io.crossdock.connectors.Source;
import java.util.List;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.RouteDefinition;

/** A connection whose other side is the test: it hands in what it likes, and takes all that is sent. */
public final class RelaySource implements Source {

    static final Spec CONNECTION =
            Spec.of("relay", "A test.", Setting.text("line", "Its name.").must());
    static final Problem.Code FAILED = Problem.Code.bug("RELAY-FAILED", "Mend the test.");

    /** Where a node takes what comes over a line. */
    static String endpoint(String line) {
        return "direct:relay-" + line;
    }

    @Override
    public Spec connection() {
        return CONNECTION;
    }

    @Override
    public Spec spec() {
        return Spec.of("relay", "Takes what the test hands in.");
    }

    @Override
    public RouteDefinition from(RouteBuilder routes, Settings settings, When when, Bookmark bookmark) {
        return routes.from(endpoint(settings.text("line")));
    }

    @Override
    public boolean isServer(Settings settings) {
        return true;
    }

    @Override
    public Problem.Code explain(Exception failure) {
        return FAILED;
    }

    @Override
    public List<Finding> probe(Settings settings) {
        return List.of();
    }
}
