package io.crossdock.routes.intake;

import io.crossdock.config.Problem;
import io.crossdock.mappings.checks.CheckProblems;
import io.crossdock.routes.store.Prose;
import java.time.Instant;
import java.util.List;

/**
 * What intake could not take: kept for a person, or told to the partner.
 *
 * @param document the id it would have had
 * @param name the transmission's name
 * @param number the business number; empty where it could not be read
 * @param refused whether the partner was told, and so must mend it; else it waits here
 * @param excerpt key of its bytes in the payload store
 */
public record Parked(
        String document,
        String transmission,
        String channel,
        String name,
        String number,
        boolean refused,
        List<Problem> problems,
        String excerpt,
        Instant received) {

    /** The ids of what is wrong with what {@link #lacksReference lacks a cross reference}. */
    public static final List<String> REFERENCE_PROBLEMS =
            List.of(CheckProblems.UNKNOWN_ARTICLE.id(), IntakeProblems.AMBIGUOUS_ARTICLE.id());

    public Parked {
        problems = List.copyOf(problems);
    }

    /** Whether it waits since numbers of it mean nothing, or more than one thing: a cross reference helps. */
    public boolean lacksReference() {
        return problems.stream()
                .anyMatch(problem -> REFERENCE_PROBLEMS.contains(problem.code().id()));
    }

    /** Whether it is only a line of a document that went on without it. */
    public boolean isLine() {
        return !document.equals(Transmission.whole(document));
    }

    /** What it is in its transmission, so that it is known when that is read again: its place, its line, and its number. */
    String identity() {
        return document.substring(transmission.length()) + " " + number;
    }

    /** The place of its document, or of the one that it is a line of, in its transmission. */
    public long ordinal() {
        String whole = Transmission.whole(document);
        return Long.parseLong(whole.substring(whole.lastIndexOf('-') + 1));
    }

    /** The same without what its problems quote. */
    public Parked unquoted() {
        return new Parked(
                document,
                transmission,
                channel,
                name,
                number,
                refused,
                problems.stream().map(Prose::unquoted).toList(),
                excerpt,
                received);
    }
}
