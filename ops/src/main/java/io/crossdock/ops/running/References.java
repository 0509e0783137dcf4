package io.crossdock.ops.running;

import io.crossdock.config.Configuration;
import io.crossdock.mappings.canonical.CrossReference;
import io.crossdock.routes.Hub;
import java.util.stream.Stream;

/** What a person says that a partner's number means. */
public final class References {

    private References() {}

    /**
     * A number of an article, since ever.
     *
     * @param canonical {@code supplier/number}; the supplier is a partner, or us
     * @throws IllegalArgumentException where one of them is missing, or there is no such partner or supplier
     */
    public static CrossReference article(Hub hub, String partner, String scheme, String external, String canonical) {
        if (Stream.of(partner, scheme, external, canonical).anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("partner, scheme, number and meaning are all needed");
        }
        Configuration configuration = hub.configuration();
        String article = canonical.strip();
        boolean known = configuration.partners().keySet().stream().anyMatch(one -> begins(article, one))
                || begins(article, configuration.us().id());
        if (!known) {
            throw new IllegalArgumentException(
                    "'" + article + "' names no article: it is written as supplier/number, with the supplier's folder");
        }
        if (!configuration.partners().containsKey(partner.strip())) {
            throw new IllegalArgumentException("there is no partner " + partner.strip());
        }
        return CrossReference.of(CrossReference.ARTICLE, partner.strip(), scheme.strip(), external.strip(), article);
    }

    private static boolean begins(String article, String supplier) {
        return article.startsWith(supplier + "/") && article.length() > supplier.length() + 1;
    }
}
