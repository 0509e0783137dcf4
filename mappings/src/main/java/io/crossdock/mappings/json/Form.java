package io.crossdock.mappings.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossdock.config.Kind;
import io.crossdock.config.Location;
import io.crossdock.config.Problem;
import io.crossdock.mappings.Context;
import io.crossdock.mappings.Decoded;
import io.crossdock.mappings.canonical.Document;
import java.util.List;
import java.util.Set;

/** How one document is one JSON value. */
sealed interface Form permits CanonicalForm, PartnerForm {

    Set<Kind> kinds();

    /** @param at where the value begins */
    Decoded read(JsonNode value, Location at);

    /** @param problems takes what cannot be written */
    JsonNode write(Document document, Context context, List<Problem> problems);
}
