package io.crossdock.mappings.x12;

import io.crossdock.mappings.edi.Codes;
import io.crossdock.mappings.edi.Identified;
import io.crossdock.mappings.edi.SegmentWriter;
import java.util.List;
import java.util.Map;

/** References to other documents: REF. */
final class References {

    private static final Codes CODES = Elements.codes("reference");

    private References() {}

    /** Those that X12 has a code for. */
    static List<Identified> of(Map<String, String> references) {
        return Identified.of(references).stream().filter(References::written).toList();
    }

    static void warn(Map<String, String> references, SegmentWriter out) {
        Identified.of(references).stream()
                .filter(reference -> !written(reference))
                .forEach(reference -> out.notWritten("the reference " + reference.scheme()));
    }

    private static boolean written(Identified reference) {
        return CODES.code(reference.scheme(), Release.R4010.word()).isPresent();
    }
}
