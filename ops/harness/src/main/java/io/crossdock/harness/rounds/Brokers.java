package io.crossdock.harness.rounds;

import io.crossdock.harness.victim.BrokerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** One broker or a pair, in processes of their own, with the settings of {@code ops/broker}. */
final class Brokers implements AutoCloseable {

    private static final Path SETTINGS = Path.of("../broker");
    private static final Duration LONGEST_START = Duration.ofSeconds(300);

    private final List<Victim> processes = new ArrayList<>();
    private final List<Integer> ports = new ArrayList<>();

    private Brokers() {}

    static Brokers single(Path folder) throws IOException, InterruptedException {
        return new Brokers().start(folder, List.of("single"));
    }

    /** The first serves, the second has all that it has. */
    static Brokers pair(Path folder) throws IOException, InterruptedException {
        Brokers pair = new Brokers().start(folder, List.of("primary", "backup"));
        pair.await(pair.processes.get(0), "\"inStep\":true");
        return pair;
    }

    private Brokers start(Path folder, List<String> kinds) throws IOException, InterruptedException {
        for (int i = 0; i < kinds.size(); i++) {
            ports.add(Ports.free());
        }
        for (int i = 0; i < kinds.size(); i++) {
            Files.createDirectories(folder);
            Path log = folder.resolve(kinds.get(i) + ".log");
            Victim broker = Victim.start(
                    BrokerProcess.class.getName(),
                    options(folder.resolve(kinds.get(i)), i),
                    List.of(SETTINGS.resolve(kinds.get(i)).resolve("broker.xml").toString()),
                    log);
            processes.add(broker);
            if (!broker.isReadyWithin(LONGEST_START)) {
                close();
                throw new IllegalStateException("the broker does not start, see " + log);
            }
        }
        return this;
    }

    private List<String> options(Path data, int number) {
        return List.of(
                "-Dcrossdock.broker.data=" + data,
                "-Dcrossdock.broker.port=" + ports.get(number),
                "-Dcrossdock.broker.primary=" + address(0),
                "-Dcrossdock.broker.backup=" + address(ports.size() - 1),
                "-Dcrossdock.broker.cluster-user=pair",
                "-Dcrossdock.broker.cluster-password=" + BrokerProcess.PASSWORD);
    }

    private String address(int number) {
        return "127.0.0.1:" + ports.get(number);
    }

    /** As {@code hub.yaml} names them. */
    String url() {
        String each = IntStream.range(0, ports.size())
                .mapToObj(number -> "tcp://" + address(number))
                .collect(Collectors.joining(","));
        return ports.size() == 1 ? each : "(" + each + ")";
    }

    /** As {@code kill -9}. */
    void killPrimary() {
        processes.get(0).kill();
    }

    private void await(Victim broker, String answer) throws InterruptedException {
        long end = System.nanoTime() + LONGEST_START.toNanos();
        while (broker.ask("status").filter(said -> said.contains(answer)).isEmpty()) {
            if (System.nanoTime() > end) {
                close();
                throw new IllegalStateException("the pair does not come in step");
            }
            Thread.sleep(100);
        }
    }

    @Override
    public void close() {
        processes.forEach(Victim::close);
    }
}
