package io.crossdock.ops.console;

import io.crossdock.config.Problem;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How problems, and what the hub says to somebody else, are said on a page. They are said in English where they arise; for another language
 * a remedy is known by its code, and what is wrong by the sentence that says it. What nobody translated stays as it was said, behind what
 * its code stands for.
 *
 * @param remedies by code; behind {@code .what}: what the code stands for
 * @param sentences the longest first, since they say most
 */
public record Wording(Map<String, String> remedies, List<Sentence> sentences) {

    private static final String WHAT = ".what";

    /** What is longer is what somebody else wrote. */
    private static final int LONGEST = 1000;

    /** A code that each segment syntax has under its own name. */
    private static final Pattern OF_SYNTAX = Pattern.compile("^(EDIFACT|X12|TRADACOMS)-");

    /** What stands between sentences that are said in one. */
    private static final String SEVERAL = "; ";

    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

    /** As {@link Problem#toString} writes it. */
    private static final Pattern AS_TOLD = Pattern.compile("(.+?): ([A-Z0-9-]+): (.+) → (.+)", Pattern.DOTALL);

    private static final Wording AS_SAID = new Wording(Map.of(), List.of());
    private static final Wording CHINESE = read("zh");

    static Wording in(Locale language) {
        return language.getLanguage().equals(Locale.CHINESE.getLanguage()) ? CHINESE : AS_SAID;
    }

    private static Wording read(String language) {
        Map<String, String> said = texts("/problems.properties");
        Map<String, String> saidThere = texts("/problems_" + language + ".properties");
        List<Sentence> sentences = saidThere.entrySet().stream()
                .map(one -> Sentence.of(Objects.requireNonNull(said.get(one.getKey()), one.getKey()), one.getValue()))
                .sorted(Comparator.comparing(Sentence::length).reversed())
                .toList();
        return new Wording(texts("/remedies_" + language + ".properties"), sentences);
    }

    private static Map<String, String> texts(String name) {
        Properties texts = new Properties();
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(Wording.class.getResourceAsStream(name), name), StandardCharsets.UTF_8)) {
            texts.load(reader);
        } catch (IOException broken) {
            throw new UncheckedIOException(name, broken);
        }
        return texts.stringPropertyNames().stream()
                .collect(Collectors.toMap(Function.identity(), key -> Objects.requireNonNull(texts.getProperty(key))));
    }

    /** What is wrong. */
    public String message(Problem problem) {
        return message(problem.code().id(), problem.message());
    }

    private String message(String code, String text) {
        return translated(text)
                .or(() -> of(code, WHAT).map(what -> what + "：" + text))
                .orElse(text);
    }

    private Optional<String> translated(String text) {
        return text.length() > LONGEST
                ? Optional.empty()
                : sentences.stream()
                        .flatMap(sentence -> sentence.other(text, this::told).stream())
                        .findFirst();
    }

    /** Why something cannot be, or is not done: a sentence or several; what is none that is known, as it is. */
    public String said(String text) {
        List<Optional<String>> each =
                Stream.of(text.split(SEVERAL)).map(this::translated).toList();
        return each.stream().allMatch(Optional::isPresent)
                ? each.stream().flatMap(Optional::stream).collect(Collectors.joining("；"))
                : translated(text).orElse(text);
    }

    /** A problem as history tells it, in one line; any other text as it is. */
    public String told(String text) {
        Matcher line = AS_TOLD.matcher(text);
        return line.matches()
                ? line.group(1) + ": " + line.group(2) + ": " + message(line.group(2), line.group(3)) + " → "
                        + of(line.group(2), "").orElse(line.group(4))
                : text;
    }

    /** What is to be done about it. */
    public String remedy(Problem.Code code) {
        return of(code.id(), "").orElseGet(code::remedy);
    }

    private Optional<String> of(String code, String ending) {
        return Optional.ofNullable(remedies.get(code + ending))
                .or(() ->
                        Optional.ofNullable(remedies.get(OF_SYNTAX.matcher(code).replaceFirst("*-") + ending)));
    }

    /**
     * A sentence in two languages, with places for what is said of the case.
     *
     * @param length of what is the same in all cases
     */
    public record Sentence(Pattern said, List<Integer> places, String other, int length) {

        static Sentence of(String said, String other) {
            StringBuilder pattern = new StringBuilder();
            List<Integer> places = new ArrayList<>();
            int from = 0;
            int length = 0;
            for (MatchResult place : PLACE.matcher(said).results().toList()) {
                pattern.append(Pattern.quote(said.substring(from, place.start())))
                        .append("(.+?)");
                places.add(Integer.parseInt(place.group(1)));
                length += place.start() - from;
                from = place.end();
            }
            pattern.append(Pattern.quote(said.substring(from)));
            return new Sentence(
                    Pattern.compile(pattern.toString(), Pattern.DOTALL),
                    List.copyOf(places),
                    other,
                    length + said.length() - from);
        }

        /**
         * The same in the other language; empty: that is another sentence.
         *
         * @param inner how what stands in its places is said
         */
        Optional<String> other(String text, UnaryOperator<String> inner) {
            Matcher matcher = said.matcher(text);
            return matcher.matches()
                    ? Optional.of(PLACE.matcher(other)
                            .replaceAll(place -> Matcher.quoteReplacement(
                                    inner.apply(matcher.group(places.indexOf(Integer.valueOf(place.group(1))) + 1)))))
                    : Optional.empty();
        }
    }
}
