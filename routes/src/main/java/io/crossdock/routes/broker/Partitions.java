package io.crossdock.routes.broker;

import io.crossdock.config.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How many partitions the documents of each kind are dealt to by their key (decision D23). Documents that share a key share a partition,
 * and a partition has one worker, so they keep their order.
 *
 * @param numbers a kind that is not named has one
 */
public record Partitions(Map<Kind, Integer> numbers) {

    public static final Partitions ONE_EACH = new Partitions(Map.of());

    public Partitions {
        numbers = Map.copyOf(numbers);
    }

    public int number(Kind kind) {
        return numbers.getOrDefault(kind, 1);
    }

    /** The address for documents with this key. */
    public String address(Envelope.Key key) {
        int number = number(key.kind());
        return Addresses.doc(key.kind(), Math.floorMod(spread(key), number), number);
    }

    /** The same on every node and after every start; the high bits count too, for numbers that differ in few places. */
    private static int spread(Envelope.Key key) {
        int hash = 31 * key.issuer().hashCode() + key.number().hashCode();
        return hash ^ hash >>> 15;
    }

    /** The addresses of a kind, one a partition. */
    public List<String> addresses(Kind kind) {
        int number = number(kind);
        return IntStream.range(0, number)
                .mapToObj(index -> Addresses.doc(kind, index, number))
                .toList();
    }

    /** All addresses on which documents of a kind come to the flow: those of its partitions, and beside them their lanes for bulk. */
    public List<String> lanes(Kind kind) {
        List<String> lanes = new ArrayList<>(addresses(kind));
        if (kind.isState()) {
            addresses(kind).forEach(address -> lanes.add(Addresses.bulk(address)));
        }
        return lanes;
    }
}
