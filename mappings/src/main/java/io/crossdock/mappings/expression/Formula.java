package io.crossdock.mappings.expression;

import com.dashjoin.jsonata.Jsonata;
import io.crossdock.config.Checked;
import io.crossdock.config.Expression;
import io.crossdock.config.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A value that is made of others: of texts, numbers, truth values, lists and maps. Besides what JSONata has, it may ask a table of the
 * configuration, {@code $table("units", code)}, and read a date, {@code $date(text, "dd.MM.yyyy")}. Bounded as a {@link Condition}
 * is. Safe for many threads.
 */
public final class Formula {

    private final Compiled compiled;
    private final Map<String, Jsonata.JFunction> functions;

    private Formula(Compiled compiled, Map<String, Jsonata.JFunction> functions) {
        this.compiled = compiled;
        this.functions = functions;
    }

    /** Faulty also where it asks a table that is not there. */
    public static Checked<Formula> of(Expression written) {
        List<Problem> unknown = Lookup.problems(written);
        if (!unknown.isEmpty()) {
            return new Checked.Faulty<>(unknown);
        }
        Lookup lookup = new Lookup(written.tables());
        Map<String, Jsonata.JFunction> functions = Map.of(
                "table", new Jsonata.JFunction((input, arguments) -> lookup.find(arguments), null),
                "date", new Jsonata.JFunction((input, arguments) -> Dates.read(arguments), null));
        return Compiled.of(written).then(compiled -> Checked.sound(new Formula(compiled, functions)));
    }

    /**
     * The value for an input; empty where there is none.
     *
     * @param variables by the name that follows the dollar
     * @param failed makes a problem of what went wrong
     */
    public Checked<Optional<Object>> value(
            Object input, Map<String, ?> variables, Allowance allowance, Function<String, Problem> failed) {
        return compiled.evaluate(
                input,
                allowance,
                frame -> {
                    variables.forEach((name, value) -> frame.bind(name, (Object) value));
                    functions.forEach(frame::bind);
                },
                failed);
    }

    /** As it was written. */
    public Expression written() {
        return compiled.written();
    }

    @Override
    public String toString() {
        return compiled.written().text();
    }
}
