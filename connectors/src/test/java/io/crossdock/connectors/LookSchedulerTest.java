package io.crossdock.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.crossdock.config.Settings;
import io.crossdock.config.When;
import io.crossdock.config.Wire;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.file.FileEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LookSchedulerTest {

    private static final When.At SIX_IN_SHANGHAI = new When.At(LocalTime.of(6, 0), ZoneId.of("Asia/Shanghai"), false);
    private static final When OFTEN = new When.Every(Duration.ofMillis(10));
    private static final InstantSource A_SECOND_BEFORE = () -> Instant.parse("2026-03-01T21:59:59Z");
    private static final InstantSource AN_HOUR_BEFORE = () -> Instant.parse("2026-03-01T21:00:00Z");

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final AtomicInteger looks = new AtomicInteger();

    @TempDir
    private Path folder;

    @BeforeEach
    void start() {
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    @Test
    void pollsAtItsTimeOfTheDayAndNotBefore() throws Exception {
        poll(AN_HOUR_BEFORE);
        poll(A_SECOND_BEFORE);

        await().untilAsserted(() -> assertThat(looks).hasValue(1));
        Thread.sleep(1_500);

        assertThat(looks).hasValue(1);
    }

    @Test
    void looksAgainAfterItsRouteWasStoppedAndStarted() throws Exception {
        Poll often = Poll.of("test:often", camel, SIX_IN_SHANGHAI, Duration.ZERO, AN_HOUR_BEFORE, this::look);
        LookScheduler.pace(often, () -> Pause.of(Duration.ofMillis(50)), new Bell());
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(often).id("often").log("found");
            }
        });
        for (int start = 1; start <= 3; start++) {
            int before = looks.get();
            await().untilAsserted(() -> assertThat(looks).hasValueGreaterThan(before + 1));
            camel.getRouteController().stopRoute("often");
            camel.getRouteController().startRoute("often");
        }
    }

    @Test
    void endsALightPauseWhenTheBellRingsAndNoOther() throws Exception {
        Bell bell = new Bell();
        Poll light = Poll.of("test:light", camel, SIX_IN_SHANGHAI, Duration.ZERO, AN_HOUR_BEFORE, this::look);
        Poll deep = Poll.of("test:deep", camel, SIX_IN_SHANGHAI, Duration.ZERO, AN_HOUR_BEFORE, () -> {
            throw new AssertionError("woken");
        });
        LookScheduler.pace(light, () -> new Pause(Duration.ofHours(1), true), bell);
        LookScheduler.pace(deep, () -> new Pause(Duration.ofHours(1), false), bell);
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(light).log("found");
                from(deep).log("found");
            }
        });
        assertThat(looks).hasValue(0);

        bell.ring();
        await().untilAsserted(() -> assertThat(looks).hasValue(1));
        bell.ring();
        await().untilAsserted(() -> assertThat(looks).hasValue(2));
    }

    @Test
    void leavesAFolderAloneBeforeItsTimeOfTheDay() throws Exception {
        Files.createDirectory(folder.resolve("out"));
        Files.writeString(folder.resolve("out/a.edi"), "early");
        Settings settings = Examples.read(FolderReader.spec("test"), "folder: out");
        FileEndpoint endpoint = camel.getEndpoint("file:" + folder.resolve("out"), FileEndpoint.class);

        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                new FolderReader(Duration.ofSeconds(1), Duration.ofSeconds(1), AN_HOUR_BEFORE)
                        .read(this, endpoint, settings, SIX_IN_SHANGHAI, News.NONE, (name, found, exchange) -> {
                            looks.incrementAndGet();
                            return Wire.of(name, new byte[0]);
                        });
            }
        });
        Thread.sleep(2_500);

        assertThat(looks).hasValue(0);
    }

    /** By themselves both would look again in an hour. */
    @Test
    void looksAsOftenAsItIsToldTo() throws Exception {
        Files.createDirectory(folder.resolve("out"));
        Files.writeString(folder.resolve("out/a.edi"), "two looks find it unchanged");
        Settings settings = Examples.read(FolderReader.spec("test"), "folder: out");
        FileEndpoint endpoint = camel.getEndpoint("file:" + folder.resolve("out"), FileEndpoint.class);
        AtomicInteger taken = new AtomicInteger();

        poll(OFTEN, Duration.ofHours(1), AN_HOUR_BEFORE);
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                new FolderReader(Duration.ofHours(1), Duration.ofHours(1), AN_HOUR_BEFORE)
                        .read(this, endpoint, settings, OFTEN, News.NONE, (name, found, exchange) -> {
                            taken.incrementAndGet();
                            return Wire.of(name, new byte[0]);
                        });
            }
        });

        await().untilAsserted(() -> assertThat(looks).hasValueGreaterThan(2));
        await().untilAsserted(() -> assertThat(taken).hasValue(1));
    }

    @Test
    void pausesUntilItsTimeThenLooksTwiceMore() {
        DailyPace pace = new DailyPace(SIX_IN_SHANGHAI, AN_HOUR_BEFORE);

        assertThat(List.of(pace.get(), pace.get(), pace.get(), pace.get()))
                .containsExactly(
                        Pause.of(Duration.ofHours(1)),
                        Pause.of(Duration.ofSeconds(30)),
                        Pause.of(Duration.ofSeconds(30)),
                        Pause.of(Duration.ofHours(1)));
    }

    private String poll(InstantSource clock) throws Exception {
        return poll(SIX_IN_SHANGHAI, Duration.ofMillis(10), clock);
    }

    private String poll(When when, Duration pace, InstantSource clock) throws Exception {
        String route = "daily-" + camel.getRoutesSize();
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(Poll.of("test:" + route, camel, when, pace, clock, LookSchedulerTest.this::look))
                        .id(route)
                        .log("found");
            }
        });
        return route;
    }

    private Poll.Look look() {
        looks.incrementAndGet();
        return Optional::empty;
    }
}
