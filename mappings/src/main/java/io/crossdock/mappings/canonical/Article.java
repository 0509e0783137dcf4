package io.crossdock.mappings.canonical;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A product as a line or a list names it.
 *
 * @param id the canonical article, {@code supplier-partner/number}; empty until a cross reference resolves it
 * @param ids every number it came with, by scheme: {@code gtin} (14 digits, however it is given), {@code supplier}, {@code buyer}, {@code manufacturer},
 *     {@code isbn}, {@code sku}; {@code receiver} is the number under which the receiver of an outgoing document knows it
 */
public record Article(String id, Map<String, String> ids, Optional<String> name) {

    static final Article NONE = new Article("", Map.of(), Optional.empty());

    public Article {
        id = Copies.of(id);
        ids = Copies.of(Gtin.paddedIn(Copies.of(ids, Map.of())));
        name = Copies.of(name);
    }

    public static Article of(String scheme, String value) {
        return new Article("", Map.of(scheme, value), Optional.empty());
    }

    public Optional<String> number(String scheme) {
        return Optional.ofNullable(ids.get(scheme));
    }

    public Article resolved(String canonical) {
        return new Article(canonical, ids, name);
    }

    public Article with(String scheme, String value) {
        Map<String, String> more = new LinkedHashMap<>(ids);
        more.put(scheme, value);
        return new Article(id, more, name);
    }

    /** The canonical id; unresolved: the first number, with its scheme, which is unique within its issuer only. */
    public String key() {
        if (!id.isEmpty()) {
            return id;
        }
        return ids.entrySet().stream()
                .findFirst()
                .map(first -> first.getKey() + ":" + first.getValue())
                .orElse("");
    }
}
