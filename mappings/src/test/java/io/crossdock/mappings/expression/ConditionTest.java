package io.crossdock.mappings.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.config.Checked;
import io.crossdock.config.Expression;
import io.crossdock.config.Location;
import io.crossdock.config.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTest {

    private static final Location AT = new Location("partners/post/big-out.yaml", 3, 5, "if");
    private static final String ORDER =
            """
            { "kind": "order", "orderNumber": "A-17", "type": "standard", "currency": "EUR",
              "lines": [ { "number": "1", "quantity": { "value": 2.5, "unit": "KGM" }, "price": 3.75 },
                         { "number": "2", "quantity": { "value": 10, "unit": "H87" }, "price": 100.00 } ] }
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "currency = 'EUR' | true",
                "currency = 'CHF' | false",
                "$sum(lines.(price * quantity.value)) > 1000 | true",
                "$sum(lines.(price * quantity.value)) > 2000 | false",
                "lines[1].price = 100 | true",
                "lines[0].price = 3.75 | true",
                "$count(lines[quantity.unit = 'KGM']) = 1 | true",
                "$contains(orderNumber, 'A-') and $not($exists(parties.seller)) | true",
                "'a/b' = \"a/b\" | true",
                "price > 5 = true | false",
                "$nowhere = 1 | false",
            })
    void saysYesOrNo(String expression, boolean expected) {
        assertThat(answer(expression)).isEqualTo(Checked.sound(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "currency",
                "lines.price",
                "price > 5",
                "1",
                "'true'",
                "currency > 5",
                "$number(currency) = 1",
                "$error('no')",
                "$unheard(currency)",
                "$sum(currency) = 1",
                "$contains(currency, null)",
                "$round(1.5, 99999999999) = 1",
                "$split(currency, function($x) { $x }) = 1",
                "$base64decode('#') = 'a'",
                "$toMillis('#') = 1",
            })
    void isAProblemWhereItSaysNeither(String expression) {
        Problem problem = onlyProblem(answer(expression));
        assertThat(problem.code().id()).isEqualTo("CONDITION-FAILED");
        assertThat(problem.category()).isEqualTo(Problem.Category.SETUP);
        assertThat(problem.at()).isEqualTo(AT);
        assertThat(problem.message()).startsWith("if: " + expression + " ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "($f := function($n) { $f($n + 1) }; $f(0)) = 1",
                "($f := function($n) { $f($n + 1) + 1 }; $f(0)) = 1",
                "($f := function($s) { $f($s & $s) }; $f('ab')) = 'ab'",
                "$count([1..9000000]) = 1",
                "$sum([1..900000].($ * 2)) = 1",
                "($f := function($n) { $n < 2 ? 1 : $f($n - 1) + $f($n - 2) }; $f(60)) = 1",
                "($a := function() { $b() }; $b := function() { $a() }; $a()) = 1",
                "($x := function($f) { $f($f) }; $x($x)) = 1",
                "($s := 'x'; $f := function($n) { $n = 0 ? $s : $f($n - 1) & $f($n - 1) }; $f(40)) = 'x'",
                "($f := function($v, $n) { $n = 0 ? $v : $f({'a': $v}, $n - 1) }; $length($string($f('x', 8000))) = 1)",
                "$count($map([1..900000], function($i) { [1..900000] })) = 1",
                "$reduce([1..100000], function($a, $b) { $a & $a }, 'x') = 'x'",
                "$count($sort([1..900000], function($a, $b) { $a < $b })) = 1",
                "$power(9999999, 9999999) = 1",
                "($f := function($v, $n) { $n = 0 ? $v : $f({'a': $v, 'b': $v}, $n - 1) }; $length($string($f('x', 30)))) = 1",
                "($f := function($v, $n) { $n = 0 ? $v : $f({'a': $v, 'b': $v}, $n - 1) }; $f('x', 30) = $f('x', 30))",
                "($f := function($v, $n) { $n = 0 ? $v : $f({'a': $v, 'b': $v}, $n - 1) }; $count($f('x', 30).**)) = 1",
            })
    void comesToAnEnd(String expression) {
        assertThat(onlyProblem(answer(expression)).code().id()).isEqualTo("CONDITION-FAILED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$now() > '2026'",
                "$millis() > 0",
                "$random() > 0.5",
                "( $later := $shuffle; true )",
                "$eval('1 = 1')",
                "$pad('a', 1000000000) = 'a'",
                "$contains(currency, /E(U|U)*R/)",
                "lines[0].price / 2 > 1",
                "( $__evaluate_entry := 1; true )",
                "`$eval`; $eval  ('1')",
                "$length($join([1..900000], 'x')) = 1",
                "$length($replace('xxx', 'x', 'yyy')) = 1",
            })
    void refusesWhatHasNoBoundOrAnotherAnswerEveryTime(String expression) {
        assertThat(problems(expression)).singleElement().satisfies(problem -> {
            assertThat(problem.code().id()).isEqualTo("EXPRESSION-FORBIDDEN");
            assertThat(problem.at()).isEqualTo(AT);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "currency = ",
                "currency = 'EUR",
                "(currency = 'EUR'",
                "lines[",
                "= 1",
                ")",
                "{",
                "\"\\u12\"",
                "$zip@ "
            })
    void saysWhereAnExpressionIsWrong(String expression) {
        assertThat(problems(expression)).singleElement().satisfies(problem -> {
            assertThat(problem.code().id()).isEqualTo("EXPRESSION-WRONG");
            assertThat(problem.at()).isEqualTo(AT);
        });
    }

    @Test
    void namesTheCharacter() {
        assertThat(problems("currency = = 'EUR'").get(0).message())
                .startsWith("at character ")
                .endsWith(" in currency = = 'EUR'");
    }

    @Test
    void isNotUpsetByDeepNesting() {
        assertThat(problems("(".repeat(900))).isNotEmpty();
        assertThat(problems("(".repeat(2000))).isNotEmpty();
    }

    @Test
    void answersManyThreadsAtOnce() {
        Condition condition =
                Condition.of(new Expression("lines[0].price = 3.75", AT)).get();
        List<Boolean> answers = java.util.stream.IntStream.range(0, 2000)
                .parallel()
                .mapToObj(index -> condition
                        .holds(content(ORDER.replace("3.75", index % 2 == 0 ? "3.75" : "4")))
                        .get())
                .toList();
        assertThat(answers).hasSize(2000).filteredOn(answer -> answer).hasSize(1000);
    }

    private static Checked<Boolean> answer(String expression) {
        return Condition.of(new Expression(expression, AT)).get().holds(content(ORDER));
    }

    private static Content content(String json) {
        return new Content(json.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Problem> problems(String expression) {
        return Condition.of(new Expression(expression, AT)).problems();
    }

    private static Problem onlyProblem(Checked<?> checked) {
        assertThat(checked.problems()).hasSize(1);
        return checked.problems().get(0);
    }
}
