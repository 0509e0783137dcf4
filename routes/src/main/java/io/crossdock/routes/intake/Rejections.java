package io.crossdock.routes.intake;

import com.fasterxml.jackson.core.type.TypeReference;
import io.crossdock.config.Channel;
import io.crossdock.config.Location;
import io.crossdock.config.Problem;
import io.crossdock.routes.broker.Envelope;
import io.crossdock.routes.broker.Message;
import io.crossdock.routes.broker.Publisher;
import io.crossdock.routes.broker.Unavailable;
import io.crossdock.routes.delivery.Reconciliation;
import io.crossdock.routes.ledger.Entry;
import io.crossdock.routes.ledger.LedgerEvent;
import io.crossdock.routes.ledger.Stage;
import io.crossdock.routes.ledger.State;
import io.crossdock.routes.store.Database;
import io.crossdock.routes.store.Json;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a person rejects of what waits at intake: it is closed, and where its channel acknowledges what it gets, its sender is told, once.
 *
 * <p>The answer is a row of the transaction that closes the document, and is gone from there when it is on its queue. Sent a second time
 * after a crash, it is known by its id.
 */
public final class Rejections {

    private static final Logger LOG = LoggerFactory.getLogger(Rejections.class);
    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    private static final int PAGE = 100;

    /** What speaks of a single message, the business's word first. */
    private static final List<String> OF_MESSAGES = List.of("APERAK", "CONTRL", "997", "999");

    private final Station station;
    private final Function<String, Optional<Channel>> channels;
    private final Function<String, Optional<Rereading>> rereadings;
    private final Database database;
    private final ParkedDocuments parked;
    private final Replies replies;

    /**
     * @param channels those in force, by id
     * @param rereadings how the transmissions of an inbox are read now, by its id
     */
    public Rejections(
            Station station,
            Function<String, Optional<Channel>> channels,
            Function<String, Optional<Rereading>> rereadings) {
        this.station = station;
        this.channels = channels;
        this.rereadings = rereadings;
        this.database = station.database();
        this.parked = station.parked();
        this.replies = new Replies(station);
    }

    /**
     * What a sender is told of a rejection.
     *
     * @param partner who is told
     * @param with the message that says so: APERAK, CONTRL, 997, 999
     * @param via the channel that it goes through
     */
    public record Answer(String partner, String with, String via) {}

    /** What its sender would be told, were it rejected; empty: nothing. */
    public Optional<Answer> foretell(Parked document) {
        boolean named = document.problems().stream()
                .anyMatch(problem -> Outcomes.message(problem.at()).isPresent());
        boolean answer = document.problems().stream().anyMatch(Reconciliation::isOfAnswer);
        return named && !answer ? channels.apply(document.channel()).flatMap(Rejections::answer) : Optional.empty();
    }

    private static Optional<Answer> answer(Channel channel) {
        return channel.rules().answers().flatMap(answers -> OF_MESSAGES.stream()
                .filter(answers.with()::contains)
                .findFirst()
                .map(with -> new Answer(channel.partner().id(), with, answers.via())));
    }

    /**
     * What became of a rejection.
     *
     * @param answer what the sender is told; empty: nothing
     */
    public record Rejected(Optional<Answer> answer) {}

    /**
     * Closes a document, of which nothing will come, and tells its sender.
     *
     * @return empty: it does not wait at intake
     */
    public Optional<Rejected> reject(String document, String reason) throws IOException {
        Optional<Parked> waiting =
                parked.waiting(List.of(document)).isEmpty() ? Optional.empty() : parked.find(document);
        if (waiting.isEmpty()) {
            return Optional.empty();
        }
        Optional<Owed> owed = owed(waiting.get(), reason);
        boolean closed = database.durably(() -> {
            boolean open = parked.reject(document);
            if (open) {
                tell(waiting.get(), reason);
                owed.ifPresent(this::keep);
            }
            return open;
        });
        if (!closed) {
            return Optional.empty();
        }
        owed.ifPresent(this::sendOrLeave);
        return Optional.of(new Rejected(owed.map(Owed::answer)));
    }

    /**
     * Of one that is closed by this, and before that is committed: should the hub die in between, the document is still parked, and is told
     * once when it is rejected again. One that a rerun took meanwhile is not told of.
     */
    private void tell(Parked document, String reason) {
        LedgerEvent event = new LedgerEvent(
                "rejected-" + document.document(),
                List.of(new Entry(
                        station.clock().instant(),
                        document.document(),
                        document.transmission(),
                        document.channel(),
                        Stage.INTAKE,
                        State.REJECTED,
                        "",
                        "",
                        document.number(),
                        1,
                        "rejected" + (reason.isBlank() ? "" : ": " + reason.strip()))));
        try (Publisher publisher = station.broker().publisher()) {
            publisher.publish(List.of(event.send()), event.id());
        }
    }

    /** A reply that is to be sent. */
    private record Owed(Answer answer, Message message) {}

    private Optional<Owed> owed(Parked document, String reason) throws IOException {
        Optional<Answer> answer = foretell(document);
        Optional<Channel> channel = channels.apply(document.channel());
        Optional<Transmission> transmission = station.transmissions().find(document.transmission());
        Optional<Rereading> rereading = transmission.flatMap(one -> rereadings.apply(one.inbox()));
        if (answer.isEmpty() || channel.isEmpty() || rereading.isEmpty()) {
            return Optional.empty();
        }
        Rejection rejection = new Rejection(
                document, reason, channel.get(), answer.get().with(), parked.turnedDown(document.transmission()));
        try {
            rereading.get().peek(transmission.get(), rejection);
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        }
        return rejection.told().map(told -> {
            Envelope envelope = replies.envelope(
                    transmission.get(),
                    channel.get(),
                    id(document),
                    told.reply(),
                    told.test(),
                    station.clock().instant());
            return new Owed(answer.get(), told.reply().message(envelope));
        });
    }

    /** With the place at its end, as all ids of documents; a line that is rejected later than another has its own. */
    private static String id(Parked document) {
        String line = document.isLine()
                ? document.document()
                        .substring(Transmission.whole(document.document()).length() + 1)
                : "";
        return document.transmission() + "-rejected" + line + "-" + document.ordinal();
    }

    /** Within the caller's transaction. */
    private void keep(Owed owed) {
        database.sql()
                .sql("insert into intake_answer (tenant, document, channel, headers, body) values (?, ?, ?, ?, ?)")
                .params(
                        station.tenant(),
                        owed.message().id(),
                        owed.answer().via(),
                        Json.write(owed.message().headers()),
                        owed.message().body())
                .update();
    }

    private void sendOrLeave(Owed owed) {
        try {
            via(owed.answer().via(), owed.message().headers()).ifPresent(via -> send(via, owed.message()));
        } catch (Unavailable away) {
            LOG.warn("the answer {} waits: {}", owed.message().id(), away.getMessage());
        }
    }

    private void send(String via, Message message) {
        Envelope envelope = Envelope.of(message);
        String name = station.transmissions()
                .find(envelope.transmission())
                .map(Transmission::name)
                .orElse("");
        replies.publish(
                via, Replies.planned(envelope, via, name, station.clock().instant()), message);
        database.quickly(() -> {
            database.sql()
                    .sql("delete from intake_answer where document = ? and tenant = ?")
                    .params(message.id(), station.tenant())
                    .update();
        });
    }

    /** Sends what a crash, or a broker that was away, left unsent; for the one node that has the duty. */
    public void resume() {
        Optional<Waiting> last = Optional.empty();
        do {
            List<Waiting> page = waiting(last.map(one -> one.message().id()).orElse(""));
            page.forEach(one -> via(one.channel(), one.message().headers()).ifPresent(via -> send(via, one.message())));
            last = page.stream().reduce((before, after) -> after);
        } while (last.isPresent());
    }

    /** An answer that is not on its queue yet. */
    private record Waiting(String channel, Message message) {}

    private List<Waiting> waiting(String after) {
        return database.sql()
                .sql("select channel, document, headers, body from intake_answer where document > ? and tenant = ?"
                        + " order by document limit " + PAGE)
                .params(after, station.tenant())
                .query((row, index) -> new Waiting(
                        row.getString(1),
                        new Message(row.getString(2), Json.read(row.getBytes(3), HEADERS), row.getBytes(4))))
                .list();
    }

    /** The channel that an answer goes through: if that is gone, the one that its in-channel names now; empty: there is none. */
    private Optional<String> via(String channel, Map<String, String> headers) {
        return channels.apply(channel)
                .or(() -> channels.apply(headers.getOrDefault("channel", ""))
                        .flatMap(Rejections::answer)
                        .flatMap(now -> channels.apply(now.via())))
                .map(Channel::id);
    }

    /** Why senders are not told what they are to be told: the channels that their answers would go through are gone. */
    public List<Problem> stranded() {
        return unsent().stream()
                .filter(one -> channels.apply(one.channel()).isEmpty())
                .map(this::stranded)
                .filter(one -> one.answers() > 0)
                .map(one -> IntakeProblems.ANSWER_CHANNEL_GONE.at(
                        Location.of(one.channel()),
                        "answers to rejected documents that wait for this channel, which is not there: "
                                + one.answers()))
                .toList();
    }

    /** How many answers are to go through a channel. */
    private record Unsent(String channel, long answers) {}

    private List<Unsent> unsent() {
        return database.sql()
                .sql("select channel, count(*) from intake_answer where tenant = ? group by channel order by channel")
                .param(station.tenant())
                .query((row, index) -> new Unsent(row.getString(1), row.getLong(2)))
                .list();
    }

    /**
     * Those of a channel that is gone for which there is no other. A page of them is looked at, however many there are: those that find
     * another channel go with the next {@link #resume}, and what stays is what the database has counted.
     */
    private Unsent stranded(Unsent unsent) {
        List<Map<String, String>> first = database.sql()
                .sql("select headers from intake_answer where channel = ? and tenant = ? order by document limit "
                        + PAGE)
                .params(unsent.channel(), station.tenant())
                .query((row, index) -> Json.read(row.getBytes(1), HEADERS))
                .list();
        long elsewhere = first.stream()
                .filter(headers -> via(unsent.channel(), headers).isPresent())
                .count();
        return new Unsent(unsent.channel(), elsewhere == first.size() ? 0 : unsent.answers() - elsewhere);
    }
}
