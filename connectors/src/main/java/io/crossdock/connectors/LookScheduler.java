package io.crossdock.connectors;

import java.time.Duration;
import java.util.HashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.spi.ScheduledPollConsumerScheduler;
import org.apache.camel.support.ScheduledPollEndpoint;
import org.apache.camel.support.service.ServiceSupport;
import org.jspecify.annotations.Nullable;

/**
 * Looks, asks how long to pause, and sleeps that long. Camel's own schedulers know one pause; skipping its looks instead wakes a
 * thread each time, which is most of what an idle hub of many folders costs.
 */
final class LookScheduler extends ServiceSupport implements ScheduledPollConsumerScheduler {

    private final Supplier<Duration> pause;
    private @Nullable CamelContext context;
    private @Nullable ScheduledExecutorService executor;
    private String name = "looks";
    private Runnable look = () -> {};

    private LookScheduler(Supplier<Duration> pause) {
        this.pause = pause;
    }

    /**
     * Sets the pace of an endpoint that no consumer was made of yet.
     *
     * @param pause asked before each look, the first one too; only ever by one thread at a time
     */
    static void pace(ScheduledPollEndpoint endpoint, Supplier<Duration> pause) {
        endpoint.setScheduler(new LookScheduler(pause));
        endpoint.configureProperties(new HashMap<>()); // only this hands the scheduler on to consumers
    }

    @Override
    public void onInit(Consumer consumer) {
        name = consumer.getEndpoint().getEndpointUri();
    }

    @Override
    public void scheduleTask(Runnable task) {
        look = task;
    }

    @Override
    public void unscheduleTask() {
        look = () -> {};
    }

    @Override
    public void startScheduler() {
        if (context != null && executor == null) {
            executor = context.getExecutorServiceManager().newSingleThreadScheduledExecutor(this, name);
            sleep(executor);
        }
    }

    @Override
    public boolean isSchedulerStarted() {
        return executor != null;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // a look reports its own failure through the route
    private void sleep(ScheduledExecutorService on) {
        on.schedule(() -> lookAndSleep(on), pause.get().toMillis(), TimeUnit.MILLISECONDS);
    }

    private void lookAndSleep(ScheduledExecutorService on) {
        try {
            look.run();
        } finally {
            if (!on.isShutdown()) {
                sleep(on);
            }
        }
    }

    @Override
    protected void doShutdown() {
        if (context != null && executor != null) {
            context.getExecutorServiceManager().shutdownNow(executor);
            executor = null;
        }
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        context = camelContext;
    }

    @Override
    public @Nullable CamelContext getCamelContext() {
        return context;
    }
}
