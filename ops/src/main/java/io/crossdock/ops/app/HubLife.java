package io.crossdock.ops.app;

import io.crossdock.config.Configuration;
import io.crossdock.ops.Access;
import io.crossdock.ops.Installation;
import io.crossdock.ops.running.HubInForce;
import io.crossdock.ops.watch.Witnesses;
import io.crossdock.routes.Hub;
import io.crossdock.routes.HubSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;

/** Starts the hub once its port is open, and stops it before the port is closed. */
final class HubLife implements ApplicationRunner, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(HubLife.class);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration FOLLOW = Duration.ofSeconds(3);

    /** With what it begins. */
    record Start(Configuration configuration, boolean watched) {}

    private final Start start;
    private final Installation installation;
    private final InstantSource clock;
    private final CamelContext camel;
    private final HubInForce inForce;
    private final Witnesses witnesses;
    private final ServletWebServerApplicationContext server;
    private final ScheduledExecutorService watch =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "watch"));

    HubLife(
            Start start,
            Installation installation,
            InstantSource clock,
            CamelContext camel,
            HubInForce inForce,
            Witnesses witnesses,
            ServletWebServerApplicationContext server) {
        this.start = start;
        this.installation = installation;
        this.clock = clock;
        this.camel = camel;
        this.inForce = inForce;
        this.witnesses = witnesses;
        this.server = server;
    }

    @Override
    public void run(ApplicationArguments arguments) throws Exception {
        Path data = installation.data(start.configuration());
        Hub hub = Hub.start(
                settings(data),
                bundles -> inForce.begin(bundles, start.configuration(), data, start.watched()),
                camel,
                witnesses,
                clock);
        Access access = Access.at(address());
        access.write(data);
        inForce.open(hub, access, data);
        inForce.report(hub.configuration().problems());
        if (start.watched()) {
            ConfigurationWatch changes = new ConfigurationWatch(installation.config(), inForce::apply);
            watch.scheduleWithFixedDelay(changes, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
        }
        watch.scheduleWithFixedDelay(inForce::follow, FOLLOW.toMillis(), FOLLOW.toMillis(), TimeUnit.MILLISECONDS);
        LOG.info(
                "ready: {} channels, status page at {}, data in {}",
                hub.configuration().channels().size(),
                access.address(),
                data);
    }

    @Override
    public void destroy() throws Exception {
        watch.shutdownNow();
        inForce.close();
    }

    private HubSettings settings(Path data) {
        HubSettings settings = HubSettings.of(start.configuration().hub());
        return new HubSettings(
                data,
                installation.payloads(start.configuration()),
                settings.tenant(),
                settings.broker(),
                settings.database(),
                settings.us(),
                settings.firstPause());
    }

    /** As commands on this machine reach it. */
    private URI address() {
        String host = start.configuration().hub().group("http").text("host");
        String reachable = host.equals("0.0.0.0") || host.equals("::") ? "127.0.0.1" : host;
        return URI.create("http://" + reachable + ":" + server.getWebServer().getPort());
    }
}
