package io.crossdock.routes.intake;

import io.crossdock.config.Inbox;
import io.crossdock.config.Location;
import io.crossdock.config.Problem;
import io.crossdock.config.When;
import io.crossdock.connectors.Source;
import io.crossdock.routes.broker.Unavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Why inboxes could not be read the last time. A trouble is over when it has not shown again for two looks, since a source does not
 * say that it looked and found nothing.
 */
public final class Troubles {

    private static final Logger LOG = LoggerFactory.getLogger(Troubles.class);
    private static final Duration SHORTEST = Duration.ofMinutes(1);

    private record Trouble(Problem problem, Instant over) {}

    private final InstantSource clock;
    private final Map<String, Trouble> byInbox = new ConcurrentHashMap<>();

    public Troubles(InstantSource clock) {
        this.clock = clock;
    }

    void report(Inbox inbox, Source source, Exchange exchange) {
        Exception failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        Problem problem = code(source, failure).at(Location.of(inbox.id()), String.valueOf(failure.getMessage()));
        Trouble before =
                byInbox.put(inbox.id(), new Trouble(problem, clock.instant().plus(lasting(inbox))));
        if (problem.category() == Problem.Category.BUG) {
            LOG.error("inbox {}", problem, failure);
        } else if (before == null || !before.problem().equals(problem)) {
            LOG.warn("inbox {}", problem);
        }
    }

    private static Problem.Code code(Source source, Exception failure) {
        boolean ours = failure instanceof Unavailable
                || failure instanceof DataAccessException
                || failure instanceof TransactionException;
        return ours ? IntakeProblems.UNAVAILABLE : source.explain(failure);
    }

    void forget(Inbox inbox) {
        byInbox.remove(inbox.id());
    }

    /** What is wrong with an inbox now. */
    public Optional<Problem> of(String inbox) {
        return Optional.ofNullable(byInbox.get(inbox))
                .filter(trouble -> trouble.over().isAfter(clock.instant()))
                .map(Trouble::problem);
    }

    private static Duration lasting(Inbox inbox) {
        Duration twoLooks =
                inbox.when() instanceof When.Every every ? every.pause().multipliedBy(2) : SHORTEST;
        return twoLooks.compareTo(SHORTEST) < 0 ? SHORTEST : twoLooks;
    }
}
