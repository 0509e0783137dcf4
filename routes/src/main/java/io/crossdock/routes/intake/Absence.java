package io.crossdock.routes.intake;

import io.crossdock.mappings.canonical.CrossReference;
import io.crossdock.mappings.canonical.Document;
import io.crossdock.mappings.canonical.Header;
import io.crossdock.mappings.canonical.Party;
import io.crossdock.mappings.canonical.Price;
import io.crossdock.mappings.canonical.Product;
import io.crossdock.mappings.canonical.Stock;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a state becomes when a complete list leaves it out (decision D5): a product is discontinued, a price and a cross reference end,
 * of a stock nothing is left, a party is inactive. Receivers get it as the state that it is, so no format needs a word for "deleted".
 */
final class Absence {

    private static final String DISCONTINUED = "discontinued";
    private static final String INACTIVE = "inactive";

    private Absence() {}

    /**
     * The version is of the kind that the source gives, a number, a time, or neither; else it could not be compared with what the
     * source says later.
     *
     * @param at when the list came
     */
    static Document of(Document document, Instant at) {
        Header before = document.header();
        Header header = before.with(
                before.version().map(version -> version + 1), before.changedAt().map(changed -> at));
        if (document instanceof Product product) {
            return product.withStatus(DISCONTINUED).withHeader(header);
        }
        if (document instanceof Price price) {
            return price.endingAt(at).withHeader(header);
        }
        if (document instanceof Stock stock) {
            Map<String, BigDecimal> nothing = new TreeMap<>();
            stock.buckets().keySet().forEach(bucket -> nothing.put(bucket, BigDecimal.ZERO));
            return stock.withBuckets(nothing).asOf(stock.asOf().map(asOf -> at)).withHeader(header);
        }
        if (document instanceof Party party) {
            return new Party(
                    header, party.partyNumber(), party.self(), party.roles(), party.contacts(), Optional.of(INACTIVE));
        }
        if (document instanceof CrossReference reference) {
            return reference.endingAt(at).withHeader(header);
        }
        throw new IllegalArgumentException(document.kind().word() + " is no state: it cannot be absent");
    }

    /** What a list must cover to say that the document is gone: its location, its price list; empty: no part of the partner's. */
    static String scope(Document document) {
        if (document instanceof Stock stock) {
            return stock.location();
        }
        return document instanceof Price price ? price.list().orElse("") : "";
    }
}
