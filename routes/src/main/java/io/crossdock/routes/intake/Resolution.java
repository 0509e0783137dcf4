package io.crossdock.routes.intake;

import io.crossdock.config.Channel;
import io.crossdock.config.Kind;
import io.crossdock.config.Location;
import io.crossdock.config.Problem;
import io.crossdock.config.Where;
import io.crossdock.mappings.Decoded;
import io.crossdock.mappings.canonical.Article;
import io.crossdock.mappings.canonical.CrossReference;
import io.crossdock.mappings.canonical.Document;
import io.crossdock.routes.xref.CrossReferences;
import io.crossdock.routes.xref.CrossReferences.Number;
import io.crossdock.routes.xref.Directory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Who and what a document means, in the order of decision D11: parties by their identifiers and aliases, articles by the sender's
 * cross references, then the supplier's own number within that supplier, then the GTIN. Every identifier stays beside the result.
 */
final class Resolution {

    private static final String GTIN = "gtin";
    private static final String SUPPLIER = "supplier";

    private static final Set<Kind> FROM_BUYERS =
            EnumSet.of(Kind.ORDER, Kind.ORDER_CHANGE, Kind.SHIPPING_ORDER, Kind.GOODS_RECEIPT, Kind.SALES_REPORT);

    private final CrossReferences references;
    private final Supplier<Directory> directory;

    Resolution(CrossReferences references, Supplier<Directory> directory) {
        this.references = references;
        this.directory = directory;
    }

    /**
     * Why a document cannot be taken as it is.
     *
     * @param article which of its articles it is about, from 0
     * @param articles how many it has
     */
    record Objection(Problem.Code code, String fault, int article, int articles) {

        /** With the line of the article, where each line has one. */
        Location place(Decoded.Good read) {
            return read.at(article, articles);
        }
    }

    /** A document in our words. An article whose numbers mean more than one thing is objected to; never the first is taken. */
    record Resolved(Document document, List<Objection> objections) {}

    /** As {@link #look}; remembers the GTINs of a supplier's own products. */
    List<Resolved> resolve(Channel channel, List<Document> documents, Instant at) {
        List<Resolved> resolved = look(channel, documents, at);
        rememberGtins(channel.partner().id(), resolved);
        return resolved;
    }

    /**
     * The documents of one channel, resolved; the same order.
     *
     * @param at when they came: numbers mean what they meant then, however often they are read
     */
    List<Resolved> look(Channel channel, List<Document> documents, Instant at) {
        Directory partners = directory.get();
        String sender = channel.partner().id();
        List<Document> parties = documents.stream()
                .map(document -> owned(document.withHeader(document.header().issuedBy(sender)), sender)
                        .withParties(partners::resolve))
                .toList();
        Known known = lookUp(sender, parties, at);
        return parties.stream()
                .map(document -> resolve(document, channel, known, partners))
                .toList();
    }

    /** The articles of a document of which their numbers do not tell what they are: nothing, or more than one thing. */
    List<Article> unresolved(Channel channel, Document document, Instant at) {
        return look(channel, List.of(document), at)
                .get(0)
                .document()
                .articles()
                .filter(article -> article.id().isEmpty())
                .distinct()
                .toList();
    }

    /** A cross reference that names nobody speaks of its sender's numbers. */
    private static Document owned(Document document, String sender) {
        return document instanceof CrossReference reference ? reference.ownedBy(sender) : document;
    }

    private record Known(Map<Number, String> sender, Map<String, Set<String>> gtins) {}

    private Known lookUp(String sender, List<Document> documents, Instant at) {
        Set<String> numbers = new HashSet<>();
        Set<String> gtins = new HashSet<>();
        documents.stream().flatMap(Document::articles).forEach(article -> {
            numbers.addAll(article.ids().values());
            article.number(GTIN).ifPresent(gtins::add);
        });
        return new Known(
                references.canonical(CrossReference.ARTICLE, sender, numbers, at),
                references.worldWide(CrossReference.ARTICLE, GTIN, gtins, at));
    }

    private static Resolved resolve(Document document, Channel channel, Known known, Directory partners) {
        List<Objection> objections = new ArrayList<>();
        int articles = (int) document.articles().count();
        AtomicInteger next = new AtomicInteger();
        Document resolved = document.withArticles(article -> {
            int index = next.getAndIncrement();
            Set<String> meanings = meanings(article, document, channel, known);
            if (meanings.size() > 1) {
                objections.add(new Objection(
                        IntakeProblems.AMBIGUOUS_ARTICLE,
                        "the article " + article.ids() + " is one of " + meanings,
                        index,
                        articles));
            }
            return meanings.size() == 1 ? article.resolved(meanings.iterator().next()) : article;
        });
        if (document instanceof CrossReference reference && !partners.knows(reference.partner())) {
            objections.add(new Objection(
                    IntakeProblems.UNKNOWN_PARTNER,
                    "it is a number of '" + reference.partner() + "', and no partner has that id",
                    0,
                    articles));
        }
        return new Resolved(resolved, objections);
    }

    /** What an article's numbers mean; the sender's own word goes before its supplier's, and that before the world's. */
    private static Set<String> meanings(Article article, Document document, Channel channel, Known known) {
        if (!article.id().isEmpty()) {
            return Set.of(article.id());
        }
        Set<String> bySender = bySender(article, known);
        if (!bySender.isEmpty()) {
            return bySender;
        }
        Optional<String> bySupplier = bySupplier(article, document, channel);
        return bySupplier.isPresent()
                ? Set.of(bySupplier.get())
                : article.number(GTIN).map(known.gtins()::get).orElse(Set.of());
    }

    private static Set<String> bySender(Article article, Known known) {
        if (known.sender().isEmpty()) {
            return Set.of();
        }
        return article.ids().entrySet().stream()
                .map(id -> Optional.ofNullable(known.sender().get(new Number(id.getKey(), id.getValue()))))
                .flatMap(Optional::stream)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Optional<String> bySupplier(Article article, Document document, Channel channel) {
        return article.number(SUPPLIER)
                .flatMap(number -> supplierOf(document, channel).map(supplier -> supplier + "/" + number));
    }

    /**
     * A document names its supplier, if only by its issuer. Where it does not, whoever sends it is it, unless it comes from a buyer.
     */
    private static Optional<String> supplierOf(Document document, Channel channel) {
        String named = document.fields().getOrDefault(Where.Field.SUPPLIER, "");
        if (!named.isEmpty()) {
            return Optional.of(named);
        }
        return FROM_BUYERS.contains(document.kind())
                ? Optional.empty()
                : Optional.of(channel.partner().id());
    }

    private void rememberGtins(String sender, List<Resolved> documents) {
        List<CrossReference> gtins = new ArrayList<>();
        documents.stream()
                .map(Resolved::document)
                .filter(document -> document.kind() == Kind.PRODUCT)
                .flatMap(Document::articles)
                .filter(article -> !article.id().isEmpty())
                .forEach(article -> article.number(GTIN)
                        .ifPresent(gtin -> gtins.add(
                                CrossReference.of(CrossReference.ARTICLE, sender, GTIN, gtin, article.id()))));
        if (!gtins.isEmpty()) {
            references.put(gtins, "product");
        }
    }
}
