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
        demand(partner, scheme, external, canonical);
        return known(
                hub,
                CrossReference.of(
                        CrossReference.ARTICLE, partner.strip(), scheme.strip(), external.strip(), canonical.strip()));
    }

    /** @throws IllegalArgumentException where one of them is missing */
    public static void demand(String partner, String scheme, String external, String canonical) {
        if (Stream.of(partner, scheme, external, canonical).anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("partner, scheme, number and meaning are all needed");
        }
    }

    /**
     * A reference of which the hub knows all that it names.
     *
     * @throws IllegalArgumentException where there is no such partner or supplier, or it ends before it begins
     */
    public static CrossReference known(Hub hub, CrossReference reference) {
        Configuration configuration = hub.configuration();
        boolean article = reference.entity().equals(CrossReference.ARTICLE);
        if (article && !namesArticle(configuration, reference.canonical())) {
            throw new IllegalArgumentException("'" + reference.canonical()
                    + "' names no article: it is written as supplier/number, with the supplier's folder");
        }
        if (!configuration.partners().containsKey(reference.partner())) {
            throw new IllegalArgumentException("there is no partner " + reference.partner());
        }
        boolean backwards = reference
                .until()
                .filter(until -> reference.from().filter(until::isBefore).isPresent())
                .isPresent();
        if (backwards) {
            throw new IllegalArgumentException("it ends before it begins");
        }
        return reference;
    }

    private static boolean namesArticle(Configuration configuration, String canonical) {
        return Stream.concat(
                        configuration.partners().keySet().stream(),
                        Stream.of(configuration.us().id()))
                .anyMatch(supplier -> begins(canonical, supplier));
    }

    private static boolean begins(String article, String supplier) {
        return article.startsWith(supplier + "/") && article.length() > supplier.length() + 1;
    }
}
