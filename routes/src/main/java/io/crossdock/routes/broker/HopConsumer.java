package io.crossdock.routes.broker;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.stream.Stream;
import org.apache.camel.Processor;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.spi.ShutdownStrategy;
import org.apache.camel.support.DefaultConsumer;
import org.jspecify.annotations.Nullable;

/** The workers of one address. A route that is suspended has none, and its queue waits. */
final class HopConsumer extends DefaultConsumer {

    private final HopEndpoint endpoint;

    private List<HopWorker> workers = List.of();
    private @Nullable ExecutorService threads;

    HopConsumer(HopEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.endpoint = endpoint;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        int count = endpoint.options().workers();
        makeQueue(endpoint.component().broker(), count);
        workers = Stream.generate(() -> new HopWorker(endpoint, getProcessor()))
                .limit(count)
                .toList();
        ExecutorService pool = executors().newFixedThreadPool(this, endpoint.getEndpointUri(), count);
        workers.forEach(pool::execute);
        threads = pool;
    }

    private void makeQueue(Broker broker, int count) {
        if (count == 1) {
            broker.queue(endpoint.address());
        } else {
            broker.sharedQueue(endpoint.address());
        }
    }

    /** Lets the batches in hand end first. */
    @Override
    protected void doStop() throws Exception {
        workers.forEach(HopWorker::leave);
        if (threads != null) {
            await(threads);
        }
        super.doStop();
    }

    private void await(ExecutorService pool) throws InterruptedException {
        pool.shutdown();
        ShutdownStrategy limit = endpoint.getCamelContext().getShutdownStrategy();
        if (!executors().awaitTermination(pool, limit.getTimeUnit().toMillis(limit.getTimeout()))) {
            throw new IllegalStateException(endpoint + " cannot stop: a worker still has its batch in hand");
        }
    }

    private ExecutorServiceManager executors() {
        return endpoint.getCamelContext().getExecutorServiceManager();
    }
}
