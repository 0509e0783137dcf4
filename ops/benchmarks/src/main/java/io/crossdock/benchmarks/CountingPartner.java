package io.crossdock.benchmarks;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;

/** A partner on loopback that takes every order at once. */
final class CountingPartner implements AutoCloseable {

    private static final int REMEMBERED = 1 << 18;

    private final HttpServer server;
    private final ExecutorService workers = Executors.newFixedThreadPool(4);
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLongArray arrivals = new AtomicLongArray(REMEMBERED);

    CountingPartner() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(workers);
        server.createContext("/", exchange -> {
            arrivals.set(begun.getAndIncrement() % REMEMBERED, System.nanoTime());
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
            requests.incrementAndGet();
        });
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    long requests() {
        return requests.get();
    }

    /** When a request came, by {@link System#nanoTime}; of the last ones only. */
    long arrival(long request) {
        return arrivals.get((int) (request % REMEMBERED));
    }

    void await(long total) {
        while (requests.get() < total) {
            LockSupport.parkNanos(200_000);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdown();
    }
}
