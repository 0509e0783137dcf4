package io.crossdock.harness.rounds;

import io.crossdock.harness.victim.OrdinaryWays;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** An ordinary way under the kills that the hub survives: what it loses, the harness must find. */
final class Control {

    private static final Duration LONGEST_START = Duration.ofMinutes(5);
    private static final int LONGEST_LIFE = 1_000;
    private static final int IN_A_ROUND = 60;
    private static final Duration LAST_LIFE = Duration.ofSeconds(5);

    private final String way;
    private final Path folder;
    private final Random random;
    private final int port = freePort();
    private final List<String> accepted = new ArrayList<>();

    Control(String way, Path folder, long seed) throws IOException {
        this.way = way;
        this.folder = Files.createDirectories(folder);
        this.random = new Random(seed);
    }

    /** What came of it. */
    record Loss(int accepted, int lost, int doubled) {}

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    Loss run(int rounds) throws IOException, InterruptedException, JMSException {
        for (int round = 0; round < rounds; round++) {
            try (Victim victim = start()) {
                hand(round);
                Thread.sleep(random.nextInt(LONGEST_LIFE));
                victim.kill();
            }
        }
        try (Victim last = start()) {
            last.diesWithin(LAST_LIFE);
            return loss();
        }
    }

    private Victim start() throws IOException, InterruptedException {
        Victim victim = Victim.start(
                OrdinaryWays.class.getName(),
                List.of(),
                List.of(way, folder.toString(), Integer.toString(port)),
                folder.resolve("way.log"));
        if (!victim.isReadyWithin(LONGEST_START)) {
            throw new IllegalStateException("the way does not start, see " + folder.resolve("way.log"));
        }
        return victim;
    }

    private void hand(int round) throws IOException, JMSException {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < IN_A_ROUND; i++) {
            names.add("d" + round + "-" + i);
        }
        if (way.equals(OrdinaryWays.FILE)) {
            for (String name : names) {
                Path draft = Files.writeString(folder.resolve(name), name);
                Files.move(draft, folder.resolve("in").resolve(name), StandardCopyOption.ATOMIC_MOVE);
                accepted.add(name);
            }
        } else {
            send(names);
        }
    }

    private void send(List<String> names) throws JMSException {
        try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory("tcp://127.0.0.1:" + port);
                Connection connection = factory.createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
            MessageProducer producer = session.createProducer(session.createQueue("in"));
            for (String name : names) {
                producer.send(session.createTextMessage(name));
                accepted.add(name);
            }
        }
    }

    private Loss loss() throws JMSException {
        Set<String> out = new HashSet<>();
        int doubled = 0;
        try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory("tcp://127.0.0.1:" + port);
                Connection connection = factory.createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
            connection.start();
            MessageConsumer consumer = session.createConsumer(session.createQueue("out"));
            while (consumer.receive(500) instanceof TextMessage message) {
                doubled += out.add(message.getText()) ? 0 : 1;
            }
        }
        int lost = (int) accepted.stream().filter(name -> !out.contains(name)).count();
        return new Loss(accepted.size(), lost, doubled);
    }
}
