package io.crossdock.routes.delivery;

import io.crossdock.config.Partner;
import io.crossdock.mappings.canonical.Article;
import io.crossdock.mappings.canonical.CrossReference;
import io.crossdock.mappings.canonical.Document;
import io.crossdock.routes.xref.CrossReferences;
import io.crossdock.routes.xref.Directory;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Documents in the receiver's words: beside every number an article came with, the one the receiver knows it by; beside every
 * party, its identifiers that we know.
 */
final class Receiver {

    private final Partner partner;
    private final CrossReferences references;
    private final Supplier<Directory> directory;

    Receiver(Partner partner, CrossReferences references, Supplier<Directory> directory) {
        this.partner = partner;
        this.references = references;
        this.directory = directory;
    }

    /** @param at when they are sent: numbers are those of then */
    List<Document> address(List<Document> documents, Instant at) {
        Set<String> articles = documents.stream()
                .flatMap(Document::articles)
                .map(Article::id)
                .filter(id -> !id.isEmpty())
                .collect(Collectors.toSet());
        Map<String, String> known = references.external(CrossReference.ARTICLE, partner.id(), articles, at);
        return documents.stream()
                .map(document -> document.withArticles(article -> address(article, known))
                        .withParties(directory.get()::complete))
                .toList();
    }

    private Article address(Article article, Map<String, String> known) {
        if (article.id().indexOf('/') < 0) {
            return article;
        }
        String supplier = directory.get().supplierOf(article.id());
        String number = article.id().substring(supplier.length() + 1);
        Article named = article.number("supplier").isPresent() ? article : article.with("supplier", number);
        String receivers = known.getOrDefault(article.id(), supplier.equals(partner.id()) ? number : "");
        return receivers.isEmpty() ? named : named.with("receiver", receivers);
    }
}
