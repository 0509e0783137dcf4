package io.crossdock.mappings.edifact;

import io.crossdock.config.Problem;
import io.crossdock.config.Wire;
import io.crossdock.mappings.Decoded;
import io.crossdock.mappings.Peeked;
import io.crossdock.mappings.canonical.Order;
import io.crossdock.mappings.edi.Content;
import io.crossdock.mappings.edi.Interchanges;
import io.crossdock.mappings.edi.Message;
import io.crossdock.mappings.edi.Texts;
import io.crossdock.mappings.edi.Trailer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Makes documents of the messages that are wanted. Each is held back until the next is read, so that the last one of an interchange
 * can bear what its trailer warns of.
 */
final class Decoding implements Interchanges.Listener {

    private static final Pattern RELEASE = Pattern.compile("D\\.(9[3-9]|0[0-9]|1[01])[AB].*");

    /** After these a message is not what its sender meant: what else is wrong with it, is no news. */
    private static final Set<Problem.Code> CUT =
            Set.of(Faults.UNFINISHED_MESSAGE, Faults.TOO_LARGE, Faults.OUTSIDE, Faults.UNTERMINATED, Faults.TOO_LONG);

    private final EdifactSettings settings;
    private final Predicate<Peeked.Message> wanted;
    private final Consumer<Decoded> each;
    private final String source;

    private Optional<Decoded> held = Optional.empty();
    private boolean anyWanted;
    private String knownRelease = Release.D96A.word();

    Decoding(EdifactSettings settings, String source, Predicate<Peeked.Message> wanted, Consumer<Decoded> each) {
        this.settings = settings;
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
        held = Optional.of(decoded(content));
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

    private Decoded decoded(Content content) {
        boolean cut = !content.problems().isEmpty()
                && content.problems().stream().anyMatch(problem -> CUT.contains(problem.code()));
        if (content.count() == 0 || content.message().type().isEmpty()) {
            return bad(content, Optional.empty(), content.problems());
        }
        if (!content.message().type().equals(Orders.TYPE_WORD)) {
            Problem unknown = Faults.MESSAGE.at(
                    content.at(),
                    "no mapping for message " + Texts.shown(content.message().type()));
            return bad(content, Optional.empty(), joined(content.problems(), List.of(unknown)));
        }
        Message message = new Message(content, settings.comma(), settings.countsRefuse());
        if (!known(content.message().version())) {
            message.warn(
                    Faults.RELEASE,
                    0,
                    Optional.of(Elements.position("UNH/0054")),
                    "ORDERS is known from D.93A to D.11A, not in "
                            + Texts.shown(content.message().version()));
        }
        message.takeEnvelope();
        Orders.Read read = Orders.read(message);
        if (cut) {
            return bad(content, read.number(), content.problems());
        }
        if (!message.problems().isEmpty()) {
            return bad(content, read.number(), message.problems());
        }
        Order order = read.order().orElseThrow();
        List<Decoded.Unmapped> unmapped = message.unmapped();
        return new Decoded.Good(order, content.at(), message.warnings(), unmapped);
    }

    /** Whether ORDERS is known in a release; most files have only one. */
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
