package io.crossdock.mappings.edifact;

import io.crossdock.config.Settings;
import io.crossdock.config.Wire;
import io.crossdock.mappings.Peeked;
import io.crossdock.mappings.edi.Content;
import io.crossdock.mappings.edi.Interchanges;
import io.crossdock.mappings.edi.Message;
import io.crossdock.mappings.edi.SegmentReader;
import io.crossdock.mappings.edi.Segments;
import io.crossdock.mappings.edi.Trailer;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How many values of a message's files a declaration takes, and how many are kept as unmapped; counted beside the codec, from the
 * segments themselves.
 *
 * @param lost values that are neither
 */
record Share(int mapped, int unmapped, List<String> lost) {

    private static final Share NONE = new Share(0, 0, List.of());

    private Share plus(Share other) {
        List<String> all = new ArrayList<>(lost);
        all.addAll(other.lost);
        return new Share(mapped + other.mapped, unmapped + other.unmapped, all);
    }

    /** Adds the sound messages of a wire, each to those of its type. */
    static void add(Wire wire, Settings channel, Map<String, Share> shares) throws IOException {
        EdifactSettings settings = EdifactSettings.of(channel).get();
        try (InputStream in = settings.wrapped() ? new Unwrapped(wire.open()) : wire.open()) {
            SegmentReader reader =
                    new SegmentReader(in, wire.name(), UnEdifact.STANDARD, new ServiceString(), Optional.empty());
            new Interchanges(
                            reader,
                            UnEdifact.STANDARD,
                            wire.name(),
                            settings.bare(),
                            settings.countsRefuse(),
                            new Interchanges.Listener() {
                                @Override
                                public boolean begins(Peeked.Message message) {
                                    return true;
                                }

                                @Override
                                public void content(Content content) {
                                    String type = content.message().type();
                                    Messages.of(type)
                                            .ifPresent(mapping ->
                                                    shares.merge(type, of(content, mapping, settings), Share::plus));
                                }

                                @Override
                                public void ends(Trailer trailer) {
                                    // counted by its messages
                                }
                            })
                    .walk();
        }
    }

    private static Share of(Content content, Mapping mapping, EdifactSettings settings) {
        Message message = new Message(content, settings.comma(), settings.countsRefuse());
        message.takeEnvelope();
        mapping.read(message);
        if (!message.problems().isEmpty()) {
            return NONE;
        }
        List<String> kept = new ArrayList<>(
                message.unmapped().stream().map(each -> each.value()).toList());
        int unmapped = kept.size();
        int mapped = 0;
        List<String> lost = new ArrayList<>();
        Segments segments = content.segments();
        for (int segment = 0; segment < content.count(); segment++) {
            int part = segments.first(segment) + 1;
            for (; segments.kind(part) != Segments.END; part++) {
                String value = message.text(part);
                if (segments.taken(part)) {
                    mapped++;
                } else if (!value.isBlank() && !kept.remove(value)) {
                    lost.add(Segments.name(segments.tag(segment)) + " " + value);
                }
            }
        }
        return new Share(mapped, unmapped, lost);
    }
}
