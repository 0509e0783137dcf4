package io.crossdock.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which documents a channel wants: a condition for each envelope field named; all must hold. No condition: all documents.
 *
 * @param conditions by field, in the order written
 */
public record Where(Map<Field, Condition> conditions) {

    public static final Where ALL = new Where(Map.of());

    /** The closed list of envelope fields (decision D1). */
    public enum Field {
        SOURCE,
        SALES_CHANNEL,
        TEST,
        TYPE,
        FUNCTION,
        SELLER,
        BUYER,
        SUPPLIER,
        SHIP_TO,
        LOCATION,
        BRAND,
        CATEGORY,
        CURRENCY,
        COUNTRY;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }

        /** Whether values name partners. */
        public boolean namesPartner() {
            return switch (this) {
                case SOURCE, SELLER, BUYER, SUPPLIER, SHIP_TO -> true;
                default -> false;
            };
        }
    }

    /**
     * @param values the values wanted
     * @param negated whether they are those not wanted
     */
    public record Condition(List<String> values, boolean negated) {
        public Condition {
            values = List.copyOf(values);
        }

        public boolean holds(String value) {
            return values.contains(value) != negated;
        }
    }

    public Where {
        conditions = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(conditions));
    }

    /** Whether the fields satisfy every condition; an absent field is the empty text. */
    public boolean matches(Map<Field, String> fields) {
        return conditions.entrySet().stream()
                .allMatch(entry -> entry.getValue().holds(fields.getOrDefault(entry.getKey(), "")));
    }
}
