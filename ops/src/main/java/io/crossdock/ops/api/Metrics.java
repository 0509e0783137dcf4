package io.crossdock.ops.api;

import io.crossdock.ops.running.HubInForce;
import io.crossdock.ops.watch.Disk;
import io.crossdock.ops.watch.Figures;
import io.crossdock.ops.watch.Soundings;
import io.crossdock.routes.Hub;
import io.crossdock.routes.Lack;
import io.crossdock.routes.Lack.Need;
import io.crossdock.routes.broker.Unavailable;
import java.util.List;
import org.springframework.dao.DataAccessException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** How the hub is, in the text format of Prometheus. */
@RestController
public final class Metrics {

    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

    private final HubInForce inForce;
    private final Soundings soundings;
    private final Figures figures;

    public Metrics(HubInForce inForce, Soundings soundings, Figures figures) {
        this.inForce = inForce;
        this.soundings = soundings;
        this.figures = figures;
    }

    /** The figures; while broker or database do not answer, only that, and what this process knows by itself. */
    @GetMapping(path = "/metrics", produces = TEXT)
    String metrics() {
        List<Lack> lacks = soundings.take().orElseThrow();
        List<Disk> disks = soundings.disks();
        if (lacks.stream().anyMatch(lack -> lack.need() != Need.ROOM)) {
            return figures.unwell(disks);
        }
        try {
            Hub hub = inForce.hub().orElseThrow();
            return figures.of(hub.status(), hub.figures(), disks, lacks.isEmpty());
        } catch (DataAccessException | Unavailable away) {
            return figures.unwell(disks);
        }
    }
}
