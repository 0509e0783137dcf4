package io.crossdock.connectors;

import io.crossdock.config.When;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.ScheduledPollConsumer;
import org.apache.camel.support.ScheduledPollEndpoint;

/**
 * The beginning of a route that goes and looks. A look begins when the one before has ended, hands on what it finds one by one, and
 * ends where something is given back: that comes first again in the next one. A look that fails runs through the route as a failed
 * exchange without body, so that the route's error handler sees it.
 */
public final class Poll extends ScheduledPollEndpoint {

    /** Looks at the other side. */
    @FunctionalInterface
    public interface Eye {
        Look open() throws Exception;

        /** Comes when nobody looks any more. */
        default void close() {}
    }

    /** One look. */
    public interface Look extends AutoCloseable {

        /** What comes next; it is asked for only after the one before has been taken. */
        Optional<Found> next() throws Exception;

        @Override
        default void close() throws Exception {}
    }

    /** Something that was found, and is to be acknowledged or given back. */
    public interface Found {

        Arrival arrival();

        /** The hub has it. */
        void taken() throws Exception;

        /** The hub does not have it. */
        default void givenBack() throws Exception {}
    }

    private final Eye eye;

    private Poll(String uri, CamelContext context, Eye eye) {
        super(uri, null);
        this.eye = eye;
        setCamelContext(context);
        setBridgeErrorHandler(true);
    }

    /**
     * @param uri of the endpoint, with the connector's word as its scheme; no secret
     * @param pace the pause between two looks where the channel names none
     */
    public static Poll of(String uri, CamelContext context, When when, Duration pace, InstantSource clock, Eye eye) {
        Poll poll = new Poll(uri, context, eye);
        if (when instanceof When.At at) {
            LookScheduler.pace(poll, new DailyPace(at, clock), new Bell());
            return poll;
        }
        poll.setInitialDelay(0);
        poll.setDelay((when instanceof When.Every every ? every.pause() : pace).toMillis());
        return poll;
    }

    @Override
    public Producer createProducer() {
        throw new UnsupportedOperationException("nothing is sent to where the hub looks");
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        Looking consumer = new Looking(this, processor);
        configureConsumer(consumer);
        return consumer;
    }

    @Override
    public boolean isSingleton() {
        return true;
    }

    private final class Looking extends ScheduledPollConsumer {

        Looking(Poll endpoint, Processor processor) {
            super(endpoint, processor);
        }

        @Override
        protected int poll() throws Exception {
            int taken = 0;
            try (Look look = eye.open()) {
                for (Optional<Found> found = look.next(); found.isPresent(); found = look.next()) {
                    if (!handsOn(found.get()) || !isRunAllowed()) {
                        break;
                    }
                    taken++;
                }
            }
            return taken;
        }

        @Override
        protected void doStop() throws Exception {
            super.doStop();
            eye.close();
        }

        private boolean handsOn(Found found) throws Exception {
            Exchange exchange = createExchange(false);
            exchange.getMessage().setBody(found.arrival());
            getProcessor().process(exchange);
            boolean taken = !exchange.isFailed();
            releaseExchange(exchange, false);
            if (taken) {
                found.taken();
            } else {
                found.givenBack();
            }
            return taken;
        }
    }
}
