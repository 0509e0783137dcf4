package io.crossdock.mappings.edifact;

import static io.crossdock.mappings.edi.Rule.segment;
import static io.crossdock.mappings.edifact.ArticleNumbers.articleNumbers;
import static io.crossdock.mappings.edifact.Elements.at;
import static io.crossdock.mappings.edifact.Elements.words;

import io.crossdock.mappings.canonical.Article;
import io.crossdock.mappings.edi.Draft;
import io.crossdock.mappings.edi.Field;
import io.crossdock.mappings.edi.Identified;
import io.crossdock.mappings.edi.Message;
import io.crossdock.mappings.edi.Position;
import io.crossdock.mappings.edi.Rule;
import io.crossdock.mappings.edi.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The article of a line and the line's number: LIN, PIA, IMD.
 *
 * @param receiver whose number an article's scheme {@code receiver} is to the receiver of the message: {@code supplier}, {@code buyer}
 */
record Articles<D>(
        Slot<D, String> number,
        Slot<D, Identified> ids,
        Slot<D, String> name,
        Function<D, Article> article,
        String receiver) {

    static final String SUPPLIER = "supplier";
    static final String BUYER = "buyer";

    /** Begins the scheme of a number in LIN whose code (7143) has no scheme here: it still names the article. */
    private static final String OTHER = "item-";

    private static final Position LEVEL = Elements.position("LIN/1222");
    private static final Position SUB_LINE = Elements.position("LIN/5495");

    static <D> Articles<D> in(
            Slot.Shape<D> shape, Function<D, String> number, Function<D, Article> article, String receiver) {
        return new Articles<>(
                shape.one("number", number),
                shape.many("article.ids", from -> others(article.apply(from), receiver)),
                shape.maybe("article.name", from -> article.apply(from).name()),
                article,
                receiver);
    }

    /** LIN with its own number of the article, and whatever else is said in it. */
    @SafeVarargs
    final Rule<D> item(Field<D>... more) {
        List<Field<D>> fields = new ArrayList<>();
        fields.add(at("LIN/1082", number));
        fields.addAll(List.of(more));
        fields.add(articleNumbers("LIN", ids.showing(from -> main(article.apply(from))))
                .orElse(OTHER));
        return segment(fields).evenEmpty();
    }

    /** PIA that stands beside LIN, or for it. */
    Rule<D> additional() {
        return segment(articleNumbers("PIA", ids))
                .with("PIA/4347", from -> main(article.apply(from)).isEmpty() ? "5" : "1", "1", "5");
    }

    Rule<D> description() {
        return segment(words("IMD/7008", name)).with("IMD/7077", "F");
    }

    /** The article; a problem where the line names none. */
    Article read(Draft<D> draft, Message message, int segment) {
        if (draft.missing(ids) && draft.missing(name)) {
            message.problem(Faults.ARTICLE, segment, Optional.empty(), "the line names no article");
        }
        if (isSubLine(message, segment)) {
            message.warn(Faults.SUB_LINE, segment, Optional.of(SUB_LINE), "the line is a part of another line");
        }
        return new Article("", Identified.map(draft.all(ids)), draft.get(name));
    }

    /** Whether a line says what is in another one: a case, a set. */
    static boolean isSubLine(Message message, int segment) {
        return message.text(message.part(segment, SUB_LINE)).equals("1");
    }

    /** The line's number; where it has none, its ordinal. */
    String number(Draft<D> draft, Message message, int segment) {
        return message.lineNumber(draft.get(number), segment);
    }

    /** Whether a line without quantity is the head of a configuration, which orders nothing. */
    static boolean isHeading(Message message, int segment) {
        boolean heading = message.text(message.part(segment, LEVEL)).equals("0");
        if (heading) {
            message.warn(
                    Faults.HEADING, segment, Optional.of(LEVEL), "the line has no quantity and heads a configuration");
        }
        return heading;
    }

    /** The number in LIN; EANCOM wants no other than the GTIN there. */
    static List<Identified> main(Article article) {
        return Identified.of(article.ids()).stream()
                .filter(id -> ArticleNumbers.isGtin(id) || id.scheme().startsWith(OTHER))
                .limit(1)
                .toList();
    }

    static List<Identified> others(Article article, String receiver) {
        List<Identified> ids = numbers(article, receiver);
        ids.removeAll(main(article));
        return ids;
    }

    /** All its numbers, as the receiver of the message calls them. */
    static List<Identified> numbers(Article article, String receiver) {
        List<Identified> ids = new ArrayList<>(Identified.of(article.ids()));
        article.number("receiver").ifPresent(number -> {
            ids.removeIf(id -> id.scheme().equals("receiver") || id.scheme().equals(receiver));
            ids.add(0, new Identified(receiver, number));
        });
        return ids;
    }
}
