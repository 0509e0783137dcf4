package io.crossdock.harness.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The person at the desk, who must not leave a deed undone because nobody answered. */
class ClerkTest {

    private static final String LIST = "[{\"document\":\"d-1\",\"channel\":\"%s\",\"number\":\"%s\",\"version\":%d}]";

    private final Sent sent = new Sent();
    private final Disputes disputes = new Disputes(true);
    private final List<String> asked = new ArrayList<>();
    private HttpServer hub;
    private Clerk clerk;
    private String list = "[]";
    private boolean silent;

    @BeforeEach
    void aHubThatIsAsked() throws IOException {
        hub = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        hub.createContext("/desk/", this::answer);
        hub.start();
        URI orders = URI.create("http://127.0.0.1:" + hub.getAddress().getPort() + "/orders");
        clerk = new Clerk(orders, "shop.in", sent, "portal.out", disputes, "mill.in");
    }

    @AfterEach
    void stop() {
        hub.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath().substring("/desk/".length());
            String text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (!path.equals("parked")) {
                asked.add((path + " " + text.strip()).strip());
            }
            if (silent && !path.equals("parked") && !path.equals("text")) {
                return;
            }
            String said =
                    switch (path) {
                        case "parked" -> list;
                        case "text" -> String.join("\n", sent.slips().get(0).sent());
                        case "repair", "again" -> "r1";
                        case "run" -> "done";
                        default -> "1";
                    };
            exchange.sendResponseHeaders(200, said.length());
            exchange.getResponseBody().write(said.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void putsASlipRightAndSaysYesToWhatIsForeseen() throws Exception {
        slipped(0);

        clerk.look();
        list = "[]";
        clerk.look();

        String right = String.join("\n", sent.slips().get(0).meant().sent());
        assertThat(asked).containsExactly("text", "repair " + right, "run");
    }

    @Test
    void asksAgainTheVerySameWhatGotNoAnswerWhateverBecameOfIt() throws Exception {
        slipped(1);

        silent = true;
        clerk.look();
        list = "[]";
        clerk.look();
        silent = false;
        clerk.look();
        clerk.look();

        assertThat(asked).containsExactly("reject", "reject", "reject");
    }

    @Test
    void agreesWithThePartnerBeforeSomethingIsSentAgainAndAfterItIsGivenUp() throws Exception {
        parkedAtThePartner("F2", 1);
        assertThat(disputes.refuse(request("F2", 1))).isTrue();
        clerk.look();
        assertThat(disputes.refuse(request("F2", 1))).isFalse();

        parkedAtThePartner("F1", 1);
        silent = true;
        clerk.look();
        assertThat(disputes.refuse(request("F1", 1))).isTrue();
        silent = false;
        clerk.look();
        clerk.look();

        assertThat(disputes.refuse(request("F1", 1))).isFalse();
        assertThat(asked).startsWith("release", "reject", "reject");
    }

    private void slipped(int ordinal) {
        Random random = new Random(1);
        Slip slip = Slip.draw(Paper.Kind.ORDER, "F", ordinal, random);
        sent.add(slip);
        list = LIST.formatted("shop.in", slip.meant().key(), 0);
    }

    private void parkedAtThePartner(String key, int version) {
        list = LIST.formatted("portal.out", key, version);
    }

    private static Effect request(String key, int version) {
        return new Effect(
                "r", ("No;V;Art;Qty\n" + key + ";" + version + ";A-0;1,5\n").getBytes(StandardCharsets.UTF_8));
    }
}
