package io.crossdock.routes.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMAcceptorFactory;
import org.apache.activemq.artemis.core.remoting.impl.invm.TransportConstants;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The broker inside the hub's own process: persistent, reached by nobody else. It stops itself where its disk fails, so that nothing is
 * acknowledged that is not kept; it is started again as soon as the disk works.
 */
final class EmbeddedServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedServer.class);
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    /** An address pages to disk beyond this, so that a slow partner costs disk, not memory. */
    private static final long MEMORY_OF_AN_ADDRESS = 20L * 1024 * 1024;

    private static final Duration LOOK = Duration.ofSeconds(1);

    private final int number = NUMBERS.incrementAndGet();
    private final Path folder;
    private final Broker.Journal journal;
    private final String undeliverable;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(EmbeddedServer::watcher);
    private volatile EmbeddedActiveMQ server = new EmbeddedActiveMQ();
    /** Of the one that runs. */
    private volatile AtomicBoolean sound = new AtomicBoolean();

    /** Why it does not start, for the watch alone. */
    private boolean told;

    private EmbeddedServer(Path folder, Broker.Journal journal, String undeliverable) {
        this.folder = folder;
        this.journal = journal;
        this.undeliverable = undeliverable;
    }

    static EmbeddedServer start(Path folder, Broker.Journal journal, String undeliverable) throws Exception {
        Files.createDirectories(folder);
        EmbeddedServer started = new EmbeddedServer(folder, journal, undeliverable);
        started.start();
        started.watch.scheduleWithFixedDelay(
                started::startWhereStopped, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
        return started;
    }

    private static Thread watcher(Runnable watching) {
        Thread thread = new Thread(watching, "broker-watch");
        thread.setDaemon(true);
        return thread;
    }

    private void start() throws Exception {
        EmbeddedActiveMQ next = new EmbeddedActiveMQ();
        Duration timer = JournalTimer.calibrate(folder);
        next.setConfiguration(configuration(timer));
        AtomicBoolean disk = new AtomicBoolean(true);
        boolean active = false;
        try {
            next.createActiveMQServer();
            next.getActiveMQServer().registerIOCriticalErrorListener((failure, said, file) -> disk.set(false));
            next.getActiveMQServer().start();
            active = next.getActiveMQServer().isActive();
        } finally {
            if (!active) {
                next.stop();
            }
        }
        if (!active) {
            throw new IOException("the broker in " + folder + " does not start; what it met is in the log before this");
        }
        tell(next, timer);
        sound = disk;
        server = next;
    }

    /** Whether the disk has not failed since the broker that runs now was started. */
    Soundness soundness() {
        return sound::get;
    }

    /** The broker itself; another one after each start. */
    ActiveMQServer running() {
        return server.getActiveMQServer();
    }

    /** The library declares no narrower exception; until it starts, each try fails as the one before. */
    private void startWhereStopped() {
        if (running().getState() != ActiveMQServer.SERVER_STATE.STOPPED) {
            return;
        }
        FutureTask<Boolean> starting = new FutureTask<>(() -> {
            start();
            return true;
        });
        starting.run();
        try {
            starting.get();
            LOG.info("broker in {}: runs again", folder);
            told = false;
        } catch (ExecutionException failed) {
            if (!told) {
                LOG.error("broker in {}: stopped; it is tried again each second", folder, failed.getCause());
            }
            told = true;
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    String url() {
        return "vm://" + number;
    }

    private Configuration configuration(Duration timer) {
        return new ConfigurationImpl()
                .setName("hub-" + number)
                .setPersistenceEnabled(true)
                .setBindingsDirectory(folder.resolve("bindings").toString())
                .setJournalDirectory(folder.resolve("journal").toString())
                .setLargeMessagesDirectory(folder.resolve("large").toString())
                .setPagingDirectory(folder.resolve("paging").toString())
                .setJournalType(typeOf(journal))
                // after a fallback it is the NIO timer that counts, so both are set
                .setJournalBufferTimeout_NIO((int) timer.toNanos())
                .setJournalBufferTimeout_AIO((int) timer.toNanos())
                .setIDCacheSize(Broker.REMEMBERED_IDS)
                .setPersistIDCache(true)
                // nothing but this process can reach it
                .setSecurityEnabled(false)
                .setJMXManagementEnabled(false)
                .addAcceptorConfiguration(new TransportConfiguration(
                        InVMAcceptorFactory.class.getName(), Map.of(TransportConstants.SERVER_ID_PROP_NAME, number)))
                .addAddressSetting("#", addresses(SimpleString.of(undeliverable)));
    }

    /** Nothing appears by itself, order survives a rollback, a full address pages. */
    private static AddressSettings addresses(SimpleString undeliverable) {
        return new AddressSettings()
                .setAutoCreateAddresses(false)
                .setAutoCreateQueues(false)
                .setAutoDeleteAddresses(false)
                .setAutoDeleteQueues(false)
                .setDeadLetterAddress(undeliverable)
                .setExpiryAddress(undeliverable)
                .setRedeliveryDelay(0)
                .setMaxDeliveryAttempts(-1)
                .setIDCacheSize(Broker.REMEMBERED_IDS)
                .setMaxSizeBytes(MEMORY_OF_AN_ADDRESS)
                .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE);
    }

    private static JournalType typeOf(Broker.Journal journal) {
        return switch (journal) {
            case NIO -> JournalType.NIO;
            case ASYNCIO -> JournalType.ASYNCIO;
        };
    }

    /** The library takes NIO without a word where its native part cannot be loaded. */
    private void tell(EmbeddedActiveMQ started, Duration timer) {
        JournalType running = started.getActiveMQServer().getConfiguration().getJournalType();
        LOG.info("broker in {}: journal {}, timer {} µs", folder, running, timer.toNanos() / 1000);
        if (running != typeOf(journal)) {
            LOG.warn(
                    "the broker's journal was to be {} and runs as {}: the native library of Artemis is not on java.library.path;"
                            + " put it there or ask for NIO",
                    journal,
                    running);
        }
    }

    @Override
    public void close() throws Exception {
        watch.shutdown();
        watch.awaitTermination(LOOK.multipliedBy(10).toMillis(), TimeUnit.MILLISECONDS);
        server.stop();
    }
}
