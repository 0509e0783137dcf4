package io.crossdock.routes.intake;

import io.crossdock.mappings.canonical.Article;
import io.crossdock.mappings.canonical.CanonicalJson;
import io.crossdock.mappings.canonical.Document;
import io.crossdock.mappings.canonical.Price;
import io.crossdock.mappings.canonical.Product;
import io.crossdock.mappings.checks.Assortment;
import io.crossdock.routes.store.Database;
import io.crossdock.routes.store.Digest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The products and prices that partners told last, for checks that hold documents against them (decision 0023). */
final class KnownArticles {

    private final Database database;
    private final String tenant;

    KnownArticles(Database database, String tenant) {
        this.database = database;
        this.tenant = tenant;
    }

    /** Within the transaction that claims them: each is the newest of its number. An article that nobody knows is not compared. */
    void remember(List<Identity> documents) {
        List<Object[]> rows = documents.stream()
                .filter(identity -> identity.document() instanceof Price || identity.document() instanceof Product)
                .filter(identity -> !article(identity.document()).isEmpty())
                .map(this::row)
                .toList();
        database.batch(
                "update intake_known set body = ? where article = ? and kind = ? and issuer = ? and number = ? and tenant = ?",
                rows);
        database.batch(
                "insert into intake_known (body, article, kind, issuer, number, tenant) values (?, ?, ?, ?, ?, ?)"
                        + " on conflict do nothing",
                rows);
    }

    private Object[] row(Identity identity) {
        return new Object[] {
            CanonicalJson.write(identity.document()),
            Digest.fit(article(identity.document()), Storable.NUMBER),
            identity.envelope().kind().word(),
            identity.envelope().issuer(),
            identity.envelope().number(),
            tenant
        };
    }

    private static String article(Document document) {
        return document.articles().findFirst().map(Article::id).orElse("");
    }

    /** What is known of the articles that documents name; one query for all. */
    Assortment of(Collection<Document> documents) {
        String[] articles = documents.stream()
                .flatMap(Document::articles)
                .map(Article::id)
                .filter(id -> !id.isEmpty())
                .map(id -> Digest.fit(id, Storable.NUMBER))
                .distinct()
                .toArray(String[]::new);
        if (articles.length == 0) {
            return Assortment.NOTHING;
        }
        Map<String, Product> products = new HashMap<>();
        Map<String, List<Price>> prices = new HashMap<>();
        database.sql()
                .sql("select k.body from unnest(?) as wanted (item) join intake_known k on k.article = wanted.item"
                        + " where k.tenant = ?")
                .params(articles, tenant)
                .query((row, index) -> read(row.getBytes(1)))
                .list()
                .forEach(document -> {
                    if (document instanceof Product product) {
                        products.put(product.article().id(), product);
                    } else if (document instanceof Price price) {
                        prices.computeIfAbsent(price.article().id(), id -> new ArrayList<>())
                                .add(price);
                    }
                });
        return new Assortment(products, prices);
    }

    private static Document read(byte[] body) {
        try {
            return CanonicalJson.read(body);
        } catch (IOException broken) {
            throw new IllegalStateException("the database holds a document that cannot be read", broken);
        }
    }
}
