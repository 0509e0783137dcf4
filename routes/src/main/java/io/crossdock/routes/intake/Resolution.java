package io.crossdock.routes.intake;

import io.crossdock.config.Channel;
import io.crossdock.config.Kind;
import io.crossdock.mappings.canonical.Article;
import io.crossdock.mappings.canonical.Document;
import io.crossdock.mappings.canonical.Order;
import io.crossdock.mappings.canonical.PartyRef;
import io.crossdock.routes.xref.CrossReference;
import io.crossdock.routes.xref.CrossReferences;
import io.crossdock.routes.xref.CrossReferences.Number;
import io.crossdock.routes.xref.Directory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Who and what a document means, in the order of decision D11: parties by their identifiers and aliases, articles by the sender's
 * cross references, then the supplier's own number within that supplier, then the GTIN. Every identifier stays beside the result.
 */
final class Resolution {

    private static final String GTIN = "gtin";
    private static final String SUPPLIER = "supplier";

    private final CrossReferences references;
    private final Supplier<Directory> directory;

    Resolution(CrossReferences references, Supplier<Directory> directory) {
        this.references = references;
        this.directory = directory;
    }

    /** The documents of one channel, resolved; the same order. Remembers the GTINs of a supplier's own products. */
    List<Document> resolve(Channel channel, List<Document> documents) {
        Directory partners = directory.get();
        List<Document> parties = documents.stream()
                .map(document -> document.withHeader(
                                document.header().issuedBy(channel.partner().id()))
                        .withParties(partners::resolve))
                .toList();
        Known known = lookUp(channel, parties);
        List<Document> resolved = parties.stream()
                .map(document -> document.withArticles(article -> resolve(article, document, channel, known)))
                .toList();
        rememberGtins(channel, resolved);
        return resolved;
    }

    private record Known(Map<Number, String> sender, Map<String, String> gtins) {}

    private Known lookUp(Channel channel, List<Document> documents) {
        Set<String> numbers = new HashSet<>();
        Set<String> gtins = new HashSet<>();
        documents.stream().flatMap(Document::articles).forEach(article -> {
            numbers.addAll(article.ids().values());
            article.number(GTIN).ifPresent(gtins::add);
        });
        return new Known(
                references.canonical(CrossReference.ARTICLE, channel.partner().id(), numbers),
                references.worldWide(CrossReference.ARTICLE, GTIN, gtins));
    }

    private static Article resolve(Article article, Document document, Channel channel, Known known) {
        if (!article.id().isEmpty()) {
            return article;
        }
        return bySender(article, known)
                .or(() -> bySupplier(article, document, channel))
                .or(() -> article.number(GTIN).map(known.gtins()::get))
                .map(article::resolved)
                .orElse(article);
    }

    private static Optional<String> bySender(Article article, Known known) {
        return article.ids().entrySet().stream()
                .map(id -> Optional.ofNullable(known.sender().get(new Number(id.getKey(), id.getValue()))))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> bySupplier(Article article, Document document, Channel channel) {
        return article.number(SUPPLIER)
                .flatMap(number -> supplierOf(document, channel).map(supplier -> supplier + "/" + number));
    }

    /** An order names its supplier; whoever sends products, prices, stock or shipments with supplier numbers is it. */
    private static Optional<String> supplierOf(Document document, Channel channel) {
        if (document instanceof Order order) {
            return order.party(SUPPLIER).map(PartyRef::partner).filter(partner -> !partner.isEmpty());
        }
        return Optional.of(channel.partner().id());
    }

    private void rememberGtins(Channel channel, List<Document> documents) {
        List<CrossReference> gtins = new ArrayList<>();
        documents.stream()
                .filter(document -> document.kind() == Kind.PRODUCT)
                .flatMap(Document::articles)
                .filter(article -> !article.id().isEmpty())
                .forEach(article -> article.number(GTIN)
                        .ifPresent(gtin -> gtins.add(new CrossReference(
                                CrossReference.ARTICLE,
                                channel.partner().id(),
                                GTIN,
                                gtin,
                                article.id(),
                                BigDecimal.ONE,
                                "product"))));
        if (!gtins.isEmpty()) {
            references.put(gtins);
        }
    }
}
