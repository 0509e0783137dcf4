package io.crossdock.ops.running;

import io.crossdock.config.Problem;
import io.crossdock.config.Wire;
import io.crossdock.routes.Hub;
import io.crossdock.routes.HubStatus.ParkedStatus;
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

/** Puts the same slip right in several documents that wait at intake: in the texts that they came in. */
public final class Corrections {

    /** Which message and segment it is differs from document to document. */
    private static final Pattern WHERE = Pattern.compile("^message \\d+(, segment \\d+ ?)?,? ?");

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

    /** Those that several of some parked documents have, with how many; the most frequent first. */
    public Map<Slip, Long> slips(Collection<ParkedStatus> parked) {
        Set<String> atIntake = hub().parked()
                .waiting(parked.stream().map(ParkedStatus::document).toList())
                .keySet();
        Map<Slip, Long> counts = new HashMap<>();
        parked.stream().filter(one -> atIntake.contains(one.document())).forEach(one -> one.problems().stream()
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
     * Has the texts of documents read again with another value in the place of the wrong one; first comes a preview.
     *
     * @param slip as {@link Slip#id} says it
     * @throws IllegalArgumentException where in none of them the value stands once at its place, so that it is plain what is meant
     */
    public Rerun correct(List<String> documents, String slip, String value, String author, String reason)
            throws IOException {
        Map<String, List<Parked>> byTransmission = new LinkedHashMap<>();
        for (String document : documents) {
            hub().parked()
                    .find(document)
                    .filter(parked -> !problems(parked, slip).isEmpty())
                    .ifPresent(parked -> byTransmission
                            .computeIfAbsent(parked.transmission(), id -> new ArrayList<>())
                            .add(parked));
        }
        Map<String, Wire> texts = new LinkedHashMap<>();
        List<String> corrected = new ArrayList<>();
        for (Map.Entry<String, List<Parked>> transmission : byTransmission.entrySet()) {
            correct(transmission.getValue(), slip, value, texts, corrected);
        }
        if (corrected.isEmpty()) {
            throw new IllegalArgumentException(
                    "in none of these the wrong value stands once in its line: correct each on its own page");
        }
        return deeds.repair(corrected, texts, author, reason);
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
        return parked.problems().stream()
                .filter(problem -> Slip.of(parked.channel(), problem)
                        .filter(one -> one.id().equals(slip))
                        .isPresent())
                .toList();
    }

    private Hub hub() {
        return inForce.hub().orElseThrow();
    }
}
