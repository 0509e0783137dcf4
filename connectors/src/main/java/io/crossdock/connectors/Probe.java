package io.crossdock.connectors;

import io.crossdock.config.Location;
import io.crossdock.config.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tries an endpoint step by step, up to the first step that fails. A step leaves no trace at the other side. */
public final class Probe {

    /** One thing to try. */
    @FunctionalInterface
    public interface Step {

        /** @return what it showed, a sentence without its full stop */
        String take() throws Exception;
    }

    private Probe() {}

    /** @param place what is tried, for the person who set it up: address, folder */
    public static List<Finding> of(Connector connector, String place, Step... steps) {
        List<Finding> findings = new ArrayList<>();
        for (Step step : steps) {
            Finding finding = take(connector, place, step);
            findings.add(finding);
            if (finding instanceof Finding.Fails) {
                break;
            }
        }
        return List.copyOf(findings);
    }

    /** A step may meet whatever its library throws: what that means, the connector says. */
    private static Finding take(Connector connector, String place, Step step) {
        try {
            return new Finding.Works(step.take());
        } catch (Exception failure) {
            if (failure instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            Problem problem = connector.explain(failure).at(Location.of(place), saying(failure));
            return new Finding.Fails(problem);
        }
    }

    /** The innermost message says most; some exceptions say all they know by their name. */
    private static String saying(Exception failure) {
        return Fault.chain(failure)
                .map(cause -> Optional.ofNullable(cause.getMessage())
                        .orElse(cause.getClass().getSimpleName()))
                .reduce((outer, inner) -> inner)
                .orElse("");
    }
}
