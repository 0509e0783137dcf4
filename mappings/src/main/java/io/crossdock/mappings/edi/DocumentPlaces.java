package io.crossdock.mappings.edi;

import io.crossdock.config.Kind;
import io.crossdock.config.Location;
import io.crossdock.mappings.canonical.Document;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Where the documents of a message begin: each with its group, where every one of its kind has one; else with the message. */
public final class DocumentPlaces {

    private static final int[] NONE = {};

    private final Message message;
    private final Map<Kind, int[]> begun;
    private final Map<Kind, Integer> asked = new EnumMap<>(Kind.class);

    private DocumentPlaces(Message message, Map<Kind, int[]> begun) {
        this.message = message;
        this.begun = begun;
    }

    public static DocumentPlaces of(Message message, List<Document> documents) {
        return new DocumentPlaces(
                message,
                documents.size() == 1
                        ? Map.of()
                        : documents.stream()
                                .collect(Collectors.groupingBy(
                                        Document::kind,
                                        Collectors.collectingAndThen(Collectors.toList(), alike -> message.groups()
                                                .alike(alike.size())
                                                .orElse(NONE)))));
    }

    /** Of the next document of the kind, in the message's order. */
    public Location next(Kind kind) {
        if (begun.isEmpty()) {
            return message.content().at();
        }
        int index = asked.merge(kind, 1, Integer::sum) - 1;
        int[] groups = begun.getOrDefault(kind, NONE);
        return index < groups.length
                ? message.at(groups[index])
                : message.content().at();
    }
}
