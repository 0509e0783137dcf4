package io.crossdock.mappings.x12;

import io.crossdock.config.Problem;
import io.crossdock.config.Wire;
import io.crossdock.mappings.Decoded;
import io.crossdock.mappings.LinePlaces;
import io.crossdock.mappings.Peeked;
import io.crossdock.mappings.canonical.Document;
import io.crossdock.mappings.edi.Content;
import io.crossdock.mappings.edi.Fault;
import io.crossdock.mappings.edi.Interchanges;
import io.crossdock.mappings.edi.Leftovers.Leftover;
import io.crossdock.mappings.edi.Message;
import io.crossdock.mappings.edi.Telling;
import io.crossdock.mappings.edi.Texts;
import io.crossdock.mappings.edi.Trailer;
import io.crossdock.mappings.guide.Guide;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Makes documents of the messages that are wanted. */
final class Decoding implements Interchanges.Listener {

    /** How many characters of a version name the release. */
    private static final int RELEASE = 6;

    private final X12Settings settings;
    private final Guide guide;
    private final String source;
    private final Consumer<Decoded> each;
    private final Telling telling;

    Decoding(
            X12Settings settings,
            Guide guide,
            String source,
            Predicate<Peeked.Message> wanted,
            Consumer<Decoded> each) {
        this.settings = settings;
        this.guide = guide;
        this.source = source;
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
        telling.ends(trailer);
    }

    /** Gives out what is held back. */
    void flush() {
        telling.flush();
    }

    private void tell(Decoded decoded) {
        telling.tell(decoded);
    }

    private void decode(Content content) {
        if (content.count() == 0 || content.message().type().isEmpty()) {
            List<Problem> problems = content.problems().isEmpty()
                    ? unknown(content, "ST does not name the message")
                    : content.problems();
            tell(Telling.bad(content, Optional.empty(), Telling.joined(problems, content.warnings())));
            return;
        }
        Optional<TransactionSet> set = TransactionSets.of(content.message().type());
        if (set.isEmpty()) {
            List<Problem> unknown = unknown(
                    content,
                    "no mapping for message " + Texts.shown(content.message().type()));
            tell(Telling.bad(content, Optional.empty(), Telling.joined(content.problems(), unknown)));
            return;
        }
        decode(content, set.get());
    }

    private static List<Problem> unknown(Content content, String what) {
        return List.of(AscX12.STANDARD.faults().of(Fault.MESSAGE).at(content.at(), what));
    }

    private void decode(Content content, TransactionSet set) {
        Message message =
                new Message(content, false, settings.tolerance().countsRefuse(), ZoneOffset.UTC, guide.outline());
        message.takeEnvelope();
        warnOfRelease(content.message(), message);
        TransactionSet.Content mapped = set.read(message, settings);
        TransactionSet.Content read = guide.reads() ? guided(mapped, message) : mapped;
        List<Problem> whole = read.items().size() == 1 ? wholly(message) : outside(message, read.items());
        boolean cut = AscX12.STANDARD.faults().cut(content.problems());
        if (cut || !whole.isEmpty() || read.items().isEmpty()) {
            List<Problem> problems = whole.isEmpty() ? List.of(noLines(content)) : whole;
            tell(Telling.bad(
                    content,
                    read.number(),
                    Telling.joined(cut ? content.problems() : problems, message.warnings(-1, 0))));
            return;
        }
        NavigableMap<Integer, List<Decoded.Unmapped>> leftovers = bySegment(message.leftovers());
        for (int i = 0; i < read.items().size(); i++) {
            item(content, message, read.items(), i, leftovers);
        }
        // a test proves nothing gone
        if (!read.snapshots().isEmpty() && !message.test()) {
            flush();
            read.snapshots().forEach(each);
        }
    }

    private static Problem noLines(Content content) {
        return X12Faults.NO_LINES.at(content.at(), "the message has no lines");
    }

    /** ST03, where a message has one, names the release again; GS08 counts. */
    private static void warnOfRelease(Peeked.Message peeked, Message message) {
        String own = peeked.association();
        if (own.length() >= RELEASE && !peeked.version().startsWith(own.substring(0, RELEASE))) {
            message.warn(
                    Fault.RELEASE,
                    0,
                    Optional.of(Elements.position("ST03")),
                    "ST names release " + Texts.shown(own) + ", its group " + Texts.shown(peeked.version()));
        }
    }

    private TransactionSet.Content guided(TransactionSet.Content mapped, Message message) {
        List<Document> documents = guide.read(
                mapped.items().stream()
                        .flatMap(item -> item.documents().stream())
                        .toList(),
                message);
        List<TransactionSet.Item> items = new ArrayList<>();
        int next = 0;
        for (TransactionSet.Item item : mapped.items()) {
            int end = next + item.documents().size();
            items.add(new TransactionSet.Item(item.number(), item.from(), item.to(), documents.subList(next, end)));
            next = end;
        }
        return new TransactionSet.Content(mapped.number(), items, mapped.snapshots());
    }

    /** All problems of a message that is one item, where some concern no segment of it. */
    private static List<Problem> wholly(Message message) {
        return message.problems(-1, 0).isEmpty() ? List.of() : message.problems();
    }

    /** The problems that concern no item alone. */
    private static List<Problem> outside(Message message, List<TransactionSet.Item> items) {
        List<Problem> outside = new ArrayList<>();
        int from = -1;
        for (TransactionSet.Item item : items) {
            outside.addAll(message.problems(from, item.from()));
            from = item.to();
        }
        outside.addAll(message.problems(from, message.size()));
        return outside;
    }

    private static NavigableMap<Integer, List<Decoded.Unmapped>> bySegment(List<Leftover> leftovers) {
        NavigableMap<Integer, List<Decoded.Unmapped>> bySegment = new TreeMap<>();
        leftovers.forEach(leftover -> bySegment
                .computeIfAbsent(leftover.segment(), segment -> new ArrayList<>())
                .add(leftover.value()));
        return bySegment;
    }

    /** What stands before an item and behind the one before it is told with it; what stands behind the last, with the last. */
    private void item(
            Content content,
            Message message,
            List<TransactionSet.Item> items,
            int index,
            NavigableMap<Integer, List<Decoded.Unmapped>> leftovers) {
        TransactionSet.Item item = items.get(index);
        int from = index == 0 ? -1 : items.get(index - 1).to();
        int to = index == items.size() - 1 ? message.size() : item.to();
        List<Problem> problems = message.problems(item.from(), item.to());
        List<Problem> warnings = message.warnings(from, to);
        boolean only = item.from() == 0;
        if (!problems.isEmpty()) {
            byte[] excerpt = only ? content.excerpt().get() : message.excerpt(item.from(), item.to());
            tell(new Decoded.Bad(
                    Wire.of(source, excerpt),
                    item.number(),
                    only ? content.at() : message.at(item.from()),
                    Telling.joined(problems, warnings)));
            return;
        }
        List<Decoded.Unmapped> unmapped = leftovers.subMap(from, to).values().stream()
                .flatMap(List::stream)
                .toList();
        for (int i = 0; i < item.documents().size(); i++) {
            Document document = item.documents().get(i);
            tell(new Decoded.Good(
                    document,
                    only ? content.at() : message.at(item.from()),
                    only ? message.lines() : LinePlaces.UNKNOWN,
                    i == 0 ? warnings : List.of(),
                    i == 0 ? unmapped : List.of()));
        }
    }
}
