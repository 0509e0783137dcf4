package io.crossdock.routes.intake;

import io.crossdock.config.Location;
import io.crossdock.mappings.Peeked;
import io.crossdock.mappings.Verdict;
import io.crossdock.routes.store.Database;
import io.crossdock.routes.store.Digest;
import io.crossdock.routes.store.Problems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What became of each message of a transmission, as far as its sender is to be told. Kept with each batch, so that it is known after a
 * crash too. What is parked for us to repair is no fault that a sender hears of (decision D8).
 */
final class Outcomes {

    /** So many messages at once are forgotten. */
    private static final int AT_ONCE = 10_000;

    /** How places in a wire begin: {@code message 3, segment 4 LIN}. */
    private static final Pattern PLACE = Pattern.compile("^message (\\d{1,9})\\b");

    private final Database database;
    private final String tenant;

    Outcomes(Database database, String tenant) {
        this.database = database;
        this.tenant = tenant;
    }

    /** Keeps what became of a batch; within the transaction that claims it. */
    void keep(String transmission, int batch, List<Item> items, Sorted sorted, Agenda agenda) {
        Map<Integer, Outcome> outcomes = new LinkedHashMap<>();
        Map<Long, Outcome> read = new HashMap<>();
        for (Item item : items) {
            message(item, agenda).ifPresent(message -> {
                Outcome outcome = outcomes.computeIfAbsent(message, key -> new Outcome());
                outcome.add(item);
                if (item instanceof Item.Sound) {
                    read.put(item.ordinal(), outcome);
                }
            });
        }
        sorted.unsound().stream().filter(Item.Unsound::refused).forEach(refusal -> Optional.ofNullable(
                        read.get(refusal.ordinal()))
                .ifPresent(outcome -> outcome.object(refusal)));
        database.batch(
                "insert into intake_verdict (tenant, transmission, message, batch, documents, unread, refused, number,"
                        + " problems, objections) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
                outcomes.entrySet().stream()
                        .map(entry -> row(transmission, entry.getKey(), batch, entry.getValue()))
                        .toList());
    }

    private Object[] row(String transmission, int message, int batch, Outcome outcome) {
        return new Object[] {
            tenant,
            transmission,
            message,
            batch,
            outcome.documents,
            outcome.unread,
            outcome.refused,
            Digest.fit(outcome.number, Storable.NUMBER),
            Problems.write(outcome.problems),
            Problems.write(outcome.objections)
        };
    }

    /** The message that something was read from, by its place in the transmission; none where it is in no message of a channel. */
    private static Optional<Integer> message(Item item, Agenda agenda) {
        OptionalInt before = agenda.before(channel(item));
        return before.isEmpty()
                ? Optional.empty()
                : place(item).flatMap(Outcomes::message).map(message -> before.getAsInt() + message);
    }

    private static String channel(Item item) {
        if (item instanceof Item.Sound sound) {
            return sound.channel().id();
        }
        if (item instanceof Item.Foreign foreign) {
            return foreign.channel().id();
        }
        return item instanceof Item.Unsound unsound ? unsound.channel() : "";
    }

    private static Optional<Location> place(Item item) {
        if (item instanceof Item.Sound sound) {
            return Optional.of(sound.good().at());
        }
        if (item instanceof Item.Unsound unsound) {
            return Optional.of(unsound.problems().get(0).at());
        }
        return item instanceof Item.Foreign foreign
                ? Optional.of(foreign.problem().at())
                : Optional.empty();
    }

    /** The ordinal of the message that a place lies in; none where it lies in none. */
    static Optional<Integer> message(Location at) {
        Matcher place = PLACE.matcher(at.path());
        return place.find() ? Optional.of(Integer.parseInt(place.group(1)) - 1) : Optional.empty();
    }

    /** Nobody asks any more; bit by bit, since a transmission may have very many. */
    void forget(String transmission, long messages) {
        for (long first = 0; first < messages; first += AT_ONCE) {
            long from = first;
            database.quickly(() -> database.sql()
                    .sql(
                            "delete from intake_verdict where transmission = ? and message >= ? and message < ? and tenant = ?")
                    .params(transmission, from, from + AT_ONCE, tenant)
                    .update());
        }
    }

    /** Verdicts on the messages of one interchange. */
    record Verdicts(List<Verdict> syntax, List<Verdict> application) {}

    /** @param messages of one interchange, in order; what nothing is kept of is accepted */
    Verdicts of(String transmission, List<Peeked.Message> messages) {
        Map<Integer, Outcome> outcomes = kept(
                transmission,
                messages.get(0).ordinal(),
                messages.get(messages.size() - 1).ordinal());
        List<Verdict> syntax = new ArrayList<>();
        List<Verdict> application = new ArrayList<>();
        for (Peeked.Message message : messages) {
            Outcome outcome =
                    Optional.ofNullable(outcomes.get(message.ordinal())).orElseGet(Outcome::new);
            syntax.add(outcome.syntax(message));
            application.add(outcome.application(message));
        }
        return new Verdicts(syntax, application);
    }

    private Map<Integer, Outcome> kept(String transmission, int first, int last) {
        Map<Integer, Outcome> outcomes = new LinkedHashMap<>();
        database.sql()
                .sql(
                        "select message, documents, unread, refused, number, problems, objections from intake_verdict"
                                + " where transmission = ? and message >= ? and message <= ? and tenant = ? order by message, batch")
                .params(transmission, first, last, tenant)
                .query(row -> {
                    Outcome outcome = outcomes.computeIfAbsent(row.getInt(1), key -> new Outcome());
                    outcome.documents += row.getInt(2);
                    outcome.unread += row.getInt(3);
                    outcome.refused += row.getInt(4);
                    outcome.named(row.getString(5));
                    Outcome.tell(outcome.problems, Problems.read(row.getBytes(6)));
                    Outcome.tell(outcome.objections, Problems.read(row.getBytes(7)));
                });
        return outcomes;
    }
}
