package io.crossdock.routes.delivery;

import io.crossdock.config.Channel;
import io.crossdock.config.Location;
import io.crossdock.config.Problem;
import io.crossdock.connectors.Dispatch;
import io.crossdock.connectors.Receipt;
import io.crossdock.connectors.Target;
import io.crossdock.mappings.Format;
import io.crossdock.routes.broker.About;
import io.crossdock.routes.broker.Addresses;
import io.crossdock.routes.broker.BatchHooks;
import io.crossdock.routes.broker.Envelope;
import io.crossdock.routes.broker.Handled;
import io.crossdock.routes.broker.Message;
import io.crossdock.routes.broker.OpenHop;
import io.crossdock.routes.broker.Outcome;
import io.crossdock.routes.broker.Send;
import io.crossdock.routes.broker.Sends;
import io.crossdock.routes.broker.Unavailable;
import io.crossdock.routes.broker.Wake;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * The worker of one outgoing channel: dispatches one transmission of its worklist after the other, and decides what the partner's
 * word, or the lack of it, comes to. Used by one thread at a time.
 */
public final class Desk implements BatchHooks {

    private static final Logger LOG = LoggerFactory.getLogger(Desk.class);
    private static final String WORK = "CrossdockWork";
    private static final String OUTGOING = "CrossdockOutgoing";
    private static final Duration BETWEEN_REFUSALS = Duration.ofMillis(500);

    private final Post post;
    private final Channel channel;
    private final Format format;
    private final Target target;
    private final Deliveries deliveries;
    private final Reporting reporting;
    private final Worklist worklist;
    private final Endings endings;
    private final Breaker breaker;

    Desk(Post post, Channel channel, Format format, Target target, Planner planner, Release release, Breaker breaker) {
        this.post = post;
        this.channel = channel;
        this.format = format;
        this.target = target;
        this.deliveries = post.deliveries();
        this.reporting = new Reporting(channel, deliveries, post.clock());
        this.worklist = new Worklist(post, channel, planner, reporting);
        this.endings = new Endings(post, channel, planner.expects(), worklist, reporting, release);
        this.breaker = breaker;
    }

    @Override
    public void before(List<Message> batch) {
        breaker.doubt();
        reporting.begin();
        worklist.take(batch);
    }

    @Override
    public void beforeCommit(List<Handled> batch, Sends sends) {
        batch.forEach(handled -> {
            if (handled.outcome() instanceof Outcome.Dead dead && !Wake.is(handled.message())) {
                Envelope.in(handled.message()).ifPresent(envelope -> {
                    reporting.dead(envelope, dead);
                    if (worklist.isReleased(envelope)) {
                        endings.dead(envelope);
                    }
                });
            }
        });
        reporting.again(worklist.planned());
        if (batch.stream().anyMatch(handled -> Wake.is(handled.message()))) {
            reporting.againUnreported();
        }
        reporting.tell(sends);
        if (worklist.hasMore()) {
            sends.add(Send.to(Addresses.out(channel.id()), Wake.message(channel.id())));
        }
        if (reporting.hasNotes()) {
            post.database().sync(); // a power loss may undo notes, but not what the queue forgets with this commit
        }
    }

    @Override
    public void afterCommit() {
        reporting.told();
        worklist.done();
    }

    /** Whether there is a transmission to send for the message in hand; if so, it is the body. */
    boolean next(Exchange exchange) {
        try {
            Work work = work(exchange);
            if (worklist.collects() && breaker.rests()) {
                breaker.ignore();
                return false;
            }
            Optional<Outgoing> outgoing = work.take();
            outgoing.ifPresent(one -> dispatch(exchange, one));
            return outgoing.isPresent();
        } catch (DataAccessException | TransactionException failure) {
            throw away(failure);
        }
    }

    private Work work(Exchange exchange) {
        return Optional.ofNullable(exchange.getProperty(WORK, Work.class)).orElseGet(() -> {
            Work work = worklist.of(OpenHop.of(exchange).message());
            exchange.setProperty(WORK, work);
            return work;
        });
    }

    private void dispatch(Exchange exchange, Outgoing outgoing) {
        boolean again = worklist.attempt(outgoing);
        endings.begin();
        About.sends(outgoing.id());
        exchange.setProperty(OUTGOING, outgoing);
        exchange.getMessage()
                .setBody(new Dispatch(
                        post.payloads().wire(outgoing.payload(), outgoing.name()),
                        outgoing.id(),
                        format.contentType(),
                        again));
    }

    /** Takes what the partner made of it; runs straight after the effect. */
    void confirm(Exchange exchange) throws InvalidPayloadException {
        Outgoing outgoing = outgoing(exchange);
        Receipt receipt = exchange.getMessage().getMandatoryBody(Receipt.class);
        breaker.close();
        switch (receipt.result()) {
            case DELIVERED -> endings.delivered(outgoing, receipt);
            case REFUSED -> {
                endings.rejected(outgoing, receipt);
                refused(outgoing, problem(receipt, DeliveryProblems.REFUSED, outgoing));
            }
            case UNCERTAIN -> {
                endings.rejected(outgoing, receipt);
                endings.uncertain(outgoing, problem(receipt, DeliveryProblems.UNCERTAIN, outgoing));
            }
        }
    }

    private static Problem problem(Receipt receipt, Problem.Code otherwise, Outgoing outgoing) {
        return receipt.problem()
                .orElseGet(() -> otherwise.at(Location.of(outgoing.name()), "the partner gave no reason"));
    }

    private void refused(Outgoing outgoing, Problem problem) {
        if (outgoing.attempts() + 1 < channel.rules().attempts()) {
            throw new Unavailable(
                    problem.toString(),
                    new IOException(problem.message()),
                    BETWEEN_REFUSALS.multipliedBy(outgoing.attempts() + 1L));
        }
        endings.parked(outgoing, problem);
    }

    /** The boundary of delivery: decides by category who must act on a failure of the connector (house, section 7). */
    void failed(Exchange exchange) {
        Exception failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        if (failure instanceof Unavailable unavailable) {
            throw unavailable;
        }
        if (failure instanceof DataAccessException || failure instanceof TransactionException) {
            throw away(failure);
        }
        Outgoing outgoing = outgoing(exchange);
        Problem.Code code = target.explain(failure);
        Problem problem = code.at(Location.of(outgoing.name()), saying(failure));
        switch (code.category()) {
            case DATA -> refused(outgoing, problem);
            case BUG -> {
                LOG.error("channel {} failed at {}", channel.id(), outgoing.name(), failure);
                endings.givenUp(outgoing, problem);
            }
            case PARTNER, SETUP -> waitOrGiveUp(exchange, problem, failure);
        }
    }

    /** Some exceptions say all they know by their name. */
    private static String saying(Exception failure) {
        return Optional.ofNullable(failure.getMessage())
                .orElse(failure.getClass().getSimpleName());
    }

    /**
     * What is collected lies in the database, and whoever woke the worker does so again after the rest; so what else is in the batch
     * leaves the queue. Documents that go one by one wait there.
     */
    private void waitOrGiveUp(Exchange exchange, Problem problem, Exception failure) {
        Outgoing outgoing = outgoing(exchange);
        if (outgoing.created().plus(channel.rules().giveUp()).isBefore(now())) {
            endings.givenUp(outgoing, problem);
            return;
        }
        deliveries.unattempt(outgoing.id());
        Unavailable unavailable = breaker.open(problem, failure);
        if (!worklist.collects()) {
            throw unavailable;
        }
        breaker.ignore();
        exchange.setProperty(WORK, Work.NONE);
    }

    /** Says what kind of failure it was; what it says itself may be what is in a document. */
    private static Unavailable away(Exception failure) {
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(failure);
        String state = cause instanceof SQLException sql ? ", SQL state " + sql.getSQLState() : "";
        return new Unavailable(
                "the database does not answer (" + cause.getClass().getSimpleName() + state + ")", failure);
    }

    private static Outgoing outgoing(Exchange exchange) {
        return Optional.ofNullable(exchange.getProperty(OUTGOING, Outgoing.class))
                .orElseThrow();
    }

    private Instant now() {
        return post.clock().instant();
    }
}
