package io.crossdock.mappings.edi;

import io.crossdock.mappings.Decoded;
import io.crossdock.mappings.Peeked;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * How many values of a message's files a declaration takes, and which are kept as unmapped; counted beside the codec, from the
 * segments themselves.
 *
 * @param lost values that are neither
 */
public record Share(int mapped, List<String> unmapped, List<String> lost) {

    private Share plus(Share other) {
        return new Share(
                mapped + other.mapped, Telling.joined(unmapped, other.unmapped), Telling.joined(lost, other.lost));
    }

    /**
     * Adds the sound messages of a wire, each to those of its type.
     *
     * @param read reads a message by its declaration; empty: no declaration is known
     */
    public static Interchanges.Listener adding(Map<String, Share> shares, Function<Content, Optional<Message>> read) {
        return new Interchanges.Listener() {
            @Override
            public boolean begins(Peeked.Message message) {
                return true;
            }

            @Override
            public void content(Content content) {
                Optional<Message> sound = content.count() == 0 ? Optional.empty() : read.apply(content);
                sound.filter(message -> message.problems().isEmpty())
                        .ifPresent(
                                message -> shares.merge(content.message().type(), of(content, message), Share::plus));
            }

            @Override
            public void ends(Trailer trailer) {
                // counted by its messages
            }
        };
    }

    private static Share of(Content content, Message message) {
        List<String> unmapped =
                message.unmapped().stream().map(Decoded.Unmapped::value).toList();
        List<String> kept = new ArrayList<>(unmapped);
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
