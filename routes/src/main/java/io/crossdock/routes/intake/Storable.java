package io.crossdock.routes.intake;

import io.crossdock.config.Location;
import io.crossdock.config.Problem;
import io.crossdock.mappings.canonical.Article;
import io.crossdock.mappings.canonical.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether a document's numbers can be keys: of a length that no business number has, or with a NUL, they cannot. */
final class Storable {

    /** The longest business number, in characters. */
    static final int NUMBER = 300;

    /** The longest number of an article, in characters. */
    private static final int ARTICLE = 200;

    private Storable() {}

    static Optional<Problem> objection(Document document, Location at) {
        List<String> unusable = new ArrayList<>();
        check("the " + document.kind().word() + "'s number", document.number(), NUMBER, unusable);
        document.articles().forEach(article -> check(article, unusable));
        return unusable.stream().findFirst().map(fault -> IntakeProblems.NUMBER_UNUSABLE.at(at, fault));
    }

    private static void check(Article article, List<String> unusable) {
        article.ids().forEach((scheme, id) -> check("an article's " + scheme + " number", id, ARTICLE, unusable));
    }

    private static void check(String what, String number, int most, List<String> unusable) {
        if (number.length() > most) {
            unusable.add(what + " has " + number.length() + " characters; at most " + most + " are possible");
        } else if (number.indexOf('\0') >= 0) {
            unusable.add(what + " holds a NUL character");
        }
    }
}
