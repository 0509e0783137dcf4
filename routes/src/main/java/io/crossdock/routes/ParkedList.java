package io.crossdock.routes;

import io.crossdock.routes.HubStatus.ParkedStatus;
import io.crossdock.routes.delivery.Holds;
import io.crossdock.routes.intake.Parked;
import io.crossdock.routes.intake.ParkedDocuments;
import io.crossdock.routes.store.ParkedFor;
import io.crossdock.routes.store.ParkedRows;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What waits for a person, problem by problem and page by page: what intake parked, and behind that what is parked for channels, of each
 * the oldest first. However much waits, all of it is counted, and a page costs the same.
 */
public final class ParkedList {

    private final ParkedDocuments intake;
    private final Holds holds;

    ParkedList(ParkedDocuments intake, Holds holds) {
        this.intake = intake;
        this.holds = holds;
    }

    /** All of it, by channel and by what is wrong. */
    public List<ParkedFor> counts() {
        return Stream.concat(intake.problems().stream(), holds.problems().stream())
                .toList();
    }

    /**
     * A part of those that wait because of one problem.
     *
     * @param before the place that those before it are asked by; absent: there are none
     * @param after the place that those after it are asked by; absent: there are none
     */
    public record Page(List<ParkedStatus> documents, Optional<String> before, Optional<String> after) {
        public Page {
            documents = List.copyOf(documents);
        }
    }

    /** Those that have waited longest. */
    public Page first(String problem, int most) {
        return behind(problem, Place.START, most);
    }

    /**
     * Those behind a place.
     *
     * @throws IllegalArgumentException where that is none
     */
    public Page after(String problem, String place, int most) {
        return behind(problem, Place.of(place), most);
    }

    /**
     * Those before a place; those that have waited longest, where there are none any more.
     *
     * @throws IllegalArgumentException where that is none
     */
    public Page before(String problem, String place, int most) {
        List<Line> lines = new ArrayList<>(linesBefore(problem, Place.of(place), most + 1));
        if (lines.isEmpty()) {
            return first(problem, most);
        }
        boolean more = lines.size() > most;
        List<Line> shown = lines.subList(0, Math.min(most, lines.size()));
        Collections.reverse(shown);
        return page(shown, more, true);
    }

    private Page behind(String problem, Place place, int most) {
        List<Line> lines = linesAfter(problem, place, most + 1);
        return page(lines.subList(0, Math.min(most, lines.size())), !place.equals(Place.START), lines.size() > most);
    }

    private static Page page(List<Line> lines, boolean before, boolean after) {
        Optional<String> first =
                lines.stream().findFirst().map(line -> line.place().text());
        Optional<String> last = lines.stream().reduce((one, next) -> next).map(line -> line.place()
                .text());
        return new Page(
                lines.stream().map(Line::document).toList(), first.filter(one -> before), last.filter(one -> after));
    }

    private List<Line> linesAfter(String problem, Place place, int most) {
        if (place.delivery()) {
            return atDelivery(holds.rows().after(problem, place.at(), most)).toList();
        }
        List<Line> lines = new ArrayList<>(
                atIntake(intake.rows().after(problem, place.at(), most)).toList());
        if (lines.size() < most) {
            atDelivery(holds.rows().after(problem, ParkedRows.Place.START, most - lines.size()))
                    .forEach(lines::add);
        }
        return lines;
    }

    /** The nearest first. */
    private List<Line> linesBefore(String problem, Place place, int most) {
        if (!place.delivery()) {
            return atIntake(intake.rows().before(problem, place.at(), most)).toList();
        }
        List<Line> lines = new ArrayList<>(
                atDelivery(holds.rows().before(problem, place.at(), most)).toList());
        if (lines.size() < most) {
            atIntake(intake.rows().before(problem, ParkedRows.Place.END, most - lines.size()))
                    .forEach(lines::add);
        }
        return lines;
    }

    /**
     * Of all problems, one behind the other.
     *
     * @param place empty: from the beginning; else as the page before has it
     * @throws IllegalArgumentException where that is none
     */
    public Page ofAll(String place, int most) {
        String[] parts = place.split(" ", 2);
        List<String> problems = counts().stream()
                .map(ParkedFor::problem)
                .filter(problem -> problem.compareTo(parts[0]) >= 0)
                .distinct()
                .sorted()
                .toList();
        List<ParkedStatus> documents = new ArrayList<>();
        for (String problem : problems) {
            if (documents.size() == most) {
                return new Page(documents, Optional.empty(), Optional.of(problem));
            }
            int room = most - documents.size();
            Page page = parts.length > 1 && problem.equals(parts[0])
                    ? after(problem, parts[1], room)
                    : first(problem, room);
            documents.addAll(page.documents());
            if (page.after().isPresent()) {
                return new Page(documents, Optional.empty(), page.after().map(after -> problem + " " + after));
            }
        }
        return new Page(documents, Optional.empty(), Optional.empty());
    }

    /** The documents that wait because of one problem, each once. */
    public List<String> documents(String problem, int most) {
        Instant end = ParkedRows.Place.END.since();
        return Stream.concat(
                        intake.search("", problem, Instant.EPOCH, end, most).stream(),
                        holds.search("", problem, Instant.EPOCH, end, most).stream())
                .distinct()
                .limit(most)
                .toList();
    }

    /** Of all problems, the latest first. */
    List<ParkedStatus> latest(int most) {
        return Stream.concat(atIntake(intake.open(most)), atDelivery(holds.parked(most)))
                .map(Line::document)
                .sorted(Comparator.comparing(ParkedStatus::since).reversed())
                .limit(most)
                .toList();
    }

    private record Line(ParkedStatus document, Place place) {}

    private static Stream<Line> atIntake(List<Parked> parked) {
        return parked.stream()
                .map(one -> new Line(
                        new ParkedStatus(
                                one.document(),
                                one.channel(),
                                one.number(),
                                one.name(),
                                one.received(),
                                one.problems(),
                                false),
                        new Place(false, new ParkedRows.Place(one.received(), one.document(), one.channel()))));
    }

    private static Stream<Line> atDelivery(List<Holds.Held> parked) {
        return parked.stream()
                .map(one -> new Line(
                        new ParkedStatus(
                                one.document(),
                                one.channel(),
                                one.number(),
                                one.kind(),
                                one.since(),
                                one.problems(),
                                one.uncertain()),
                        new Place(true, new ParkedRows.Place(one.since(), one.document(), one.channel()))));
    }

    /** @param delivery whether it is behind all that intake parked */
    private record Place(boolean delivery, ParkedRows.Place at) {

        private static final Place START = new Place(false, ParkedRows.Place.START);
        private static final String DELIVERY = "out";
        private static final int PARTS = 4;

        static Place of(String text) {
            String[] parts = text.split(" ", PARTS);
            if (parts.length < PARTS) {
                throw none(text, Optional.empty());
            }
            try {
                return new Place(
                        parts[0].equals(DELIVERY), new ParkedRows.Place(Instant.parse(parts[1]), parts[2], parts[3]));
            } catch (DateTimeException fault) {
                throw none(text, Optional.of(fault));
            }
        }

        private static IllegalArgumentException none(String text, Optional<Exception> cause) {
            String what = "'" + text + "' is no place in the list of what is parked: ask for its first page";
            return cause.map(fault -> new IllegalArgumentException(what, fault))
                    .orElseGet(() -> new IllegalArgumentException(what));
        }

        String text() {
            return String.join(" ", delivery ? DELIVERY : "in", at.since().toString(), at.document(), at.channel());
        }
    }
}
