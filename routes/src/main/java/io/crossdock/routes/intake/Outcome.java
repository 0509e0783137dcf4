package io.crossdock.routes.intake;

import io.crossdock.config.Problem;
import io.crossdock.mappings.Peeked;
import io.crossdock.mappings.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What became of the documents of one message, in one batch or as a whole. */
final class Outcome {

    /** So many problems of a message are told. */
    private static final int MOST = 50;

    int documents;
    int unread;
    int refused;
    String number = "";
    final List<Problem> problems = new ArrayList<>();
    final List<Problem> objections = new ArrayList<>();

    void add(Item item) {
        documents++;
        if (item instanceof Item.Sound sound) {
            named(sound.good().document().number());
            tell(problems, sound.good().warnings());
        } else if (item instanceof Item.Unsound unsound) {
            named(unsound.number());
            if (unsound.refused()) {
                unread++;
                tell(problems, unsound.problems());
            }
        }
    }

    /** One of its documents was read, and does not hold. */
    void object(Item.Unsound refusal) {
        refused++;
        tell(objections, refusal.problems());
    }

    void named(String name) {
        number = number.isEmpty() ? name : number;
    }

    static void tell(List<Problem> told, List<Problem> more) {
        more.stream().limit(MOST - (long) Math.min(MOST, told.size())).forEach(told::add);
    }

    /** What its sender hears of how it was read: never of what it says. */
    Verdict syntax(Peeked.Message message) {
        return verdict(message, unread, problems);
    }

    /** What its sender hears of what it says, and of how it was read, if nobody else tells that. */
    Verdict application(Peeked.Message message) {
        List<Problem> all = new ArrayList<>(problems);
        tell(all, objections);
        return verdict(message, unread + refused, all);
    }

    private Verdict verdict(Peeked.Message message, int failed, List<Problem> told) {
        Verdict.Outcome outcome = failed > 0 && failed >= documents
                ? Verdict.Outcome.REJECTED
                : told.isEmpty() ? Verdict.Outcome.ACCEPTED : Verdict.Outcome.ACCEPTED_WITH_ERRORS;
        return new Verdict(message, outcome, Optional.of(number).filter(name -> !name.isEmpty()), told);
    }
}
