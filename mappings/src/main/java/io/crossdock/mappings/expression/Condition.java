package io.crossdock.mappings.expression;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import io.crossdock.config.Checked;
import io.crossdock.config.Expression;
import io.crossdock.config.Problem;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A question about a document, answered by yes or no. The same document always gets the same answer, after a bounded effort: what
 * depends on the time, on chance or on a text that is only known later cannot be asked. Safe for many threads.
 */
public final class Condition {

    private final Expression written;
    private final Jsonata compiled;

    private Condition(Expression written, Jsonata compiled) {
        this.written = written;
        this.compiled = compiled;
    }

    public static Checked<Condition> of(Expression written) {
        Optional<Problem> forbidden = Forbidden.in(written);
        return forbidden.isPresent() ? Checked.faulty(forbidden.get()) : compile(written);
    }

    private static Checked<Condition> compile(Expression written) {
        try {
            return Checked.sound(new Condition(written, Jsonata.jsonata(written.text())));
        } catch (JException failure) {
            return Checked.faulty(ExpressionProblems.EXPRESSION_WRONG.at(
                    written.at(), place(failure) + failure.getMessage() + " in " + written.text()));
        } catch (NullPointerException | IndexOutOfBoundsException | IllegalArgumentException failure) {
            // some faulty texts upset the parser
            return Checked.faulty(ExpressionProblems.EXPRESSION_WRONG.at(
                    written.at(), "no JSONata: " + written.text() + " (" + failure + ")"));
        }
    }

    private static String place(JException failure) {
        return failure.getLocation() < 0 ? "" : "at character " + failure.getLocation() + ": ";
    }

    /** Whether it is true of a document; a problem where it says neither yes nor no, or does not come to an end. */
    public Checked<Boolean> holds(Content content) {
        try {
            Jsonata.Frame frame = compiled.createFrame();
            Effort.bound(frame);
            return answer(compiled.evaluate(content.value(), frame));
        } catch (RuntimeException failure) { // the library's functions throw just that, besides a dozen narrower ones
            return Checked.faulty(problem("fails: " + failure.getMessage()));
        }
    }

    private Checked<Boolean> answer(@Nullable Object answer) {
        if (answer instanceof Boolean yes) {
            return Checked.sound(yes);
        }
        return Checked.faulty(problem(
                answer == null
                        ? "says neither yes nor no, because what it compares is absent; where that means no, write (...) = true"
                        : "says neither yes nor no, but a value of another type; compare it with something"));
    }

    private Problem problem(String what) {
        return ExpressionProblems.CONDITION_FAILED.at(written.at(), "if: " + written.text() + " " + what);
    }

    @Override
    public String toString() {
        return written.text();
    }
}
