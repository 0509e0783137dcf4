package io.crossdock.routes.intake;

import io.crossdock.mappings.canonical.Acknowledgement;
import io.crossdock.mappings.canonical.Article;
import io.crossdock.mappings.canonical.Document;
import io.crossdock.mappings.canonical.GoodsReceipt;
import io.crossdock.mappings.canonical.Invoice;
import io.crossdock.mappings.canonical.Order;
import io.crossdock.mappings.canonical.OrderChange;
import io.crossdock.mappings.canonical.OrderResponse;
import io.crossdock.mappings.canonical.PartyRef;
import io.crossdock.mappings.canonical.Product;
import io.crossdock.mappings.canonical.Shipment;
import io.crossdock.mappings.canonical.ShippingOrder;
import io.crossdock.routes.ledger.Terms;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * By what a document is found: its number and those that it refers to, the numbers of parties and articles, and names of articles and
 * organisations. What tells of a person is not among them: no address, no contact, no note, no name of a party that has no number of an
 * organisation.
 */
final class Findable {

    /** Schemes of numbers that persons do not have. */
    private static final Set<String> ORGANISATION = Set.of("gln", "duns");

    /** Schemes of numbers that stand for a party without telling who it is. */
    private static final Set<String> NUMBERED = Set.of("gln", "duns", "buyer-assigned", "supplier-assigned");

    /** Schemes of documents of one trade; what many trades refer to, as a contract, relates nothing. */
    private static final Set<String> OF_ONE_TRADE = Set.of(
            "order",
            "supplier-order",
            "customer-order",
            "order-change",
            "order-response",
            "shipping-order",
            "shipment",
            "despatch-advice",
            "delivery-note",
            "goods-receipt",
            "invoice");

    private final Terms terms = new Terms();

    private Findable() {}

    /** In the order of what is left out first where there is too much: numbers before names. */
    static List<String> terms(Document document) {
        Findable findable = new Findable();
        if (document.kind().isState()) {
            findable.terms.identifier(document.number());
        } else {
            findable.related(document.number());
        }
        related(document).forEach(findable::related);
        document.header().references().forEach(findable::reference);
        findable.units(document);
        document.withParties(party -> {
            findable.party(party);
            return party;
        });
        List<Article> articles = document.articles().toList();
        articles.forEach(findable::numbers);
        articles.stream().map(Article::name).flatMap(Optional::stream).forEach(findable.terms::prose);
        if (document instanceof Product product) {
            Stream.of(product.brand(), product.description())
                    .flatMap(Optional::stream)
                    .forEach(findable.terms::prose);
        }
        return findable.terms.list();
    }

    /** The same without what relates it to others of its trade: what is not taken belongs to none yet. */
    static List<String> words(Document document) {
        return terms(document).stream().filter(term -> !Terms.relates(term)).toList();
    }

    private void related(String number) {
        terms.identifier(number).reference(number);
    }

    private void reference(String scheme, String number) {
        terms.identifier(number);
        if (OF_ONE_TRADE.contains(scheme)) {
            terms.reference(number);
        }
    }

    /** The numbers of other documents that it belongs together with. */
    private static Stream<String> related(Document document) {
        if (document instanceof OrderResponse response) {
            return Stream.of(response.orderNumber());
        }
        if (document instanceof OrderChange change) {
            return Stream.of(change.orderNumber());
        }
        if (document instanceof ShippingOrder order) {
            return Stream.concat(
                    order.orders().stream(), present(order.lines().stream().map(ShippingOrder.Line::order)));
        }
        if (document instanceof Shipment shipment) {
            return Stream.concat(
                    shipment.orders().stream(),
                    present(shipment.packages().stream()
                            .flatMap(unit -> unit.lines().stream())
                            .map(Shipment.Line::order)));
        }
        if (document instanceof GoodsReceipt receipt) {
            return Stream.of(
                            receipt.orders().stream(),
                            receipt.shipments().stream(),
                            present(receipt.lines().stream().map(GoodsReceipt.Line::order)))
                    .flatMap(numbers -> numbers);
        }
        if (document instanceof Invoice invoice) {
            return Stream.of(
                            invoice.orders().stream(),
                            invoice.shipments().stream(),
                            present(invoice.lines().stream().flatMap(line -> Stream.of(line.order(), line.shipment()))))
                    .flatMap(numbers -> numbers);
        }
        return Stream.empty();
    }

    private static Stream<String> present(Stream<Optional<String>> numbers) {
        return numbers.flatMap(Optional::stream).distinct();
    }

    /** What bears a number on the way: logistic units, parcels, payments, interchanges. */
    private void units(Document document) {
        if (document instanceof Shipment shipment) {
            shipment.tracking().forEach(terms::identifier);
            shipment.packages().forEach(unit -> unit.sscc().ifPresent(terms::identifier));
        } else if (document instanceof GoodsReceipt receipt) {
            present(receipt.lines().stream().map(GoodsReceipt.Line::sscc)).forEach(terms::identifier);
        } else if (document instanceof Acknowledgement acknowledgement) {
            acknowledgement.interchange().ifPresent(terms::identifier);
        } else if (document instanceof Order order) {
            order.payments().forEach(payment -> payment.reference().ifPresent(terms::identifier));
        }
    }

    private void party(PartyRef party) {
        terms.identifier(party.partner());
        party.ids().forEach((scheme, number) -> {
            if (NUMBERED.contains(scheme)) {
                terms.identifier(number);
            }
        });
        boolean organisation =
                !party.partner().isEmpty() || party.ids().keySet().stream().anyMatch(ORGANISATION::contains);
        if (organisation) {
            party.name().ifPresent(terms::prose);
        }
    }

    private void numbers(Article article) {
        terms.identifier(article.id());
        article.ids().values().forEach(terms::identifier);
    }
}
