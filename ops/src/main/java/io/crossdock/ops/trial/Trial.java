package io.crossdock.ops.trial;

import io.crossdock.config.Channel;
import io.crossdock.config.Checked;
import io.crossdock.config.Configuration;
import io.crossdock.config.Problem;
import io.crossdock.config.Wire;
import io.crossdock.mappings.Codec;
import io.crossdock.mappings.Decoded;
import io.crossdock.mappings.canonical.CanonicalJson;
import io.crossdock.mappings.canonical.Document;
import io.crossdock.routes.channel.Words;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an in-channel makes of some bytes: its documents, what no mapping took, its problems, and what would go out where.
 *
 * @param documents the first of them
 * @param texts what would be sent, the first ones of each channel
 */
public record Trial(int count, List<Read> documents, List<Problem> problems, List<Sent> texts) {

    private static final int SHOWN = 20;
    private static final int MOST_SHOWN = 20_000;

    /** @param receivers the channels that would get it */
    public record Read(
            String kind, String number, String json, List<Decoded.Unmapped> unmapped, List<String> receivers) {}

    public record Sent(String channel, String name, String text) {}

    public static Trial of(Configuration configuration, Channel channel, Words words, byte[] bytes) throws IOException {
        Checked<Reading> checked = Reading.of(channel, words, Wire.of("tried", bytes));
        if (!(checked instanceof Checked.Sound<Reading> sound)) {
            return new Trial(0, List.of(), checked.problems(), List.of());
        }
        Preview preview = new Preview(configuration);
        // what came through no channel was told by nobody, and so by nobody who may not
        boolean told = configuration.channel(channel.id()).isPresent();
        List<Read> read = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        Map<Channel, List<Document>> outgoing = new LinkedHashMap<>();
        for (Decoded.Good good : sound.value().good()) {
            Document document = preview.passed(channel, preview.known(channel, good.document()), words);
            Optional<Problem> objection = told ? preview.objection(channel, good) : Optional.empty();
            List<Channel> receivers = objection.isPresent()
                    ? List.of()
                    : preview.candidates(channel, document).stream()
                            .filter(each -> Preview.wants(each, document) instanceof Checked.Sound<Boolean> wanted
                                    && wanted.value())
                            .toList();
            objection.ifPresent(problems::add);
            problems.addAll(good.warnings());
            receivers.forEach(each ->
                    outgoing.computeIfAbsent(each, one -> new ArrayList<>()).add(document));
            read.add(new Read(
                    document.kind().word(),
                    document.number(),
                    CanonicalJson.tree(document).toPrettyString(),
                    good.unmapped(),
                    receivers.stream().map(Channel::id).toList()));
        }
        sound.value().bad().forEach(bad -> problems.addAll(bad.problems()));
        List<Sent> texts = new ArrayList<>();
        for (Map.Entry<Channel, List<Document>> each : outgoing.entrySet()) {
            int shown = texts.size() + SHOWN;
            for (List<Document> transmission : Writing.transmissions(each.getKey(), each.getValue())) {
                Checked<Wire> written = Writing.of(configuration, each.getKey(), words, transmission);
                problems.addAll(written.problems());
                if (written instanceof Checked.Sound<Wire> wire && texts.size() < shown) {
                    texts.add(new Sent(
                            each.getKey().id(),
                            wire.value().name(),
                            text(words.codec(each.getKey()).get(), wire.value())));
                }
            }
        }
        return new Trial(read.size(), read.stream().limit(SHOWN).toList(), problems, texts);
    }

    /** Bytes as a person reads them. */
    public static String text(Codec codec, byte[] bytes) {
        return new String(bytes, codec.charset(new String(bytes, StandardCharsets.ISO_8859_1)));
    }

    private static String text(Codec codec, Wire wire) throws IOException {
        String text = text(codec, wire.bytes());
        return text.substring(0, Math.min(text.length(), MOST_SHOWN));
    }
}
