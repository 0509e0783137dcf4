package io.crossdock.connectors;

import io.crossdock.config.When;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.spi.ScheduledPollConsumerScheduler;
import org.apache.camel.support.service.ServiceSupport;
import org.jspecify.annotations.Nullable;

/** Looks at a set time of the day, then twice more, since a file is taken by the second look that finds it unchanged. */
final class DailyScheduler extends ServiceSupport implements ScheduledPollConsumerScheduler {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(30);
    private static final int LOOKS = 3;

    private final When.At at;
    private final InstantSource clock;
    private @Nullable CamelContext context;
    private @Nullable ScheduledExecutorService executor;
    private Runnable task = () -> {};

    DailyScheduler(When.At at, InstantSource clock) {
        this.at = at;
        this.clock = clock;
    }

    /** The next time after an instant; a time that the day skips (summer time) is the one an hour later. */
    static Instant next(When.At at, Instant after) {
        ZonedDateTime day = after.atZone(at.zone());
        ZonedDateTime candidate = day.toLocalDate().atTime(at.time()).atZone(at.zone());
        while (!candidate.toInstant().isAfter(after) || isFree(at, candidate)) {
            candidate = candidate.toLocalDate().plusDays(1).atTime(at.time()).atZone(at.zone());
        }
        return candidate.toInstant();
    }

    private static boolean isFree(When.At at, ZonedDateTime time) {
        DayOfWeek day = time.getDayOfWeek();
        return at.workdaysOnly() && (day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY);
    }

    @Override
    public void onInit(Consumer consumer) {}

    @Override
    public void scheduleTask(Runnable look) {
        task = look;
    }

    @Override
    public void unscheduleTask() {
        task = () -> {};
    }

    @Override
    public void startScheduler() {
        if (context != null && executor == null) {
            executor = context.getExecutorServiceManager().newSingleThreadScheduledExecutor(this, "daily");
            await(executor);
        }
    }

    @Override
    public boolean isSchedulerStarted() {
        return executor != null;
    }

    private void await(ScheduledExecutorService on) {
        Instant now = clock.instant();
        Duration wait = Duration.between(now, next(at, now));
        for (int look = 0; look < LOOKS; look++) {
            schedule(on, () -> task.run(), wait.plus(BETWEEN_LOOKS.multipliedBy(look)));
        }
        schedule(on, () -> await(on), wait.plus(BETWEEN_LOOKS.multipliedBy(LOOKS)));
    }

    @SuppressWarnings("FutureReturnValueIgnored") // a look reports its own failure through the route
    private static void schedule(ScheduledExecutorService on, Runnable task, Duration delay) {
        on.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
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
