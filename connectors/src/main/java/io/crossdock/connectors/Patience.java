package io.crossdock.connectors;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.apache.camel.component.file.GenericFileOperationFailedException;

/** An end to every wait for a server, where its library knows none: the connection is cut, and so whoever waits on it goes on. */
public final class Patience {

    private Patience() {}

    /**
     * @param cut ends the connection; it waits for nobody itself
     * @throws Fault where the call fails after the limit
     */
    public static <T> T within(Duration limit, Runnable cut, Supplier<T> call) {
        AtomicBoolean late = new AtomicBoolean();
        ScheduledFuture<?> end = Vigil.WATCHMAN.schedule(
                () -> {
                    late.set(true);
                    cut.run();
                },
                limit.toMillis(),
                TimeUnit.MILLISECONDS);
        try {
            return call.get();
        } catch (GenericFileOperationFailedException failure) {
            if (late.get()) {
                throw new Fault(NetworkCodes.SILENT, "the server said nothing more within " + limit, failure);
            }
            throw failure;
        } finally {
            end.cancel(false);
        }
    }
}
