package io.crossdock.ops.watch;

import io.crossdock.connectors.Expiry;
import io.crossdock.routes.HubFigures;
import io.crossdock.routes.HubStatus;
import io.crossdock.routes.HubStatus.Alarm;
import io.crossdock.routes.HubStatus.Balance;
import io.crossdock.routes.HubStatus.ChannelStatus;
import io.crossdock.routes.HubStatus.Condition;
import io.crossdock.routes.broker.Broker;
import io.crossdock.routes.delivery.Awaited;
import io.crossdock.routes.ledger.Ledger;
import io.crossdock.routes.ledger.Stage;
import io.crossdock.routes.ledger.State;
import io.crossdock.routes.store.ParkedFor;
import io.crossdock.routes.witness.Passage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A hub of which there is something to tell in every respect. */
final class Samples {

    static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

    private Samples() {}

    static HubStatus status(List<Balance> balances, List<Alarm> alarms) {
        return new HubStatus(
                NOW,
                "main",
                "b",
                Optional.empty(),
                List.of(),
                List.of(channel("a.in", true), channel("a.out", false)),
                balances,
                alarms,
                List.of(),
                List.of(),
                List.of(),
                7);
    }

    private static ChannelStatus channel(String id, boolean incoming) {
        return new ChannelStatus(
                id,
                "a",
                incoming,
                List.of("order"),
                Condition.WAITING,
                Map.of(incoming ? State.READ : State.DELIVERED, 3L),
                4,
                0,
                incoming ? 0 : 2,
                Optional.empty(),
                Optional.empty(),
                Optional.of(NOW),
                Optional.empty());
    }

    static HubFigures figures() {
        return new HubFigures(
                Map.of("a.out", NOW.minusSeconds(90)),
                List.of(
                        new Ledger.Count("a.in", Stage.INTAKE, State.DUPLICATE, 4),
                        new Ledger.Count("a.out", Stage.DELIVERY, State.DELIVERED, 11)),
                List.of(new Ledger.Latest("inbox-a", Stage.TRANSMISSION, State.FOUND, NOW.minusSeconds(10))),
                List.of(
                        new ParkedFor("a.in", "FIELD-MISSING", 2, NOW.minusSeconds(60)),
                        new ParkedFor("a.in", "DOCUMENT-CONFLICT", 1, NOW.minusSeconds(600))),
                List.of(
                        new Awaited.Owed("a.out", "syntax", true, 5, Optional.of(NOW.minusSeconds(5))),
                        new Awaited.Owed("a.out", "syntax", false, 6, Optional.empty())),
                Map.of("inbox-a", NOW.minusSeconds(30)),
                Map.of("a.out", List.of(new Expiry("key", NOW.plus(Duration.ofDays(12))))),
                new Broker.Fullness(0.5, 0.9),
                2,
                NOW.minusSeconds(70));
    }

    static List<Disk> disks() {
        return List.of(new Disk("data", 40, 100));
    }

    static Passage delivered(String channel, String document) {
        return new Passage(
                Stage.DELIVERY, document, channel, "order", State.DELIVERED, Optional.empty(), NOW.minusMillis(5), NOW);
    }

    /** Delivered after so long. */
    static Passage delivered(String channel, Duration lag) {
        return new Passage(
                Stage.DELIVERY,
                "document",
                channel,
                "order",
                State.DELIVERED,
                Optional.of(NOW.minus(lag)),
                NOW.minusMillis(5),
                NOW);
    }
}
