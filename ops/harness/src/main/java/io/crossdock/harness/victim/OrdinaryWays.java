package io.crossdock.harness.victim;

import jakarta.jms.ConnectionFactory;
import java.io.File;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.CoreAddressConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.processor.idempotent.FileIdempotentRepository;
import org.springframework.jms.connection.CachingConnectionFactory;

/**
 * Two routes as they are often written, each on a broker that keeps its messages. They lose documents when they are killed, and so
 * show that the harness finds what is lost.
 */
public final class OrdinaryWays {

    /** From a queue to a queue with the acknowledge mode that is the default: acknowledged before anything is done. */
    public static final String JMS = "jms";

    /** From a folder to a queue, with a repository of the files already seen: seen is not delivered. */
    public static final String FILE = "file";

    private OrdinaryWays() {}

    /** @param arguments which way, the folder, and the port of the broker */
    public static void main(String[] arguments) throws Exception {
        PrintStream out = System.out;
        Path folder = Path.of(arguments[1]);
        EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
        broker.setConfiguration(configuration(folder.resolve("broker"), arguments[2]));
        broker.start();
        DefaultCamelContext camel = new DefaultCamelContext();
        camel.addComponent("jms", JmsComponent.jmsComponentAutoAcknowledge(connections(arguments[2])));
        camel.addRoutes(arguments[0].equals(JMS) ? queueToQueue() : folderToQueue(folder));
        camel.start();
        out.println(SlimHub.READY);
        while (System.in.read() >= 0) {
            out.println("{}");
        }
        Runtime.getRuntime().halt(0);
    }

    private static Configuration configuration(Path folder, String port) throws Exception {
        Configuration configuration = new ConfigurationImpl()
                .setPersistenceEnabled(true)
                .setJournalType(JournalType.NIO)
                .setBindingsDirectory(folder.resolve("bindings").toString())
                .setJournalDirectory(folder.resolve("journal").toString())
                .setLargeMessagesDirectory(folder.resolve("large").toString())
                .setPagingDirectory(folder.resolve("paging").toString())
                .setSecurityEnabled(false)
                .setJMXManagementEnabled(false)
                .addAcceptorConfiguration("tcp", "tcp://127.0.0.1:" + port);
        for (String queue : new String[] {"in", "out"}) {
            configuration.addAddressConfiguration(new CoreAddressConfiguration()
                    .setName(queue)
                    .addRoutingType(RoutingType.ANYCAST)
                    .addQueueConfiguration(QueueConfiguration.of(queue)
                            .setRoutingType(RoutingType.ANYCAST)
                            .setDurable(true)));
        }
        return configuration;
    }

    private static ConnectionFactory connections(String port) {
        return new CachingConnectionFactory(new ActiveMQConnectionFactory("tcp://127.0.0.1:" + port));
    }

    private static RouteBuilder queueToQueue() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("jms:queue:in").delay(5).to("jms:queue:out");
            }
        };
    }

    private static RouteBuilder folderToQueue(Path folder) throws Exception {
        Path in = Files.createDirectories(folder.resolve("in"));
        File seen = folder.resolve("seen.txt").toFile();
        return new RouteBuilder() {
            @Override
            public void configure() {
                getContext().getRegistry().bind("seen", FileIdempotentRepository.fileIdempotentRepository(seen));
                from("file:" + in + "?idempotent=true&idempotentRepository=#seen&initialDelay=0&delay=100")
                        .convertBodyTo(String.class)
                        .to("jms:queue:out");
            }
        };
    }
}
