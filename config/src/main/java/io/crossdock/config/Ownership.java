package io.crossdock.config;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Who may tell what (decision D10): one owner of all documents of a kind of state, or of a part of them. What nobody owns,
 * everybody may tell.
 *
 * @param owners by kind, and by what the documents of a part have in common; the empty map stands for all of a kind
 */
public record Ownership(Map<Kind, Map<Map<Ownership.Part, String>, Ownership.Owner>> owners, OnConflict onConflict) {

    /** Everybody may tell everything. */
    public static final Ownership NONE = new Ownership(Map.of(), OnConflict.IGNORE);

    /** What becomes of a document that does not come from the owner. */
    public enum OnConflict {
        IGNORE,
        PARK;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What tells one part of a kind from another. */
    public enum Part {
        /** Of a price. */
        TYPE,
        /** Of a price: the name of the price list. */
        LIST,
        /** Of stock: the location's own code. */
        LOCATION;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param partner its id
     * @param at where it is named
     */
    public record Owner(String partner, Location at) {}

    public Ownership {
        Map<Kind, Map<Map<Part, String>, Owner>> copy = new EnumMap<>(Kind.class);
        owners.forEach((kind, parts) -> copy.put(kind, Map.copyOf(parts)));
        owners = Map.copyOf(copy);
    }

    /** What the documents of a kind can be told apart by; none: they are owned as a whole. */
    public static List<Part> parts(Kind kind) {
        return switch (kind) {
            case PRICE -> List.of(Part.TYPE, Part.LIST);
            case STOCK -> List.of(Part.LOCATION);
            default -> List.of();
        };
    }

    /**
     * The owner of a document. The entry that says most decides; of one that says the type and one that says the list, the type.
     *
     * @param said what the document says of its parts; of each that its kind has, empty where it says none
     */
    public Optional<Owner> owner(Kind kind, Map<Part, String> said) {
        Map<Map<Part, String>, Owner> ofKind = owners.getOrDefault(kind, Map.of());
        return ofKind.isEmpty()
                ? Optional.empty()
                : shapes(kind).stream()
                        .flatMap(shape -> Optional.ofNullable(ofKind.get(only(shape, said))).stream())
                        .findFirst();
    }

    /** Which parts an entry may say together, the most first. */
    private static List<List<Part>> shapes(Kind kind) {
        return switch (kind) {
            case PRICE -> List.of(List.of(Part.TYPE, Part.LIST), List.of(Part.TYPE), List.of(Part.LIST), List.of());
            case STOCK -> List.of(List.of(Part.LOCATION), List.of());
            default -> kind.isState() ? List.of(List.of()) : List.of();
        };
    }

    private static Map<Part, String> only(List<Part> shape, Map<Part, String> said) {
        Map<Part, String> only = new EnumMap<>(Part.class);
        shape.forEach(part -> only.put(part, said.getOrDefault(part, "")));
        return only;
    }
}
