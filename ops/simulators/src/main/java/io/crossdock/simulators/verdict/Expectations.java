package io.crossdock.simulators.verdict;

import io.crossdock.simulators.premises.Fact;
import io.crossdock.simulators.premises.Journal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who must have got what, by the journals of those who sent: the table of the demo. */
final class Expectations {

    private static final List<String> PARTNERS = List.of("nordwind", "suedhandel", "marktplatz", "filiale");

    private final Path data;
    private final Numbers numbers;

    Expectations(Path data, Numbers numbers) {
        this.data = data;
        this.numbers = numbers;
    }

    /** The partners that have not made all their documents yet. */
    List<String> busy() {
        return PARTNERS.stream()
                .filter(partner -> sentJournal(partner).stream().noneMatch(Journal.Entry::ends))
                .toList();
    }

    List<Leg.Result> results() {
        List<Leg.Result> results = new ArrayList<>();
        for (String receiver : List.of("marktplatz", "suedhandel")) {
            results.add(leg(receiver, "products", sent("nordwind", "product")).states());
            results.add(leg(receiver, "prices", sent("nordwind", "price")).states());
            results.add(leg(receiver, "stock", stocks()).states());
            results.add(leg(receiver, "shipments", shipments(receiver)).events());
        }
        List<Fact> orders = orders();
        results.add(leg("nordwind", "orders-json", orders).events());
        results.add(leg("nordwind", "orders-edi", orders).events());
        results.add(leg("nordwind", "sales", sent("filiale", "sale")).events());
        results.add(shipped(orders));
        return results;
    }

    private Leg leg(String receiver, String channel, List<Fact> expected) {
        List<Journal.Entry> arrived = Journal.read(data.resolve(receiver).resolve("received.jsonl")).stream()
                .filter(entry -> entry.channel().equals(channel))
                .map(entry -> shared(receiver, entry))
                .toList();
        return new Leg(receiver, channel, expected, arrived);
    }

    /** Every order that reaches the supplier is shipped: known by the order's number. */
    private Leg.Result shipped(List<Fact> orders) {
        List<Journal.Entry> shipped = sentJournal("nordwind").stream()
                .filter(entry -> entry.channel().equals("shipments"))
                .map(entry -> new Journal.Entry(
                        entry.channel(),
                        entry.name(),
                        entry.sha256(),
                        entry.repeat(),
                        entry.documents().stream()
                                .map(fact -> Fact.of("shipped", fact.value("order")))
                                .toList()))
                .toList();
        List<Fact> expected =
                orders.stream().map(order -> Fact.of("shipped", order.number())).toList();
        return new Leg("nordwind", "(ships)", expected, shipped).events();
    }

    private List<Fact> orders() {
        return Stream.concat(sent("suedhandel", "order").stream(), sent("marktplatz", "order").stream())
                .filter(order -> order.value("faulty").isEmpty())
                .toList();
    }

    private List<Fact> stocks() {
        return Stream.concat(sent("nordwind", "stock").stream(), sent("filiale", "stock").stream())
                .toList();
    }

    private List<Fact> shipments(String buyer) {
        Set<String> orders = sent(buyer, "order").stream().map(Fact::number).collect(Collectors.toSet());
        return sent("nordwind", "shipment").stream()
                .filter(shipment -> orders.contains(shipment.value("order")))
                .toList();
    }

    private List<Fact> sent(String partner, String kind) {
        return sentJournal(partner).stream()
                .flatMap(entry -> entry.documents().stream())
                .filter(fact -> fact.kind().equals(kind))
                .map(fact -> numbers.shared(partner, fact))
                .toList();
    }

    private List<Journal.Entry> sentJournal(String partner) {
        return Journal.read(data.resolve(partner).resolve("sent.jsonl"));
    }

    private Journal.Entry shared(String partner, Journal.Entry entry) {
        return new Journal.Entry(
                entry.channel(),
                entry.name(),
                entry.sha256(),
                entry.repeat(),
                entry.documents().stream()
                        .map(fact -> numbers.shared(partner, fact))
                        .toList());
    }
}
