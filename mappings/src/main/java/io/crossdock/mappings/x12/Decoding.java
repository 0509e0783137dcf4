package io.crossdock.mappings.x12;

import io.crossdock.config.Problem;
import io.crossdock.config.Wire;
import io.crossdock.mappings.Decoded;
import io.crossdock.mappings.Peeked;
import io.crossdock.mappings.canonical.Document;
import io.crossdock.mappings.edi.Content;
import io.crossdock.mappings.edi.Fault;
import io.crossdock.mappings.edi.Interchanges;
import io.crossdock.mappings.edi.Leftovers.Leftover;
import io.crossdock.mappings.edi.Message;
import io.crossdock.mappings.edi.Texts;
import io.crossdock.mappings.edi.Trailer;
import io.crossdock.mappings.guide.Guide;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes documents of the messages that are wanted. The last of each message is held back until the next is read, so that the last
 * one of an interchange can bear what its trailer warns of.
 */
final class Decoding implements Interchanges.Listener {

    /** After these a message is not what its sender meant: what else is wrong with it, is no news. */
    private static final Set<Problem.Code> CUT = Stream.of(
                    Fault.UNFINISHED_MESSAGE, Fault.TOO_LARGE, Fault.OUTSIDE, Fault.UNTERMINATED, Fault.TOO_LONG)
            .map(AscX12.STANDARD.faults()::of)
            .collect(Collectors.toUnmodifiableSet());

    private final X12Settings settings;
    private final Guide guide;
    private final Predicate<Peeked.Message> wanted;
    private final Consumer<Decoded> each;
    private final String source;

    private Optional<Decoded> held = Optional.empty();
    private boolean anyWanted;

    Decoding(
            X12Settings settings,
            Guide guide,
            String source,
            Predicate<Peeked.Message> wanted,
            Consumer<Decoded> each) {
        this.settings = settings;
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
        decode(content);
    }

    private void tell(Decoded decoded) {
        flush();
        held = Optional.of(decoded);
    }

    @Override
    public void ends(Trailer trailer) {
        if (anyWanted) {
            held = held.map(last -> warned(last, trailer.warnings()));
            flush();
            if (!trailer.problems().isEmpty()) {
                each.accept(new Decoded.Bad(
                        Wire.of(source, trailer.excerpt()),
                        Optional.empty(),
                        trailer.interchange().at(),
                        trailer.problems()));
            }
        }
        anyWanted = false;
    }

    /** Gives out what is held back. */
    void flush() {
        held.ifPresent(each);
        held = Optional.empty();
    }

    private void decode(Content content) {
        if (content.count() == 0 || content.message().type().isEmpty()) {
            tell(bad(content, Optional.empty(), joined(content.problems(), content.warnings())));
            return;
        }
        Optional<TransactionSet> set = TransactionSets.of(content.message().type());
        if (set.isEmpty()) {
            Problem unknown = AscX12.STANDARD
                    .faults()
                    .of(Fault.MESSAGE)
                    .at(
                            content.at(),
                            "no mapping for message "
                                    + Texts.shown(content.message().type()));
            tell(bad(content, Optional.empty(), joined(content.problems(), List.of(unknown))));
            return;
        }
        decode(content, set.get());
    }

    private void decode(Content content, TransactionSet set) {
        Message message = new Message(content, false, settings.countsRefuse(), ZoneOffset.UTC, guide.outline());
        message.takeEnvelope();
        TransactionSet.Content read = guided(set.read(message, settings), message);
        List<Problem> whole = read.items().size() == 1 ? wholly(message) : outside(message, read.items());
        boolean cut = content.problems().stream().anyMatch(problem -> CUT.contains(problem.code()));
        if (cut || !whole.isEmpty() || read.items().isEmpty()) {
            List<Problem> problems = cut ? content.problems() : whole;
            if (!problems.isEmpty()) {
                tell(bad(content, read.number(), joined(problems, message.warnings(-1, 0))));
            }
            return;
        }
        List<Leftover> leftovers = message.leftovers();
        for (int i = 0; i < read.items().size(); i++) {
            item(content, message, read.items(), i, leftovers);
        }
        if (!read.snapshots().isEmpty()) {
            flush();
            read.snapshots().forEach(each);
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

    /** What stands before an item and behind the one before it is told with it; what stands behind the last, with the last. */
    private void item(
            Content content, Message message, List<TransactionSet.Item> items, int index, List<Leftover> leftovers) {
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
                    joined(problems, warnings)));
            return;
        }
        List<Decoded.Unmapped> unmapped = leftovers.stream()
                .filter(leftover -> leftover.segment() >= from && leftover.segment() < to)
                .map(Leftover::value)
                .toList();
        for (int i = 0; i < item.documents().size(); i++) {
            Document document = item.documents().get(i);
            tell(new Decoded.Good(
                    document,
                    only ? content.at() : message.at(item.from()),
                    i == 0 ? warnings : List.of(),
                    i == 0 ? unmapped : List.of()));
        }
    }

    private Decoded.Bad bad(Content content, Optional<String> number, List<Problem> problems) {
        return new Decoded.Bad(Wire.of(source, content.excerpt().get()), number, content.at(), problems);
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
