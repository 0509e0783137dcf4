package io.crossdock.mappings.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.crossdock.config.Checked;
import io.crossdock.config.Location;
import io.crossdock.config.Problem;
import io.crossdock.config.Wire;
import io.crossdock.mappings.Codec;
import io.crossdock.mappings.Context;
import io.crossdock.mappings.Decoded;
import io.crossdock.mappings.Peeked;
import io.crossdock.mappings.canonical.CanonicalJson;
import io.crossdock.mappings.canonical.Document;
import io.crossdock.mappings.layout.Coverage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Reads and writes JSON as one channel agreed it. */
record JsonCodec(Framing framing, Form form, Coverage coverage) implements Codec {

    private static final Problem.Code KIND =
            Problem.Code.setup("JSON-KIND", "Let the channel carry only the kind that it names fields for.");

    @Override
    public void peek(Wire wire, Consumer<Peeked> each) {
        each.accept(Peeked.Message.bare());
    }

    @Override
    public void decode(Wire wire, Predicate<Peeked.Message> wanted, Consumer<Decoded> each) throws IOException {
        if (wanted.test(Peeked.Message.bare())) {
            new WireReading(this, wire, each).read();
        }
    }

    @Override
    public boolean listsAll() {
        return coverage.complete();
    }

    @Override
    public Checked<Wire> encode(List<Document> documents, Context context) {
        List<Problem> problems = new ArrayList<>();
        List<JsonNode> written = new ArrayList<>();
        for (Document document : documents) {
            if (form.kinds().contains(document.kind())) {
                written.add(form.write(document, context, problems));
            } else {
                problems.add(KIND.at(
                        Location.of(document.number()),
                        "the channel does not write " + document.kind().word()));
            }
        }
        return problems.isEmpty()
                ? Checked.sound(Wire.of(context.name(), bytes(written)))
                : new Checked.Faulty<>(problems);
    }

    private byte[] bytes(List<JsonNode> written) {
        try {
            if (!framing.lines()) {
                return CanonicalJson.MAPPER.writeValueAsBytes(framing.frame(written));
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            for (JsonNode node : written) {
                out.writeBytes(CanonicalJson.MAPPER.writeValueAsBytes(node));
                out.write('\n');
            }
            return out.toByteArray();
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
