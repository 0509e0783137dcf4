package io.crossdock.mappings.edifact;

import io.crossdock.mappings.canonical.Acknowledgement;
import io.crossdock.mappings.canonical.Document;
import io.crossdock.mappings.canonical.GoodsReceipt;
import io.crossdock.mappings.canonical.Invoice;
import io.crossdock.mappings.canonical.Order;
import io.crossdock.mappings.canonical.OrderResponse;
import io.crossdock.mappings.canonical.PartyRef;
import io.crossdock.mappings.canonical.Quantity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a person would check of a document read from other people's files, in one line. */
final class Facts {

    private Facts() {}

    /** @param expected what is asked of an order besides the facts that all have */
    static String of(Document document, List<String> expected) {
        if (document instanceof Order order) {
            return order(order, expected);
        }
        if (document instanceof Invoice invoice) {
            return joined(
                    invoice.invoiceNumber(),
                    invoice.type(),
                    invoice.lines().size() + " lines",
                    "sum " + sum(invoice.lines().stream().map(Invoice.Line::quantity)),
                    invoice.totals().total().map(total -> "total " + total).orElse(""),
                    invoice.orders().isEmpty() ? "" : "order " + String.join(", ", invoice.orders()),
                    parties(invoice.parties()));
        }
        if (document instanceof GoodsReceipt receipt) {
            GoodsReceipt.Line line = receipt.lines().get(0);
            return joined(
                    receipt.goodsReceiptNumber(),
                    receipt.lines().size() + " lines",
                    line.article().key() + " " + line.quantity().value(),
                    "lot " + line.lot().orElse("") + " until "
                            + line.expiry().map(Object::toString).orElse(""),
                    parties(receipt.parties()));
        }
        if (document instanceof OrderResponse response) {
            return joined(
                    response.orderResponseNumber().orElse(""),
                    response.status() + " " + response.orderNumber(),
                    response.lines().size() + " lines",
                    parties(response.parties()));
        }
        if (document instanceof Acknowledgement acknowledgement) {
            Acknowledgement.Part part = acknowledgement.parts().get(0);
            return joined(
                    "acknowledgement " + acknowledgement.acknowledgementNumber(),
                    part.verdict() + " of " + part.document().orElse(""),
                    part.faults().size() + " faults");
        }
        return document.kind().word() + " " + document.number();
    }

    private static String joined(String... facts) {
        return Stream.of(facts).filter(fact -> !fact.isEmpty()).collect(Collectors.joining("; "));
    }

    private static String sum(Stream<Quantity> quantities) {
        return quantities
                .map(Quantity::value)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .toPlainString();
    }

    private static String parties(Map<String, PartyRef> parties) {
        return parties.entrySet().stream()
                .map(party -> party.getKey() + " " + name(party.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String order(Order order, List<String> expected) {
        List<String> facts = new ArrayList<>();
        facts.add(order.orderNumber());
        facts.add(order.lines().size() + " lines");
        facts.add("sum "
                + order.lines().stream()
                        .map(line -> line.quantity().value())
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .toPlainString());
        facts.add(order.parties().entrySet().stream()
                .map(party -> party.getKey() + " " + name(party.getValue()))
                .collect(Collectors.joining(", ")));
        String first = order.lines().get(0).article().key();
        if (expected.stream().anyMatch(line -> line.contains("; " + first))) {
            facts.add(first);
        }
        order.total().ifPresent(total -> facts.add("total " + total));
        order.deliveryDate()
                .filter(date -> expected.toString().contains("delivery"))
                .ifPresent(date -> facts.add("delivery " + date));
        if (order.header().test()) {
            facts.add("test");
        }
        return String.join("; ", facts);
    }

    private static String name(PartyRef party) {
        return (party.key() + party.name().map(name -> " " + name).orElse(""));
    }
}
