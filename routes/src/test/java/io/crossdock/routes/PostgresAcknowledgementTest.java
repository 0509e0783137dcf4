package io.crossdock.routes;

import static io.crossdock.routes.EdifactOrders.interchange;
import static io.crossdock.routes.EdifactOrders.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.routes.ledger.State;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An acknowledgement each way with PostgreSQL as the state database. */
class PostgresAcknowledgementTest {

    private static final String DEALER = "4098765000003";
    private static final String FORMAT = "format: { edifact: { release: D.96A, sender: \"4099999000005:14\" } }\n";

    @TempDir
    Path folder;

    @Test
    void tellsTheDealerAndHoldsWhatTheSupplierSaysAgainstTheOrder() throws Exception {
        try (Postgres postgres = Postgres.start();
                HubFixture hub = hub(postgres)) {
            String orders = interchange(DEALER, "R1", order("S-1", DEALER, "1"), order("S-2", DEALER, "two"));
            hub.put("suedhandel", "out/o.edi", orders);
            hub.handled("suedhandel.orders-in", 2);
            assertThat(hub.received("suedhandel", "acks").values())
                    .singleElement()
                    .asString()
                    .contains("UCM+1+ORDERS:D:96A:UN+7'UCM+2+ORDERS:D:96A:UN+4'");
            hub.put("suedhandel", "out/again.edi", orders);
            hub.passTime(Duration.ofHours(25));
            Awaitility.await()
                    .atMost(Duration.ofMinutes(3))
                    .until(() -> HubFixture.count(hub.hub().status(), "nordwind.orders-out", State.OVERDUE) == 1);
            String sent = hub.received("nordwind", "orders").values().iterator().next();
            String reference = sent.substring(sent.indexOf("UNZ+1+") + 6, sent.lastIndexOf('\''));
            hub.put(
                    "nordwind",
                    "acks/c.edi",
                    "UNB+UNOC:3+4012345000009:14+4099999000005:14+261122:1300+C1'UNH+1+CONTRL:D:3:UN'UCI+" + reference
                            + "+4099999000005:14+4012345000009:14+7'UCM+1+ORDERS:D:96A:UN+7'UNT+4+1'UNZ+1+C1'");
            HubStatus status = hub.handled("nordwind.acks-in", 1);
            assertThat(HubFixture.count(status, "nordwind.orders-out", State.ACKNOWLEDGED))
                    .isEqualTo(1);
            assertThat(status.parked()).isEmpty();
        }
    }

    private HubFixture hub(Postgres postgres) throws Exception {
        return new HubFixture(folder, settings -> postgres.in(settings, "main"))
                .folders("suedhandel/out", "suedhandel/acks", "nordwind/orders", "nordwind/acks")
                .partner("suedhandel", "{ gln: \"" + DEALER + "\" }")
                .partner("nordwind", "{ gln: \"4012345000009\" }")
                .channel(
                        "suedhandel.orders-in",
                        in("order", "out") + "on-bad-data: refuse\nacknowledge: { with: CONTRL, via: acks-out }\n")
                .channel("suedhandel.acks-out", out("acknowledgement", "acks"))
                .channel("nordwind.orders-out", out("order", "orders") + "acknowledgement: { expect: CONTRL }\n")
                .channel("nordwind.acks-in", in("acknowledgement", "acks"))
                .start();
    }

    private static String in(String kind, String directory) {
        return "direction: in\ncarries: " + kind + "\nconnector: { drop: { folder: " + directory
                + " } }\nwhen: { every: 1s }\n" + FORMAT;
    }

    private static String out(String kind, String directory) {
        return "direction: out\ncarries: " + kind + "\nconnector: { drop: { folder: " + directory + " } }\n" + FORMAT;
    }
}
