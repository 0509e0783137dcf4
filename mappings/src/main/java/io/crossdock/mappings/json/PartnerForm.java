package io.crossdock.mappings.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossdock.config.Kind;
import io.crossdock.config.Location;
import io.crossdock.config.Problem;
import io.crossdock.mappings.Context;
import io.crossdock.mappings.Decoded;
import io.crossdock.mappings.canonical.Document;
import io.crossdock.mappings.layout.Layout;
import java.util.List;
import java.util.Set;

/**
 * A partner's own JSON.
 *
 * @param names its fields that the channel names
 */
record PartnerForm(Layout layout, Tree tree, Names names) implements Form {

    @Override
    public Set<Kind> kinds() {
        return Set.of(layout.kind());
    }

    @Override
    public Decoded read(JsonNode value, Location at) {
        return new FieldReading(this, at).read(value);
    }

    @Override
    public JsonNode write(Document document, Context context, List<Problem> problems) {
        return new FieldWriting(layout, document, context.zone(), problems).write(tree);
    }
}
