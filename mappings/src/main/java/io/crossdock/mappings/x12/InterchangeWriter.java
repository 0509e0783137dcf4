package io.crossdock.mappings.x12;

import io.crossdock.config.Checked;
import io.crossdock.config.Location;
import io.crossdock.config.Problem;
import io.crossdock.config.Wire;
import io.crossdock.mappings.Context;
import io.crossdock.mappings.canonical.Document;
import io.crossdock.mappings.edi.SegmentWriter;
import io.crossdock.mappings.guide.Guide;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes documents as one interchange, those of one functional group after each other in one group. */
final class InterchangeWriter {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmm");
    private static final DateTimeFormatter SHORT_DATE = DateTimeFormatter.ofPattern("yyMMdd");
    private static final DateTimeFormatter DATE = DateTimeFormatter.BASIC_ISO_DATE;
    private static final String GS1 = "08";
    private static final int CONTROL_DIGITS = 9;
    private static final int ADDRESS_WIDTH = 15;

    private static final SegmentWriter.Repertoire CHARACTERS = new SegmentWriter.Repertoire(
            "X12", StandardCharsets.UTF_8, character -> character >= ' ' && character != 0x7f);

    private final X12Settings settings;
    private final Guide guide;
    private final Context context;
    private final LocalDateTime now;
    private final List<Problem> problems = new ArrayList<>();

    InterchangeWriter(X12Settings settings, Guide guide, Context context) {
        this.guide = guide;
        this.settings = settings;
        this.context = context;
        this.now = LocalDateTime.ofInstant(context.now(), context.zone());
    }

    /** Documents that go into one group. */
    private record Run(TransactionSet set, List<Document> documents) {

        List<List<Document>> messages() {
            return set.messages(documents);
        }
    }

    Checked<Wire> write(List<Document> documents) {
        Optional<Release> release = settings.release();
        if (release.isEmpty()) {
            return Checked.faulty(X12Faults.SETTINGS.at(
                    Location.path(context.name(), "format.x12.release"), "writing needs the release"));
        }
        SegmentWriter out = new SegmentWriter(
                new SegmentWriter.Writing(
                        AscX12.STANDARD,
                        release.get().word(),
                        CHARACTERS,
                        settings.characters(release.get()),
                        settings.newlines(),
                        context.zone()),
                context.name());
        Address sender = address(settings.sender(), context.sender(), "sender");
        Address receiver = address(settings.receiver(), context.receiver(), "receiver");
        header(release.get(), sender, receiver, out);
        List<Run> runs = runs(documents);
        for (Run run : runs) {
            if (run.set().alone()) {
                out.document(run.set().id());
                run.set().write(run.documents(), out, now.toLocalDate(), context.zone());
            } else {
                group(run, release.get(), sender, receiver, out);
            }
        }
        trailer((int) runs.stream().filter(run -> !run.set().alone()).count(), out);
        problems.addAll(out.problems());
        return problems.isEmpty()
                ? new Checked.Sound<>(Wire.of(context.name(), out.bytes()), out.warnings())
                : new Checked.Faulty<>(problems);
    }

    private List<Run> runs(List<Document> documents) {
        List<Run> runs = new ArrayList<>();
        for (Document document : documents) {
            Optional<TransactionSet> set = settings.writing(document.kind());
            if (set.isEmpty()) {
                problems.add(X12Faults.KIND.at(
                        Location.path(context.name(), document.kind().word() + " " + document.number()),
                        "X12 has no message for the document"));
                continue;
            }
            if (runs.isEmpty() || !last(runs).set().equals(set.get())) {
                runs.add(new Run(set.get(), new ArrayList<>()));
            }
            last(runs).documents().add(document);
        }
        return runs;
    }

    private static Run last(List<Run> runs) {
        return runs.get(runs.size() - 1);
    }

    /**
     * An interchange address.
     *
     * @param qualifier I05: {@code 01} DUNS, {@code 08} GS1, {@code ZZ} as both sides agreed
     */
    private record Address(String id, String qualifier) {}

    private Address address(Optional<String> set, Map<String, String> ids, String whose) {
        Optional<String> address = set.or(() -> Optional.ofNullable(ids.get("edi")))
                .or(() -> Optional.ofNullable(ids.get("gln")).map(gln -> gln + ":" + GS1));
        if (address.isEmpty()) {
            problems.add(X12Faults.ADDRESS.at(
                    Location.path(context.name(), "ISA"), "the " + whose + " has no interchange address"));
        }
        String text = address.orElse("");
        int colon = text.lastIndexOf(':');
        Address parsed =
                colon < 0 ? new Address(text, "ZZ") : new Address(text.substring(0, colon), text.substring(colon + 1));
        if (parsed.id().length() > ADDRESS_WIDTH || parsed.qualifier().length() != 2) {
            problems.add(X12Faults.ADDRESS.at(
                    Location.path(context.name(), "ISA"),
                    "the " + whose + "'s address has more than " + ADDRESS_WIDTH
                            + " characters, or its qualifier not two"));
        }
        return parsed;
    }

    /** The transmission's number as ISA13 and GS06 have room for it: it begins again behind 999999999. */
    private String control() {
        String reference = context.reference();
        return reference.length() <= CONTROL_DIGITS
                ? reference
                : reference.substring(reference.length() - CONTROL_DIGITS);
    }

    private void header(Release release, Address sender, Address receiver, SegmentWriter out) {
        out.document("interchange " + context.reference());
        out.begin("ISA");
        out.put(1, 1, "00");
        out.fixed(2, " ".repeat(10));
        out.put(3, 1, "00");
        out.fixed(4, " ".repeat(10));
        out.put(5, 1, sender.qualifier());
        out.put(6, 1, padded(sender.id()));
        out.put(7, 1, receiver.qualifier());
        out.put(8, 1, padded(receiver.id()));
        out.put(9, 1, now.format(SHORT_DATE));
        out.put(10, 1, now.format(TIME));
        out.fixed(11, release.repetition() == 'U' ? "U" : settings.separators().substring(3));
        out.put(12, 1, release.interchange());
        out.put(13, 1, "0".repeat(CONTROL_DIGITS - control().length()) + control());
        out.put(14, 1, settings.acknowledged() ? "1" : "0");
        out.put(15, 1, context.test() ? "T" : "P");
        out.fixed(16, settings.separators().substring(1, 2));
        out.end(true);
    }

    private static String padded(String address) {
        return address + " ".repeat(Math.max(0, ADDRESS_WIDTH - address.length()));
    }

    private void group(Run run, Release release, Address sender, Address receiver, SegmentWriter out) {
        out.document("group " + run.set().group());
        out.begin("GS");
        out.put(1, 1, run.set().group());
        out.put(2, 1, settings.groupSender().orElse(sender.id()));
        out.put(3, 1, settings.groupReceiver().orElse(receiver.id()));
        out.put(4, 1, now.format(DATE));
        out.put(5, 1, now.format(TIME));
        out.put(6, 1, control());
        out.put(7, 1, "X");
        out.put(8, 1, settings.implementation().orElse(release.group()));
        out.end(true);
        List<List<Document>> messages = run.messages();
        for (int i = 0; i < messages.size(); i++) {
            message(run.set(), messages.get(i), String.format("%04d", i + 1), out);
        }
        out.document("group " + run.set().group());
        out.begin("GE");
        out.put(1, 1, Integer.toString(messages.size()));
        out.put(2, 1, control());
        out.end(true);
    }

    private void message(TransactionSet set, List<Document> documents, String number, SegmentWriter out) {
        Document first = documents.get(0);
        out.document(first.kind().word() + " " + first.number());
        guide.open(out);
        out.begin("ST");
        out.put(1, 1, set.id());
        out.put(2, 1, number);
        out.end(true);
        set.write(documents, out, LocalDate.ofInstant(context.now(), context.zone()), context.zone());
        guide.close(documents, out);
        out.begin("SE");
        out.put(1, 1, Integer.toString(out.count() + 1));
        out.put(2, 1, number);
        out.end(true);
    }

    private void trailer(int groups, SegmentWriter out) {
        out.document("interchange " + context.reference());
        out.begin("IEA");
        out.put(1, 1, Integer.toString(groups));
        out.put(2, 1, "0".repeat(CONTROL_DIGITS - control().length()) + control());
        out.end(true);
    }
}
