package io.crossdock.mappings.expression;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import io.crossdock.config.Checked;
import io.crossdock.config.Expression;
import io.crossdock.config.Problem;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** An expression made ready. The same input always gives the same value, after a bounded effort. Safe for many threads. */
final class Compiled {

    private final Expression written;
    private final Jsonata jsonata;

    private Compiled(Expression written, Jsonata jsonata) {
        this.written = written;
        this.jsonata = jsonata;
    }

    static Checked<Compiled> of(Expression written) {
        Optional<Problem> forbidden = Forbidden.in(written);
        return forbidden.isPresent() ? Checked.faulty(forbidden.get()) : compile(written);
    }

    private static Checked<Compiled> compile(Expression written) {
        try {
            return Checked.sound(new Compiled(written, Jsonata.jsonata(written.text())));
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

    Expression written() {
        return written;
    }

    /**
     * The value; empty where the expression gives none.
     *
     * @param variables takes what the expression may name with a dollar
     * @param failed makes a problem of what went wrong
     */
    Checked<Optional<Object>> evaluate(
            Object input, Allowance allowance, Consumer<Jsonata.Frame> variables, Function<String, Problem> failed) {
        try {
            Jsonata.Frame frame = jsonata.createFrame();
            variables.accept(frame);
            Effort.bound(frame, allowance);
            return Checked.sound(Optional.ofNullable(jsonata.evaluate(input, frame)));
        } catch (RuntimeException failure) { // the library's functions throw just that, besides a dozen narrower ones
            return Checked.faulty(failed.apply(String.valueOf(failure.getMessage())));
        }
    }
}
