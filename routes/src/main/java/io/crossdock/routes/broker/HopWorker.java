package io.crossdock.routes.broker;

import jakarta.jms.JMSException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread with one transaction: takes a batch, runs one exchange for each document, and commits all outcomes at once. Whatever
 * breaks a batch, the worker leaves its transaction in order, pauses, and opens another; what it had in hand then comes one by one.
 */
final class HopWorker implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(HopWorker.class);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration PAUSE_TO_GIVE_WAY = Duration.ofMillis(20);
    private static final int PAUSES_TO_GIVE_WAY = 9;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final HopEndpoint endpoint;
    private final Processor route;
    private final HopEndpoint.Options options;
    private final CountDownLatch leaving = new CountDownLatch(1);
    private final Set<String> refusedAlone = new HashSet<>();

    private volatile @Nullable Taker taker;
    private List<Message> inHand = List.of();
    private Duration nextPause = FIRST_PAUSE;

    HopWorker(HopEndpoint endpoint, Processor route) {
        this.endpoint = endpoint;
        this.route = route;
        this.options = endpoint.options();
    }

    @Override
    public void run() {
        while (!left()) {
            failureOfServing().ifPresent(this::recover);
        }
    }

    /** Tells the worker to end with the batch that it has in hand. For another thread. */
    void leave() {
        leaving.countDown();
        Taker open = taker;
        if (open == null) {
            return;
        }
        try {
            open.wake();
        } catch (JMSException broken) {
            LOG.debug("{}: the session broke while it was told to leave", endpoint, broken);
        }
    }

    private boolean left() {
        return leaving.getCount() == 0;
    }

    /** A worker outlives whatever routes, hooks and sessions throw; a task keeps it as a value. */
    private Optional<Throwable> failureOfServing() {
        FutureTask<Boolean> task = new FutureTask<>(this::serve);
        task.run();
        try {
            task.get();
            return Optional.empty();
        } catch (ExecutionException failed) {
            return Optional.ofNullable(failed.getCause());
        } catch (InterruptedException interrupted) {
            leaveInterrupted();
            return Optional.empty();
        }
    }

    private boolean serve() throws Exception {
        HopComponent component = endpoint.component();
        try (Taker open = Taker.open(component.broker(), endpoint.address(), component.clock())) {
            taker = open;
            while (!left()) {
                giveWay(open);
                inHand = open.take(options.batch(), options.linger());
                if (!inHand.isEmpty()) {
                    handle(inHand, open);
                    open.commit();
                    inHand = List.of();
                    nextPause = FIRST_PAUSE;
                    options.hooks().afterCommit();
                }
            }
        }
        return true;
    }

    /**
     * While the address that goes before this one holds something, its worker has {@value #PAUSES_TO_GIVE_WAY} pauses to take it; then
     * this one takes a batch, so that neither waits for ever.
     */
    private void giveWay(Taker open) throws Exception {
        for (int i = 0; i < PAUSES_TO_GIVE_WAY && !left(); i++) {
            if (options.after().isEmpty() || !open.waits(options.after().get())) {
                return;
            }
            endpoint.component().pauses().pause(PAUSE_TO_GIVE_WAY, leaving);
        }
    }

    private void handle(List<Message> batch, Taker open) throws Exception {
        if (batch.size() == 1 && refusedAlone.remove(batch.get(0).id())) {
            LOG.warn(
                    "{}: document {} had been sent on before: taken off without sending it again",
                    endpoint,
                    batch.get(0).id());
            return;
        }
        options.hooks().before(batch);
        List<Handled> handled = new ArrayList<>(batch.size());
        for (Message message : batch) {
            handled.add(handled(message));
        }
        List<Send> sends = new ArrayList<>();
        handled.forEach(one -> sends.addAll(sendsOf(one)));
        options.hooks().beforeCommit(handled, sends::add);
        for (Send send : sends) {
            open.send(send);
        }
    }

    private Handled handled(Message message) throws Exception {
        Instant began = endpoint.component().clock().instant();
        OpenHop open = new OpenHop(message);
        Exchange exchange = endpoint.createExchange();
        exchange.setProperty(OpenHop.PROPERTY, open);
        exchange.getIn().setBody(message.body());
        message.headers().forEach(exchange.getIn()::setHeader);
        exchange.getIn().setHeader(Message.ID, message.id());
        try (About about = About.message(message, endpoint.address())) {
            route.process(exchange);
        }
        Outcome outcome = open.close();
        Exception failure = exchange.getException();
        if (failure == null) {
            return new Handled(endpoint.address(), open.message(), outcome, began);
        }
        if (Faults.ofInfrastructure(failure)) {
            throw failure;
        }
        return new Handled(endpoint.address(), message, new Outcome.Dead(failure), began);
    }

    private List<Send> sendsOf(Handled handled) {
        return handled.outcome() instanceof Outcome.Sent sent
                ? sent.sends()
                : options.sink().sends(handled);
    }

    private void recover(Throwable failure) {
        if (Transaction.refusedAsDuplicate(failure)) {
            LOG.warn("{}: the broker has seen a document of this batch of {}; one by one now", endpoint, inHand.size());
            if (inHand.size() == 1) {
                refusedAlone.add(inHand.get(0).id());
            }
            return;
        }
        Duration pause = Faults.pauseWanted(failure).orElse(nextPause);
        tell(failure, pause);
        nextPause = longer(nextPause);
        try {
            endpoint.component().pauses().pause(pause, leaving);
        } catch (InterruptedException interrupted) {
            leaveInterrupted();
        }
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
    }

    /** Whoever found something unavailable has said why, and so does the broker; anything else is told with where it came from. */
    private void tell(Throwable failure, Duration pause) {
        String rolledBack = endpoint.address() + ": batch of " + inHand.size() + " rolled back, next try in "
                + pause.toMillis() + " ms";
        if (failure instanceof Unavailable) {
            LOG.warn("{}: {}", rolledBack, failure.getMessage());
        } else if (failure instanceof JMSException) {
            LOG.warn("{}: the broker does not serve: {}", rolledBack, failure.getMessage());
        } else {
            LOG.warn(rolledBack, failure);
        }
    }

    private void leaveInterrupted() {
        leaving.countDown();
        Thread.currentThread().interrupt();
    }
}
