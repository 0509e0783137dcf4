package io.crossdock.mappings.edifact;

import io.crossdock.config.Kind;
import io.crossdock.config.Location;
import io.crossdock.config.Problem;
import io.crossdock.mappings.Decoded;
import io.crossdock.mappings.LinePlaces;
import io.crossdock.mappings.Peeked;
import io.crossdock.mappings.canonical.Document;
import io.crossdock.mappings.edi.Content;
import io.crossdock.mappings.edi.DocumentPlaces;
import io.crossdock.mappings.edi.Interchanges;
import io.crossdock.mappings.edi.Message;
import io.crossdock.mappings.edi.Telling;
import io.crossdock.mappings.edi.Texts;
import io.crossdock.mappings.edi.Trailer;
import io.crossdock.mappings.guide.Guide;
import java.time.ZoneOffset;
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

/** Makes documents of the messages that are wanted. */
final class Decoding implements Interchanges.Listener {

    /** CONTRL has versions of its own, those of the syntax. */
    private static final Pattern RELEASE = Pattern.compile("D\\.(9[3-9]|0[0-9]|1[01])[AB].*|D\\.3|4\\.1");

    private final EdifactSettings settings;
    private final Map<String, Mapping> mappings;
    private final Set<Kind> carries;
    private final Guide guide;
    private final Map<Listed, Long> lists = new LinkedHashMap<>();
    private final Consumer<Decoded> each;
    private final Telling telling;

    private boolean faulty;
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
        this.each = each;
        this.telling = new Telling(source, wanted, each);
    }

    @Override
    public boolean begins(Peeked.Message message) {
        return telling.begins(message);
    }

    @Override
    public void content(Content content) {
        decode(content);
    }

    @Override
    public void ends(Trailer trailer) {
        faulty |= telling.ends(trailer);
    }

    /** Gives out what is held back, and what lists the wire held; one with faults proves nothing gone. */
    void end() {
        telling.flush();
        lists.forEach((list, count) ->
                each.accept(new Decoded.Snapshot(list.kind(), list.scope(), count, settings.complete() && !faulty)));
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
            refuse(content, Optional.empty(), Telling.joined(content.problems(), List.of(unmapped(content))));
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
                settings.tolerance().countsRefuse(),
                settings.zone().orElse(ZoneOffset.UTC),
                guide.outline());
        if (!known(content.message().version())) {
            message.warn(
                    Faults.RELEASE,
                    0,
                    Optional.of(Elements.position("UNH/0054")),
                    mapping.title().type() + " is known from " + Release.READ + ", not in "
                            + Texts.shown(content.message().version()));
        }
        message.takeEnvelope();
        Mapping.Reading mapped = mapping.read(message);
        List<Document> read = message.problems().isEmpty() ? mapped.documents() : List.of();
        Mapping.Reading reading = new Mapping.Reading(mapped.number(), guide.read(read, message), mapped.lists());
        if (UnEdifact.STANDARD.faults().cut(content.problems())) {
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
        boolean none = !reading.documents().isEmpty();
        boolean only = reading.documents().size() == 1;
        LinePlaces lines = only ? message.lines() : LinePlaces.UNKNOWN;
        DocumentPlaces places = DocumentPlaces.of(message, reading.documents());
        for (Document document : reading.documents()) {
            Location at = places.next(document.kind());
            if (carries.contains(document.kind())) {
                telling.tell(new Decoded.Good(document, at, lines, warnings, unmapped));
                none = false;
                unmapped = List.of();
                warnings = List.of();
            }
        }
        if (none) {
            refuse(content, reading.number(), List.of(unmapped(content)));
        }
        for (Decoded.Snapshot list : reading.lists()) {
            // a test proves nothing gone
            if (carries.contains(list.kind()) && !message.test()) {
                lists.merge(new Listed(list.kind(), list.scope()), list.count(), Long::sum);
            }
        }
    }

    private void refuse(Content content, Optional<String> number, List<Problem> problems) {
        faulty = true;
        telling.tell(Telling.bad(content, number, Telling.joined(problems, content.warnings())));
    }

    /** Whether messages are known in a release; most files have only one. */
    private boolean known(String release) {
        if (!release.equals(knownRelease) && RELEASE.matcher(release).matches()) {
            knownRelease = release;
        }
        return release.equals(knownRelease);
    }
}
