package io.crossdock.routes.broker;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMAcceptorFactory;
import org.apache.activemq.artemis.core.remoting.impl.invm.TransportConstants;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The broker inside the hub's own process: persistent, reached by nobody else. */
final class EmbeddedServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedServer.class);
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    /** An address pages to disk beyond this, so that a slow partner costs disk, not memory. */
    private static final long MEMORY_OF_AN_ADDRESS = 20L * 1024 * 1024;

    private final EmbeddedActiveMQ server = new EmbeddedActiveMQ();
    private final int number = NUMBERS.incrementAndGet();

    static EmbeddedServer start(Path folder, Broker.Journal journal, String undeliverable) throws Exception {
        Files.createDirectories(folder);
        EmbeddedServer started = new EmbeddedServer();
        Duration timer = JournalTimer.calibrate(folder);
        started.server.setConfiguration(started.configuration(folder, journal, timer, undeliverable));
        started.server.start();
        started.tell(folder, journal, timer);
        return started;
    }

    String url() {
        return "vm://" + number;
    }

    private Configuration configuration(Path folder, Broker.Journal journal, Duration timer, String undeliverable) {
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
    private void tell(Path folder, Broker.Journal asked, Duration timer) {
        JournalType running = server.getActiveMQServer().getConfiguration().getJournalType();
        LOG.info("broker in {}: journal {}, timer {} µs", folder, running, timer.toNanos() / 1000);
        if (running != typeOf(asked)) {
            LOG.warn(
                    "the broker's journal was to be {} and runs as {}: the native library of Artemis is not on java.library.path;"
                            + " put it there or ask for NIO",
                    asked,
                    running);
        }
    }

    @Override
    public void close() throws Exception {
        server.stop();
    }
}
