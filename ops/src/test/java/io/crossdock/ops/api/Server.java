package io.crossdock.ops.api;

import java.nio.file.Path;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;

/** A broker apart from the hub, which can be stopped and started again. */
final class Server implements AutoCloseable {

    private final int port;
    private final Path folder;
    private EmbeddedActiveMQ running = new EmbeddedActiveMQ();

    Server(int port, Path folder) throws Exception {
        this.port = port;
        this.folder = folder;
        start();
    }

    void start() throws Exception {
        running = new EmbeddedActiveMQ();
        running.setConfiguration(new ConfigurationImpl()
                .setSecurityEnabled(false)
                .setJMXManagementEnabled(false)
                .setBindingsDirectory(folder.resolve("bindings").toString())
                .setJournalDirectory(folder.resolve("journal").toString())
                .setLargeMessagesDirectory(folder.resolve("large").toString())
                .setPagingDirectory(folder.resolve("paging").toString())
                .addAcceptorConfiguration("tcp", "tcp://127.0.0.1:" + port));
        running.start();
    }

    void stop() throws Exception {
        running.stop();
    }

    @Override
    public void close() throws Exception {
        stop();
    }
}
