package io.crossdock.mappings.edifact;

import io.crossdock.config.Kind;
import io.crossdock.mappings.canonical.Acknowledgement;
import io.crossdock.mappings.canonical.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The messages that are mapped. */
final class Messages {

    static final List<Mapping> ALL = List.of(
            Orders.MAPPING,
            OrderChanges.MAPPING,
            OrderResponses.MAPPING,
            DespatchAdvices.MAPPING,
            ReceivingAdvices.MAPPING,
            Invoices.MAPPING,
            PriceCatalogues.MAPPING,
            InventoryReports.MAPPING,
            SalesReports.MAPPING,
            ControlMessages.MAPPING,
            ApplicationAcknowledgements.MAPPING);

    private static final Map<String, Mapping> BY_TYPE = ALL.stream()
            .collect(Collectors.toUnmodifiableMap(mapping -> mapping.title().type(), Function.identity()));

    private Messages() {}

    static Optional<Mapping> of(String type) {
        return Optional.ofNullable(BY_TYPE.get(type));
    }

    /** Those that hold documents of the kinds, and of them only the one that is named. */
    static List<Mapping> carrying(Set<Kind> kinds, Optional<String> type) {
        return ALL.stream()
                .filter(mapping -> mapping.kinds().stream().anyMatch(kinds::contains))
                .filter(mapping -> type.filter(
                                named -> !named.equals(mapping.title().type()))
                        .isEmpty())
                .toList();
    }

    /** The kinds that some message holds. */
    static Set<Kind> kinds() {
        return ALL.stream().flatMap(mapping -> mapping.kinds().stream()).collect(Collectors.toUnmodifiableSet());
    }

    static List<String> types() {
        return ALL.stream().map(mapping -> mapping.title().type()).toList();
    }

    static List<String> associations() {
        return ALL.stream()
                .flatMap(mapping -> mapping.title().associations().values().stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** The message that a document is written as; empty: none of them holds it. */
    static Optional<Mapping> writing(Document document, List<Mapping> mappings) {
        Stream<Mapping> holding =
                mappings.stream().filter(mapping -> mapping.kinds().contains(document.kind()));
        if (document instanceof Acknowledgement acknowledgement) {
            String wanted = acknowledgement.level().equals(ApplicationAcknowledgements.LEVEL)
                    ? ApplicationAcknowledgements.TYPE
                    : ControlMessages.TYPE;
            return holding.filter(mapping -> mapping.title().type().equals(wanted))
                    .findFirst();
        }
        return holding.findFirst();
    }

    /** What each message says, and where it stands in the canonical document. */
    static List<String> explain() {
        List<String> lines = new ArrayList<>();
        for (Mapping mapping : ALL) {
            lines.add(mapping.title().type() + " (" + mapping.title().name() + ") ↔ "
                    + mapping.kinds().stream().map(Kind::word).sorted().collect(Collectors.joining(", "))
                    + eancom(mapping.title().associations()));
            mapping.explain().forEach(line -> lines.add("  " + line));
        }
        return lines;
    }

    private static String eancom(Map<Release, String> associations) {
        return associations.isEmpty()
                ? ""
                : Stream.of(Release.values())
                        .map(release -> associations.get(release) + " in " + release.word())
                        .collect(Collectors.joining(", ", "; EANCOM ", ""));
    }
}
