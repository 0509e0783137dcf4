package io.crossdock.connectors;

import java.util.HashMap;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.spi.ScheduledPollConsumerScheduler;
import org.apache.camel.support.ScheduledPollEndpoint;
import org.apache.camel.support.service.ServiceSupport;
import org.jspecify.annotations.Nullable;

/**
 * Pauses, looks, and asks how long to pause. Camel's own schedulers know one pause; to skip their looks instead wakes a thread each
 * time, which is most of what an idle hub of many folders costs.
 */
final class LookScheduler extends ServiceSupport implements ScheduledPollConsumerScheduler {

    final Supplier<Pause> pause;
    private final Bell bell;
    private @Nullable CamelContext context;
    private @Nullable ExecutorService executor;
    private String name = "looks";
    private volatile Runnable look = () -> {};

    private LookScheduler(Supplier<Pause> pause, Bell bell) {
        this.pause = pause;
        this.bell = bell;
    }

    /**
     * Sets the pace of an endpoint that no consumer was made of yet.
     *
     * @param pause asked before each look, the first one too; by one thread
     * @param bell ends light pauses
     */
    static void pace(ScheduledPollEndpoint endpoint, Supplier<Pause> pause, Bell bell) {
        endpoint.setScheduler(new LookScheduler(pause, bell));
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
            bell.hang(true);
            ExecutorService begun = context.getExecutorServiceManager().newSingleThreadExecutor(this, name);
            begun.execute(() -> lookUntilStopped(begun));
            executor = begun;
        }
    }

    @Override
    public boolean isSchedulerStarted() {
        return executor != null;
    }

    private void lookUntilStopped(ExecutorService on) {
        try {
            while (!on.isShutdown()) {
                sleep(pause.get());
                look.run();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void sleep(Pause of) throws InterruptedException {
        if (of.light()) {
            bell.sleep(of.length());
        } else {
            bell.sleepOn(of.length());
        }
    }

    @Override
    protected void doShutdown() {
        if (context != null && executor != null) {
            bell.hang(false);
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
