package io.crossdock.mappings.expression;

import io.crossdock.config.Problem.Code;

/** What can be wrong with an expression. */
final class ExpressionProblems {

    static final Code EXPRESSION_WRONG =
            Code.setup("EXPRESSION-WRONG", "Mend the expression; docs.jsonata.org has the language.");

    static final Code EXPRESSION_FORBIDDEN = Code.setup(
            "EXPRESSION-FORBIDDEN",
            "Write it without regular expressions, division, $now, $millis, $random, $shuffle, $eval, $pad, $join and $replace;"
                    + " compare with $contains, $substringBefore, in or a factor instead.");

    static final Code CONDITION_FAILED = Code.setup(
            "CONDITION-FAILED",
            "Mend 'if' in the channel. Replay sends this document to the channel, whatever 'if' says by then.");

    static final Code TABLE_UNKNOWN =
            Code.setup("TABLE-UNKNOWN", "Put the table into the folder tables, or ask one that is there.");

    private ExpressionProblems() {}
}
