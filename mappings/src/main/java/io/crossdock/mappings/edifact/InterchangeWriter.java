package io.crossdock.mappings.edifact;

import io.crossdock.config.Checked;
import io.crossdock.config.Location;
import io.crossdock.config.Problem;
import io.crossdock.config.Wire;
import io.crossdock.mappings.Context;
import io.crossdock.mappings.canonical.Document;
import io.crossdock.mappings.edi.SegmentWriter;
import io.crossdock.mappings.edi.ServiceCharacters;
import io.crossdock.mappings.guide.Guide;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes documents as one interchange. */
final class InterchangeWriter {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmm");
    private static final DateTimeFormatter SHORT_DATE = DateTimeFormatter.ofPattern("yyMMdd");
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyyMMdd");
    private static final String GS1 = "14";

    private final EdifactSettings settings;
    private final List<Mapping> mappings;
    private final Guide guide;
    private final Context context;
    private final List<Problem> problems = new ArrayList<>();

    /** @param mappings the messages that documents may be written as */
    InterchangeWriter(EdifactSettings settings, List<Mapping> mappings, Guide guide, Context context) {
        this.guide = guide;
        this.settings = settings;
        this.mappings = mappings;
        this.context = context;
    }

    Checked<Wire> write(List<Document> documents) {
        Optional<Release> release = settings.release();
        if (release.isEmpty()) {
            return Checked.faulty(Faults.SETTINGS.at(
                    Location.path(context.name(), "format.edifact.release"), "writing needs the release"));
        }
        String sender = address(settings.sender(), context.sender(), "sender");
        String receiver = address(settings.receiver(), context.receiver(), "receiver");
        SegmentWriter out = new SegmentWriter(
                new SegmentWriter.Writing(
                        UnEdifact.STANDARD,
                        release.get().word(),
                        Syntax.repertoire(settings.syntax()),
                        settings.characters(),
                        settings.newlines(),
                        settings.zone().orElse(context.zone())),
                context.name());
        header(sender, receiver, out);
        int written = 0;
        for (Map.Entry<Mapping, List<Document>> each : byMessage(documents).entrySet()) {
            for (List<Document> message : each.getKey().messages(each.getValue())) {
                message(each.getKey(), message, ++written, release.get(), out);
            }
        }
        trailer(written, out);
        problems.addAll(out.problems());
        if (!problems.isEmpty()) {
            return new Checked.Faulty<>(problems);
        }
        return new Checked.Sound<>(Wire.of(context.name(), bytes(out)), out.warnings());
    }

    private byte[] bytes(SegmentWriter out) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (settings.una() || settings.comma()) {
            ServiceCharacters characters = settings.characters();
            bytes.writeBytes("UNA".getBytes(StandardCharsets.US_ASCII));
            bytes.write(characters.component());
            bytes.write(characters.element());
            bytes.write(characters.decimal());
            bytes.write(characters.release());
            bytes.write(characters.repetition());
            bytes.write(characters.terminator());
            if (settings.newlines()) {
                bytes.write('\n');
            }
        }
        bytes.writeBytes(out.bytes());
        return bytes.toByteArray();
    }

    private String address(Optional<String> set, Map<String, String> ids, String whose) {
        Optional<String> address = set.or(() -> Optional.ofNullable(ids.get("edi")))
                .or(() -> Optional.ofNullable(ids.get("gln")).map(gln -> gln + ":" + GS1));
        if (address.isEmpty()) {
            problems.add(Faults.ADDRESS.at(
                    Location.path(context.name(), "UNB"), "the " + whose + " has no interchange address"));
        }
        return address.orElse("");
    }

    private void header(String sender, String receiver, SegmentWriter out) {
        LocalDateTime now = LocalDateTime.ofInstant(context.now(), context.zone());
        out.document("interchange " + context.reference());
        out.begin("UNB");
        out.put(1, 1, settings.syntax());
        out.put(1, 2, Integer.toString(settings.version()));
        address(2, sender, out);
        address(3, receiver, out);
        out.put(4, 1, now.format(settings.version() >= 4 ? DATE : SHORT_DATE));
        out.put(4, 2, now.format(TIME));
        out.put(5, 1, context.reference());
        if (context.test()) {
            out.put(11, 1, "1");
        }
        out.end(true);
    }

    private static void address(int element, String address, SegmentWriter out) {
        int colon = address.lastIndexOf(':');
        out.put(element, 1, colon < 0 ? address : address.substring(0, colon));
        if (colon >= 0) {
            out.put(element, 2, address.substring(colon + 1));
        }
    }

    /** The documents of each message that follow each other; a document that no message holds is a problem. */
    private Map<Mapping, List<Document>> byMessage(List<Document> documents) {
        Map<Mapping, List<Document>> byMessage = new LinkedHashMap<>();
        for (Document document : documents) {
            Optional<Mapping> mapping = Messages.writing(document, mappings);
            if (mapping.isPresent()) {
                byMessage
                        .computeIfAbsent(mapping.get(), key -> new ArrayList<>())
                        .add(document);
            } else {
                problems.add(Faults.KIND.at(
                        Location.path(context.name(), named(document)),
                        "no message of the channel holds a document of kind "
                                + document.kind().word()));
            }
        }
        return byMessage;
    }

    private static String named(Document document) {
        return document.kind().word() + " " + document.number();
    }

    private void message(Mapping mapping, List<Document> documents, int number, Release release, SegmentWriter out) {
        out.document(
                documents.size() == 1
                        ? named(documents.get(0))
                        : mapping.title().type() + " " + number);
        guide.open(out);
        out.begin("UNH");
        out.put(1, 1, Integer.toString(number));
        out.put(2, 1, mapping.title().type());
        if (mapping.title().type().equals(ControlMessages.TYPE)) {
            out.put(2, 2, settings.version() >= 4 ? "4" : "D");
            out.put(2, 3, settings.version() >= 4 ? "1" : "3");
        } else {
            out.put(2, 2, release.version());
            out.put(2, 3, release.number());
        }
        out.put(2, 4, "UN");
        settings.association()
                .filter(association -> mapping.title().associations().containsValue(association))
                .ifPresent(association -> out.put(2, 5, association));
        out.end(true);
        mapping.write(documents, context, out);
        guide.close(documents, out);
        out.begin("UNT");
        out.put(1, 1, Integer.toString(out.count() + 1));
        out.put(2, 1, Integer.toString(number));
        out.end(true);
    }

    private void trailer(int messages, SegmentWriter out) {
        out.document("interchange " + context.reference());
        out.begin("UNZ");
        out.put(1, 1, Integer.toString(messages));
        out.put(2, 1, context.reference());
        out.end(true);
    }
}
