package io.crossdock.routes.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.config.Kind;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PartitionsTest {

    private static final Partitions FOUR = new Partitions(Map.of(Kind.ORDER, 4, Kind.STOCK, 2));

    @Test
    void namesTheOnePartitionOfAKindAsTheKind() {
        assertThat(Partitions.ONE_EACH.address(new Envelope.Key(Kind.ORDER, "nordwind", "PO-1")))
                .isEqualTo("doc.order");
        assertThat(FOUR.lanes(Kind.PRICE)).containsExactly("doc.price", "doc.price.bulk");
    }

    @Test
    void namesTheNumberOfPartitionsInEach() {
        assertThat(FOUR.lanes(Kind.ORDER))
                .containsExactly("doc.order.0-of-4", "doc.order.1-of-4", "doc.order.2-of-4", "doc.order.3-of-4");
        assertThat(FOUR.lanes(Kind.STOCK))
                .containsExactly(
                        "doc.stock.0-of-2", "doc.stock.1-of-2", "doc.stock.0-of-2.bulk", "doc.stock.1-of-2.bulk");
    }

    /** Where it goes is kept in queues: another version of the hub must find the same. */
    @Test
    void sendsAKeyToTheSamePartitionForEver() {
        List<String> addresses = IntStream.range(1, 9)
                .mapToObj(number -> FOUR.address(new Envelope.Key(Kind.ORDER, "4012345000009", "PO-000" + number)))
                .map(address -> address.substring("doc.order.".length(), "doc.order.".length() + 1))
                .toList();

        assertThat(String.join("", addresses)).isEqualTo("21032103");
    }

    @Test
    void dealsNumbersThatCountUpEvenly() {
        Map<String, Long> loads = IntStream.range(0, 4_000)
                .mapToObj(number -> FOUR.address(new Envelope.Key(Kind.ORDER, "nordwind", "PO-" + (100_000 + number))))
                .collect(Collectors.groupingBy(address -> address, Collectors.counting()));

        assertThat(loads).hasSize(4);
        assertThat(loads.values()).allSatisfy(load -> assertThat(load).isBetween(900L, 1_100L));
    }
}
