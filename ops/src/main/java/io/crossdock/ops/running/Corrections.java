package io.crossdock.ops.running;

import io.crossdock.config.Problem;
import io.crossdock.config.Wire;
import io.crossdock.routes.Hub;
import io.crossdock.routes.HubStatus.ParkedStatus;
import io.crossdock.routes.delivery.Holds;
import io.crossdock.routes.intake.Parked;
import io.crossdock.routes.intake.Transmission;
import io.crossdock.routes.rerun.Rerun;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts the same slip right in several documents: of those that wait at intake in the texts that they came in, of those that are parked
 * for a channel in what they say.
 */
public final class Corrections {

    /** Which message or document and which of its segments it is differs from one to the other. */
    private static final Pattern WHERE =
            Pattern.compile("^(?:message \\d+|.*?(?=, segment \\d))(?:, segment \\d+ ?)?,? ?");

    /** What a problem says of a document, it says in quotes; first comes the value that is wrong. */
    private static final Pattern QUOTED = Pattern.compile("^[^']*'([^']+)'");

    private final HubInForce inForce;
    private final Insight insight;
    private final Deeds deeds;

    public Corrections(HubInForce inForce, Insight insight, Deeds deeds) {
        this.inForce = inForce;
        this.insight = insight;
        this.deeds = deeds;
    }

    /**
     * One wrong value at one place of several parked documents of a channel.
     *
     * @param problem the id of what is wrong with it
     * @param field the place within a line or segment, as the problem names it
     */
    public record Slip(String channel, String problem, String field, String value) {

        /** All that tells it from others, in one text. */
        public String id() {
            return String.join("|", channel, problem, field, value);
        }

        static Optional<Slip> of(String channel, Problem problem) {
            String field = WHERE.matcher(problem.at().path()).replaceFirst("");
            return QUOTED.matcher(problem.message())
                    .results()
                    .map(found -> new Slip(channel, problem.code().id(), field, found.group(1)))
                    .filter(slip -> !slip.field().isEmpty() && !Parked.REFERENCE_PROBLEMS.contains(slip.problem()))
                    .findFirst();
        }
    }

    /**
     * Those that several of some parked documents have, with how many; the most frequent first. What may have arrived is asked for, not
     * corrected.
     */
    public Map<Slip, Long> slips(Collection<ParkedStatus> parked) {
        Map<Slip, Long> counts = new HashMap<>();
        parked.stream().filter(one -> !one.uncertain()).forEach(one -> one.problems().stream()
                .flatMap(problem -> Slip.of(one.channel(), problem).stream())
                .distinct()
                .forEach(slip -> counts.merge(slip, 1L, Long::sum)));
        Map<Slip, Long> several = new LinkedHashMap<>();
        counts.entrySet().stream()
                .filter(count -> count.getValue() > 1)
                .sorted(Map.Entry.<Slip, Long>comparingByValue().reversed())
                .forEach(count -> several.put(count.getKey(), count.getValue()));
        return several;
    }

    /**
     * What was corrected.
     *
     * @param preview of what is read again; empty: none of them waits at intake
     * @param sent how many went to their channels at once
     */
    public record Corrected(Optional<Rerun> preview, long sent) {}

    /**
     * Puts another value in the place of the wrong one. Texts are read again, and first comes a preview; what is parked for a channel goes
     * on its way.
     *
     * @param slip as {@link Slip#id} says it
     * @throws IllegalArgumentException where in none of them it is plain what is meant, or a document would be none any more
     */
    public Corrected correct(List<String> documents, String slip, String value, String author, String reason)
            throws IOException {
        Optional<Rerun> preview = correctTexts(documents, slip, value, author, reason);
        long sent = documents.stream()
                .flatMap(document -> hub().repairs().of(document).stream())
                .filter(parked -> send(parked, slip, value, author, reason))
                .count();
        if (preview.isEmpty() && sent == 0) {
            throw new IllegalArgumentException(
                    "in none of these it is plain where the wrong value stands: correct each on its own page");
        }
        return new Corrected(preview, sent);
    }

    private boolean send(Holds.Content parked, String slip, String value, String author, String reason) {
        List<Problem> problems = problems(parked.channel(), parked.problems(), slip);
        if (problems.isEmpty() || parked.uncertain()) {
            return false;
        }
        String wrong = Slip.of(parked.channel(), problems.get(0)).orElseThrow().value();
        return Values.replaced(parked.body(), wrong, value, problems.size())
                .map(json -> {
                    deeds.repair(parked.envelope().document(), parked.channel(), json, author, reason);
                    return true;
                })
                .orElse(false);
    }

    private Optional<Rerun> correctTexts(
            List<String> documents, String slip, String value, String author, String reason) throws IOException {
        Map<String, List<Parked>> byTransmission = new LinkedHashMap<>();
        Set<String> waiting = hub().parked().waiting(documents).keySet();
        documents.stream()
                .filter(waiting::contains)
                .flatMap(document -> hub().parked().find(document).stream())
                .filter(parked -> !problems(parked, slip).isEmpty())
                .forEach(parked -> byTransmission
                        .computeIfAbsent(parked.transmission(), id -> new ArrayList<>())
                        .add(parked));
        Map<String, Wire> texts = new LinkedHashMap<>();
        List<String> corrected = new ArrayList<>();
        for (Map.Entry<String, List<Parked>> transmission : byTransmission.entrySet()) {
            correct(transmission.getValue(), slip, value, texts, corrected);
        }
        return corrected.isEmpty() ? Optional.empty() : Optional.of(deeds.repair(corrected, texts, author, reason));
    }

    private void correct(
            List<Parked> parked, String slip, String value, Map<String, Wire> texts, List<String> corrected)
            throws IOException {
        Optional<Transmission> came =
                hub().documents().trace(parked.get(0).document()).flatMap(trace -> trace.transmission());
        Optional<Insight.Text> raw = came.isPresent() ? insight.changeable(came.get()) : Optional.empty();
        if (raw.isEmpty()) {
            return;
        }
        Map<Integer, String> changed = new HashMap<>();
        for (Parked one : parked) {
            if (correct(raw.get(), one.channel(), problems(one, slip), value, changed)) {
                corrected.add(one.document());
            }
        }
        if (!changed.isEmpty()) {
            String text = raw.get().lines(List.of()).with(changed);
            texts.put(came.get().id(), Wire.of(came.get().name(), raw.get().written(text)));
        }
    }

    /** @return whether it is plain in each line what is to be changed */
    private static boolean correct(
            Insight.Text raw, String channel, List<Problem> problems, String value, Map<Integer, String> changed) {
        Pattern wrong = alone(Slip.of(channel, problems.get(0)).orElseThrow().value());
        Map<Integer, String> lines = new HashMap<>();
        List<Lines.Line> marked = raw.lines(problems).marked();
        for (Lines.Line line : marked) {
            String text = changed.getOrDefault(line.number(), line.text());
            if (wrong.matcher(text).results().count() != 1) {
                return false;
            }
            lines.put(line.number(), wrong.matcher(text).replaceFirst(Matcher.quoteReplacement(value)));
        }
        changed.putAll(lines);
        return !marked.isEmpty();
    }

    /** A value as it stands between separators, whichever they are. */
    private static Pattern alone(String value) {
        return Pattern.compile("(?<![\\p{L}\\p{N}._-])" + Pattern.quote(value) + "(?![\\p{L}\\p{N}._-])");
    }

    private static List<Problem> problems(Parked parked, String slip) {
        return problems(parked.channel(), parked.problems(), slip);
    }

    private static List<Problem> problems(String channel, List<Problem> problems, String slip) {
        return problems.stream()
                .filter(problem -> Slip.of(channel, problem)
                        .filter(one -> one.id().equals(slip))
                        .isPresent())
                .toList();
    }

    private Hub hub() {
        return inForce.hub().orElseThrow();
    }
}
