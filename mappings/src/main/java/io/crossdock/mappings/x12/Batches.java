package io.crossdock.mappings.x12;

import io.crossdock.mappings.canonical.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Cuts documents into runs that have something in common. */
final class Batches {

    private Batches() {}

    /**
     * @param common what those of one run share; an empty list: they go with any
     */
    static List<List<Document>> of(List<Document> documents, Function<Document, List<String>> common) {
        List<List<Document>> batches = new ArrayList<>();
        List<String> shared = List.of();
        for (Document document : documents) {
            List<String> own = common.apply(document);
            if (batches.isEmpty() || !own.isEmpty() && !shared.isEmpty() && !own.equals(shared)) {
                batches.add(new ArrayList<>());
                shared = List.of();
            }
            shared = own.isEmpty() ? shared : own;
            batches.get(batches.size() - 1).add(document);
        }
        return batches;
    }
}
