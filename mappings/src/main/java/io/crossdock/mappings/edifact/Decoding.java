package io.crossdock.mappings.edifact;

import io.crossdock.config.Kind;
import io.crossdock.config.Problem;
import io.crossdock.config.Wire;
import io.crossdock.mappings.Decoded;
import io.crossdock.mappings.Peeked;
import io.crossdock.mappings.canonical.Document;
import io.crossdock.mappings.edi.Content;
import io.crossdock.mappings.edi.Interchanges;
import io.crossdock.mappings.edi.Message;
import io.crossdock.mappings.edi.Texts;
import io.crossdock.mappings.edi.Trailer;
import io.crossdock.mappings.guide.Guide;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Makes documents of the messages that are wanted. Each is held back until the next is read, so that the last one of an interchange
 * can bear what its trailer warns of.
 */
final class Decoding implements Interchanges.Listener {

    /** CONTRL has versions of its own, those of the syntax. */
    private static final Pattern RELEASE = Pattern.compile("D\\.(9[3-9]|0[0-9]|1[01])[AB].*|D\\.3|4\\.1");

    /** After these a message is not what its sender meant: what else is wrong with it, is no news. */
    private static final Set<Problem.Code> CUT =
            Set.of(Faults.UNFINISHED_MESSAGE, Faults.TOO_LARGE, Faults.OUTSIDE, Faults.UNTERMINATED, Faults.TOO_LONG);

    private final EdifactSettings settings;
    private final Map<String, Mapping> mappings;
    private final Set<Kind> carries;
    private final Guide guide;
    private final Map<Listed, Long> lists = new LinkedHashMap<>();
    private final Predicate<Peeked.Message> wanted;
    private final Consumer<Decoded> each;
    private final String source;

    private final List<Decoded> held = new ArrayList<>();
    private boolean faulty;
    private boolean anyWanted;
    private String knownRelease = Release.D96A.word();

    /** What a list covers. */
    private record Listed(Kind kind, String scope) {}

    Decoding(
            EdifactSettings settings,
            List<Mapping> mappings,
            Set<Kind> carries,
            Guide guide,
            String source,
            Predicate<Peeked.Message> wanted,
            Consumer<Decoded> each) {
        this.settings = settings;
        this.mappings = mappings.stream()
                .collect(Collectors.toMap(mapping -> mapping.title().type(), Function.identity()));
        this.carries = carries;
        this.guide = guide;
        this.source = source;
        this.wanted = wanted;
        this.each = each;
    }

    @Override
    public boolean begins(Peeked.Message message) {
        boolean asked = wanted.test(message);
        anyWanted |= asked;
        return asked;
    }

    @Override
    public void content(Content content) {
        flush();
        decode(content);
    }

    @Override
    public void ends(Trailer trailer) {
        if (anyWanted) {
            if (!held.isEmpty()) {
                int last = held.size() - 1;
                held.set(last, warned(held.get(last), trailer.warnings()));
            }
            flush();
            if (!trailer.problems().isEmpty()) {
                faulty = true;
                each.accept(new Decoded.Bad(
                        Wire.of(source, trailer.excerpt()),
                        Optional.empty(),
                        trailer.interchange().at(),
                        trailer.problems()));
            }
        }
        anyWanted = false;
    }

    /** Gives out what is held back, and what lists the wire held; one with faults proves nothing gone. */
    void end() {
        flush();
        lists.forEach((list, count) ->
                each.accept(new Decoded.Snapshot(list.kind(), list.scope(), count, settings.complete() && !faulty)));
    }

    private void flush() {
        held.forEach(each);
        held.clear();
    }

    private void decode(Content content) {
        Optional<Mapping> mapping =
                Optional.ofNullable(mappings.get(content.message().type()));
        if (content.count() == 0 || content.message().type().isEmpty()) {
            refuse(
                    content,
                    Optional.empty(),
                    content.problems().isEmpty() ? List.of(unnamed(content)) : content.problems());
        } else if (mapping.isEmpty()) {
            refuse(content, Optional.empty(), joined(content.problems(), List.of(unmapped(content))));
        } else {
            decode(content, mapping.get());
        }
    }

    private static Problem unnamed(Content content) {
        return Faults.MESSAGE.at(content.at(), "UNH does not name the message");
    }

    private static Problem unmapped(Content content) {
        String type = Texts.shown(content.message().type());
        return Faults.MESSAGE.at(
                content.at(),
                Messages.of(content.message().type()).isEmpty()
                        ? "no mapping for message " + type
                        : "the channel does not carry what is in message " + type);
    }

    private void decode(Content content, Mapping mapping) {
        Message message = new Message(
                content,
                settings.comma(),
                settings.countsRefuse(),
                settings.zone().orElse(ZoneOffset.UTC),
                guide.outline());
        if (!known(content.message().version())) {
            message.warn(
                    Faults.RELEASE,
                    0,
                    Optional.of(Elements.position("UNH/0054")),
                    mapping.title().type() + " is known from D.93A to D.11A, not in "
                            + Texts.shown(content.message().version()));
        }
        message.takeEnvelope();
        Mapping.Reading mapped = mapping.read(message);
        List<Document> read = message.problems().isEmpty() ? mapped.documents() : List.of();
        Mapping.Reading reading = new Mapping.Reading(mapped.number(), guide.read(read, message), mapped.lists());
        if (content.problems().stream().anyMatch(problem -> CUT.contains(problem.code()))) {
            refuse(content, reading.number(), content.problems());
        } else if (!message.problems().isEmpty()) {
            refuse(content, reading.number(), message.problems());
        } else {
            hold(content, message, reading);
        }
    }

    /** What was odd and what nobody took stands with the first document of a message. */
    private void hold(Content content, Message message, Mapping.Reading reading) {
        List<Decoded.Unmapped> unmapped = message.unmapped();
        List<Problem> warnings = message.warnings();
        for (Document document : reading.documents()) {
            if (carries.contains(document.kind())) {
                held.add(new Decoded.Good(document, content.at(), warnings, unmapped));
                unmapped = List.of();
                warnings = List.of();
            }
        }
        if (held.isEmpty() && !reading.documents().isEmpty()) {
            refuse(content, reading.number(), List.of(unmapped(content)));
        }
        for (Decoded.Snapshot list : reading.lists()) {
            if (carries.contains(list.kind())) {
                lists.merge(new Listed(list.kind(), list.scope()), list.count(), Long::sum);
            }
        }
    }

    private void refuse(Content content, Optional<String> number, List<Problem> problems) {
        faulty = true;
        held.add(bad(content, number, problems));
    }

    /** Whether messages are known in a release; most files have only one. */
    private boolean known(String release) {
        if (!release.equals(knownRelease) && RELEASE.matcher(release).matches()) {
            knownRelease = release;
        }
        return release.equals(knownRelease);
    }

    private Decoded.Bad bad(Content content, Optional<String> number, List<Problem> problems) {
        return new Decoded.Bad(
                Wire.of(source, content.excerpt().get()), number, content.at(), joined(problems, content.warnings()));
    }

    private static Decoded warned(Decoded decoded, List<Problem> warnings) {
        if (decoded instanceof Decoded.Good good) {
            return new Decoded.Good(good.document(), good.at(), joined(good.warnings(), warnings), good.unmapped());
        }
        if (decoded instanceof Decoded.Bad bad) {
            return new Decoded.Bad(bad.excerpt(), bad.number(), bad.at(), joined(bad.problems(), warnings));
        }
        return decoded;
    }

    private static List<Problem> joined(List<Problem> first, List<Problem> second) {
        List<Problem> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
