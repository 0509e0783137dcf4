package io.crossdock.mappings.expression;

import io.crossdock.config.Expression;
import io.crossdock.config.Problem;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What may not stand in an expression although JSONata has it. Functions that say something else every time, or run a text as an
 * expression; {@code $pad}, {@code $join} and {@code $replace}, whose result may be of any size at once; the library's own variables; and every slash outside of a text:
 * it may begin a regular expression, and nothing bounds the time that one takes.
 */
final class Forbidden {

    /** No condition is longer; what is nested deeper than this allows would exhaust the parser's stack. */
    private static final int LETTERS = 1000;

    private static final Pattern TOKENS = Pattern.compile(
            "\"(?:\\\\.|[^\"\\\\])*+\"|'(?:\\\\.|[^'\\\\])*+'|`[^`]*+`|/\\*.*?\\*/"
                    + "|(?<word>/|\\$(?:__\\w*|(?:eval|join|millis|now|pad|random|replace|shuffle)\\b))",
            Pattern.DOTALL);

    private Forbidden() {}

    static Optional<Problem> in(Expression expression) {
        if (expression.text().length() > LETTERS) {
            return Optional.of(
                    ExpressionProblems.EXPRESSION_WRONG.at(expression.at(), "longer than " + LETTERS + " letters"));
        }
        Matcher tokens = TOKENS.matcher(expression.text());
        return tokens.results()
                .filter(token -> token.group(1) != null)
                .findFirst()
                .map(token -> ExpressionProblems.EXPRESSION_FORBIDDEN.at(
                        expression.at(),
                        "'" + token.group(1) + "' at character " + (token.start() + 1) + " of " + expression.text()));
    }
}
