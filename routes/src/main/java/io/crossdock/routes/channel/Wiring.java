package io.crossdock.routes.channel;

import io.crossdock.config.Channel;
import io.crossdock.config.Location;
import io.crossdock.config.Problem;
import io.crossdock.connectors.Fault;
import io.crossdock.mappings.Codec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.ModelCamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts and stops routes, and knows why a channel has none. */
final class Wiring {

    private static final Logger LOG = LoggerFactory.getLogger(Wiring.class);
    private static final Problem.Code WILL_NOT_START = Problem.Code.setup(
            "CHANNEL-WILL-NOT-START", "mend what the message names, then apply the configuration again");

    private final CamelContext camel;
    private final Words words;
    private final Map<String, Problem> problems = new ConcurrentHashMap<>();

    Wiring(CamelContext camel, Words words) {
        this.camel = camel;
        this.words = words;
    }

    /** By channel id. */
    Map<String, Problem> problems() {
        return Map.copyOf(problems);
    }

    /** What reads or writes a channel's documents; absent where its settings are faulty. */
    Optional<Codec> codec(Channel channel) {
        List<Problem> found = words.problems(channel);
        if (found.isEmpty()) {
            problems.remove(channel.id());
            return Optional.of(words.codec(channel).get());
        }
        problems.put(channel.id(), found.get(0));
        return Optional.empty();
    }

    /** @return whether they run */
    boolean start(String channel, RouteBuilder routes) {
        try {
            start(routes);
            problems.remove(channel);
            return true;
        } catch (Exception failure) { // Camel declares no narrower one
            fails(channel, failure);
            return false;
        }
    }

    /** To add them would remove others of their names first, for which Camel walks through all endpoints of all routes there are. */
    private void start(RouteBuilder routes) throws Exception {
        routes.prepareModel(camel);
        ((ModelCamelContext) camel)
                .startRouteDefinitions(routes.getRouteCollection().getRoutes());
    }

    void fails(String channel, Exception failure) {
        Problem problem = Fault.codeIn(failure)
                .orElse(WILL_NOT_START)
                .at(Location.of(channel), String.valueOf(failure.getMessage()));
        problems.put(channel, problem);
        LOG.error("{}", problem, failure);
    }

    void stop(String route) {
        if (camel.getRoute(route) == null) {
            return;
        }
        try {
            camel.getRouteController().stopRoute(route);
            camel.removeRoute(route);
        } catch (Exception failure) { // Camel declares no narrower one
            throw new IllegalStateException("route " + route + " does not stop", failure);
        }
    }

    void forget(String channel) {
        problems.remove(channel);
    }
}
