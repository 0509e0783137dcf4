package io.crossdock.routes.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a hop does when something around it breaks, or when it is told to stop. */
@Timeout(300)
class HopFaultsTest {

    private Hub hub;
    private final List<Integer> batchSizes = new CopyOnWriteArrayList<>();
    private final AtomicInteger tries = new AtomicInteger();
    private final AtomicInteger commits = new AtomicInteger();

    @BeforeEach
    void startsTheHub(@TempDir Path folder) throws Exception {
        hub = new Hub(folder).queues("doc.order", "out.a", "parked", "dead");
        hub.camel.getRegistry().bind("recorder", new BatchHooks() {
            @Override
            public void before(List<Message> batch) {
                batchSizes.add(batch.size());
            }

            @Override
            public void afterCommit() {
                commits.incrementAndGet();
            }
        });
    }

    @AfterEach
    void stopsTheHub() throws Exception {
        hub.close();
    }

    @Test
    void runsABatchAgainOneByOneAfterAnInfrastructureFault() throws Exception {
        hub.publish("doc.order", 5);

        hub.route("hop:doc.order?hooks=#recorder", exchange -> breakOnce(exchange, "3"));

        assertThat(hub.ids("out.a", 5)).isEqualTo(Hub.numbers(5));
        assertThat(batchSizes).containsExactly(5, 1, 1, 1, 1, 1);
        assertThat(hub.pauses).containsExactly(Duration.ofMillis(100));
        hub.stopped();
        assertThat(commits).as("the batch that was rolled back does not count").hasValue(5);
    }

    @Test
    void takesBatchesAgainWhenTheFaultIsOver() throws Exception {
        hub.publish("doc.order", 2);
        hub.route("hop:doc.order?hooks=#recorder", exchange -> breakOnce(exchange, "0"));
        hub.take("out.a", 2);

        hub.publish("doc.order", 3);

        assertThat(hub.ids("out.a", 3)).isEqualTo(Hub.numbers(3));
        assertThat(batchSizes).containsExactly(2, 1, 1, 3);
    }

    @Test
    void pausesLongerEachTimeUpToHalfAMinute() throws Exception {
        hub.publish("doc.order", 1);

        hub.route("hop:doc.order", exchange -> {
            if (tries.incrementAndGet() <= 11) {
                throw new Unavailable("the database does not answer", new SQLException("refused"));
            }
        });

        hub.take("out.a", 1);
        assertThat(hub.pauses)
                .extracting(Duration::toMillis)
                .containsExactly(100L, 200L, 400L, 800L, 1_600L, 3_200L, 6_400L, 12_800L, 25_600L, 30_000L, 30_000L);
    }

    @Test
    void makesThePauseThatTheFaultAsksFor() throws Exception {
        hub.publish("doc.order", 1);

        hub.route("hop:doc.order", exchange -> {
            if (tries.incrementAndGet() == 1) {
                throw new Unavailable("nordwind answers 429", new IllegalStateException(), Duration.ofMinutes(15));
            }
        });

        hub.take("out.a", 1);
        assertThat(hub.pauses).containsExactly(Duration.ofMinutes(15));
    }

    @Test
    void leavesAPauseWhenToldToStop() throws Exception {
        hub.publish("doc.order", 1);
        CountDownLatch pausing = new CountDownLatch(1);
        hub.camel.addComponent(
                "slow",
                new HopComponent(
                        hub.broker,
                        handled -> List.of(),
                        (length, leaving) -> {
                            pausing.countDown();
                            return Pauses.real().pause(Duration.ofDays(1), leaving);
                        },
                        InstantSource.system()));
        hub.route("slow:doc.order", exchange -> {
            throw new Unavailable("always", new IllegalStateException());
        });
        pausing.await();

        hub.stopped();

        assertThat(hub.ids("doc.order", 1)).containsExactly("0");
    }

    @Test
    void takesAFailedConnectionToTheDatabaseForAFaultOfAllAndAViolationForOneOfTheDocument() throws Exception {
        hub.publish("doc.order", 2);

        hub.route("hop:doc.order?batch=1", exchange -> {
            if (OpenHop.of(exchange).message().id().equals("0")) {
                throw new IllegalStateException(new SQLIntegrityConstraintViolationException("twice", "23505"));
            }
            if (tries.incrementAndGet() == 1) {
                throw new IllegalStateException(new SQLException("the server closed the connection", "08006"));
            }
        });

        assertThat(hub.ids("out.a", 1)).containsExactly("1");
        assertThat(hub.ids("dead", 1)).containsExactly("0");
        assertThat(hub.pauses).hasSize(1);
    }

    @Test
    void sendsNothingWhenAHookFailsBeforeTheCommit() throws Exception {
        List<Long> depths = new CopyOnWriteArrayList<>();
        hub.camel.getRegistry().bind("database", new BatchHooks() {
            @Override
            public void beforeCommit(List<Handled> batch, Sends sends) {
                depths.add(hub.broker.depth("out.a"));
                if (tries.incrementAndGet() == 1) {
                    throw new IllegalStateException("no database");
                }
            }
        });
        hub.publish("doc.order", 2);

        hub.route("hop:doc.order?hooks=#database", exchange -> {});

        assertThat(hub.ids("out.a", 2)).containsExactly("0", "1");
        assertThat(depths).containsExactly(0L, 0L, 1L);
    }

    @Test
    void keepsTheDocumentWhileItsAddressIsUnknown() throws Exception {
        hub.broker.remove("out.a");
        CountDownLatch created = new CountDownLatch(1);
        hub.publish("doc.order", 1);

        hub.route("hop:doc.order", exchange -> createsTheQueueAtTry(3, created));

        created.await();
        assertThat(hub.ids("out.a", 1)).containsExactly("0");
        assertThat(tries).hasValue(3);
    }

    @Test
    void keepsTheDocumentWhenAQueueIsRemovedThatWasSentToBefore() throws Exception {
        CountDownLatch created = new CountDownLatch(1);
        hub.route("hop:doc.order", exchange -> createsTheQueueAtTry(3, created));
        hub.publish("doc.order", 1);
        hub.take("out.a", 1);

        hub.broker.remove("out.a");
        hub.publish("doc.order", List.of(Hub.message("after the removal")));

        created.await();
        assertThat(hub.ids("out.a", 1)).containsExactly("after the removal");
    }

    private void createsTheQueueAtTry(int number, CountDownLatch created) {
        if (tries.incrementAndGet() == number) {
            hub.broker.queue("out.a");
            created.countDown();
        }
    }

    @Test
    void takesOffADocumentThatTheBrokerHadFromItBefore() throws Exception {
        hub.publish("doc.order", List.of(Hub.message("7"), Hub.message("8"), Hub.message("7"), Hub.message("9")));

        hub.routes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("hop:doc.order?batch=1").to("hop:out.a?once=true");
            }
        });

        assertThat(hub.ids("out.a", 3)).containsExactly("7", "8", "9");
        assertThat(hub.stopped().broker.depth("doc.order")).isZero();
        assertThat(hub.broker.depth("out.a")).isZero();
    }

    @Test
    void sendsTheRestOfABatchOfWhichTheBrokerHadOneBefore() throws Exception {
        hub.publish("doc.order", 1);
        hub.routes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("hop:doc.order?hooks=#recorder").to("hop:out.a?once=true");
            }
        });
        hub.take("out.a", 1);

        hub.publish("doc.order", 3);

        assertThat(hub.ids("out.a", 2)).containsExactly("1", "2");
        assertThat(hub.stopped().broker.depth("doc.order")).isZero();
        assertThat(batchSizes).containsExactly(1, 3, 1, 1, 1);
    }

    @Test
    void keepsTheOrderOfEveryKeyThroughRollbacksAndStops() throws Exception {
        int perKey = 60;
        List<String> keys = List.of("red", "green", "blue", "white", "black");
        List<Message> messages = IntStream.range(0, perKey)
                .boxed()
                .flatMap(number ->
                        keys.stream().map(key -> new Message(key + "-" + number, Map.of("key", key), new byte[0])))
                .toList();
        hub.publish("doc.order", messages);
        hub.route("hop:doc.order?batch=20", exchange -> {
            if (tries.incrementAndGet() % 37 == 0) {
                throw new Unavailable("now and then", new IllegalStateException());
            }
        });

        for (int stop = 0; stop < 5; stop++) {
            int until = tries.get() + 40;
            while (tries.get() < until && hub.broker.depth("out.a") < messages.size()) {
                Thread.onSpinWait();
            }
            hub.camel.getRouteController().stopRoute("flow");
            hub.camel.getRouteController().startRoute("flow");
        }

        Map<String, List<String>> byKey = hub.take("out.a", messages.size()).stream()
                .collect(Collectors.groupingBy(
                        message -> message.headers().getOrDefault("key", ""),
                        Collectors.mapping(Message::id, Collectors.toList())));
        assertThat(byKey).hasSize(keys.size());
        byKey.forEach((key, ids) -> assertThat(ids)
                .isEqualTo(Hub.numbers(perKey).stream()
                        .map(number -> key + "-" + number)
                        .toList()));
        assertThat(hub.pauses).isNotEmpty();
    }

    @Test
    void waitsWhileItsRouteIsSuspendedAndGoesOnAfterwards() throws Exception {
        hub.route("hop:doc.order", exchange -> {});
        hub.camel.getRouteController().suspendRoute("flow");

        hub.publish("doc.order", 3);
        assertThat(hub.broker.depth("out.a")).isZero();
        assertThat(hub.broker.depth("doc.order")).isEqualTo(3);
        hub.camel.getRouteController().resumeRoute("flow");

        assertThat(hub.ids("out.a", 3)).isEqualTo(Hub.numbers(3));
    }

    @Test
    void endsTheBatchInHandBeforeItStops() throws Exception {
        CountDownLatch inHand = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        hub.publish("doc.order", 3);
        hub.route("hop:doc.order", exchange -> {
            inHand.countDown();
            goOn.await();
        });
        inHand.await();

        Thread stop = new Thread(hub::stopped);
        stop.start();
        goOn.countDown();
        stop.join();

        assertThat(hub.broker.depth("out.a")).isEqualTo(3);
        assertThat(hub.broker.depth("doc.order")).isZero();
    }

    @Test
    void sharesAQueueAmongItsWorkers() throws Exception {
        CountDownLatch bothAtWork = new CountDownLatch(2);
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        // more than one worker is sent ahead
        byte[] body = new byte[90_000];
        hub.broker.sharedQueue("doc.shared");
        hub.publish(
                "doc.shared",
                Hub.numbers(40).stream()
                        .map(id -> new Message(id, Map.of(), body))
                        .toList());

        hub.route("hop:doc.shared?batch=1&workers=2", exchange -> {
            if (threads.add(Thread.currentThread())) {
                bothAtWork.countDown();
            }
            bothAtWork.await();
        });

        assertThat(hub.ids("out.a", 40)).containsExactlyInAnyOrderElementsOf(Hub.numbers(40));
    }

    private void breakOnce(Exchange exchange, String id) {
        if (OpenHop.of(exchange).message().id().equals(id) && tries.incrementAndGet() == 1) {
            throw new Unavailable("the database does not answer", new SQLException("refused"));
        }
    }
}
