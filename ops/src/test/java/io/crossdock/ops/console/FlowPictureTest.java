package io.crossdock.ops.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.routes.HubStatus.ChannelStatus;
import io.crossdock.routes.HubStatus.Condition;
import io.crossdock.routes.ledger.State;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is drawn, and what is said of what is not. */
class FlowPictureTest {

    @Test
    void drawsAllPartnersWhereThePictureHoldsThem() {
        FlowPicture picture = FlowPicture.of(channels(40, "none"));

        assertThat(picture.left()).isZero();
        assertThat(partners(picture)).hasSize(40);
        assertThat(picture.links()).hasSize(40);
    }

    @Test
    void drawsThoseThatNeedSomebodyAndTheBusiestAndCountsTheOthers() {
        FlowPicture picture = FlowPicture.of(channels(200, "p7"));

        assertThat(picture.left()).isEqualTo(160);
        assertThat(partners(picture)).hasSize(40).contains("p7", "p199", "p161").doesNotContain("p8", "p160");
        assertThat(picture.links())
                .hasSize(40)
                .extracting(FlowPicture.Link::channel)
                .contains("p7.in", "p199.in");
    }

    /** Each has read as many documents as its number says. */
    private static List<ChannelStatus> channels(int partners, String parked) {
        return IntStream.range(0, partners)
                .mapToObj(number -> channel("p" + number, number, ("p" + number).equals(parked) ? 1 : 0))
                .toList();
    }

    private static ChannelStatus channel(String partner, long read, long parked) {
        return new ChannelStatus(
                partner + ".in",
                partner,
                true,
                List.of("order"),
                Condition.RUNNING,
                Map.of(State.READ, read),
                parked,
                0,
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static List<String> partners(FlowPicture picture) {
        return picture.nodes().stream()
                .filter(node -> !node.anchor().equals("middle"))
                .flatMap(node -> Stream.of(node.name()))
                .toList();
    }
}
