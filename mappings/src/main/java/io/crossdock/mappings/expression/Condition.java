package io.crossdock.mappings.expression;

import io.crossdock.config.Checked;
import io.crossdock.config.Expression;
import io.crossdock.config.Problem;
import java.util.Optional;

/**
 * A question about a document, answered by yes or no. The same document always gets the same answer, after a bounded effort: what
 * depends on the time, on chance or on a text that is only known later cannot be asked. Safe for many threads.
 */
public final class Condition {

    private final Compiled compiled;

    private Condition(Compiled compiled) {
        this.compiled = compiled;
    }

    public static Checked<Condition> of(Expression written) {
        return Compiled.of(written).then(compiled -> Checked.sound(new Condition(compiled)));
    }

    /** Whether it is true of a document; a problem where it says neither yes nor no, or does not come to an end. */
    public Checked<Boolean> holds(Content content) {
        return compiled.evaluate(content.value(), new Allowance(), none -> {}, failure -> problem("fails: " + failure))
                .then(this::answer);
    }

    private Checked<Boolean> answer(Optional<Object> answer) {
        if (answer.isPresent() && answer.get() instanceof Boolean yes) {
            return Checked.sound(yes);
        }
        return Checked.faulty(problem(
                answer.isEmpty()
                        ? "says neither yes nor no, because what it compares is absent; where that means no, write (...) = true"
                        : "says neither yes nor no, but a value of another type; compare it with something"));
    }

    private Problem problem(String what) {
        return ExpressionProblems.CONDITION_FAILED.at(
                compiled.written().at(), "if: " + compiled.written().text() + " " + what);
    }

    @Override
    public String toString() {
        return compiled.written().text();
    }
}
