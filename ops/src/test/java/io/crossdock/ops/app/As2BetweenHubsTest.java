package io.crossdock.ops.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.crossdock.routes.search.Trace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two hubs that know nothing of each other but addresses, names and certificates: each has a folder, a database, a broker, a port and a
 * key of its own. Neither takes what is not signed and encrypted.
 */
class As2BetweenHubsTest {

    private static final String RECEIVES =
            "direction: in\ncarries: order\nconnector: { station: {} }\nformat: json\non-bad-data: refuse\n";

    private final As2Home north;
    private final As2Home south;

    As2BetweenHubsTest(@TempDir Path folder) throws Exception {
        north = new As2Home(folder.resolve("north")).key("north");
        south = new As2Home(folder.resolve("south")).key("south");
        knows(north, "north", south, "south", "");
        knows(south, "south", north, "north", ", mdn: async, mdn-to: \"" + south.address() + "\"");
    }

    /** @param receipts how the first is to be told that the second has what it sent */
    private static void knows(As2Home one, String us, As2Home other, String partner, String receipts) throws Exception {
        String address = other.address();
        one.write("data/secrets/" + partner + "-certificate", other.certificate(partner))
                .partner(us, partner, "address: \"" + address + "\", mdn-address: \"" + address + "\",")
                .channel(
                        partner + "/orders-out.yaml",
                        "direction: out\ncarries: order\nwhere: { source: shop }\nformat: json\nconnector: { station: { compress: true"
                                + receipts + " } }\n")
                .channel(partner + "/orders-in.yaml", RECEIVES)
                .keepsWhatComesFrom(partner);
    }

    @AfterEach
    void stop() {
        north.close();
        south.close();
    }

    @Test
    void exchangeOrdersBothWaysEachWithTheOthersReceipt() throws Exception {
        north.start(InstantSource.system());
        south.start(InstantSource.system());

        north.order("N-1");
        south.order("S-1");

        kept(south, "N-1");
        kept(north, "S-1");
        assertThat(north.proof(receipt(north, "N-1", "south.orders-out")))
                .contains("Final-Recipient: rfc822; SOUTH", "MDN-sent-automatically; processed")
                .contains("multipart/signed");
        assertThat(south.proof(receipt(south, "S-1", "north.orders-out")))
                .as("it came later, by a request of its own")
                .contains("Final-Recipient: rfc822; NORTH", "MDN-sent-automatically; processed")
                .contains("multipart/signed");
    }

    private static void kept(As2Home hub, String number) throws Exception {
        await().atMost(Duration.ofMinutes(3)).until(() -> hub.files().size() == 1);
        assertThat(Files.readString(hub.files().get(0))).contains(number);
    }

    /** That of the only message that the order went out in. */
    private static Trace.Rung receipt(As2Home hub, String number, String channel) {
        return await().atMost(Duration.ofMinutes(3))
                .until(
                        () -> hub.rungs(number, channel),
                        all -> all.size() == 1 && all.get(0).state().equals("RECEIVED"))
                .get(0);
    }
}
