package io.crossdock.routes.delivery;

import io.crossdock.config.Batch;
import io.crossdock.config.Channel;
import io.crossdock.config.Location;
import io.crossdock.config.Problem;
import io.crossdock.connectors.Dispatch;
import io.crossdock.connectors.Receipt;
import io.crossdock.connectors.Target;
import io.crossdock.mappings.Format;
import io.crossdock.routes.broker.BatchHooks;
import io.crossdock.routes.broker.Envelope;
import io.crossdock.routes.broker.Handled;
import io.crossdock.routes.broker.Message;
import io.crossdock.routes.broker.OpenHop;
import io.crossdock.routes.broker.Send;
import io.crossdock.routes.broker.Sends;
import io.crossdock.routes.broker.Unavailable;
import io.crossdock.routes.broker.Wake;
import io.crossdock.routes.ledger.Entry;
import io.crossdock.routes.ledger.LedgerEvent;
import io.crossdock.routes.ledger.Stage;
import io.crossdock.routes.ledger.State;
import io.crossdock.routes.xref.CrossReference;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * The worker of one outgoing channel: plans a batch of documents at once, then for each transmission dispatches, and notes what
 * became of it straight after. Used by one thread at a time.
 */
public final class Desk implements BatchHooks {

    private static final Logger LOG = LoggerFactory.getLogger(Desk.class);
    private static final String WORK = "CrossdockWork";
    private static final String OUTGOING = "CrossdockOutgoing";
    private static final Duration BETWEEN_REFUSALS = Duration.ofMillis(500);
    private static final int SINGLE_STATES = 100;

    private final Post post;
    private final Channel channel;
    private final Format format;
    private final Target target;
    private final Planner planner;
    private final Deliveries deliveries;
    private final Holds holds;
    private final Pending pending;
    private final Collecting collecting;
    private final Map<String, Outgoing> planned = new HashMap<>();
    private final Map<String, Message> documents = new LinkedHashMap<>();
    private final Map<String, Entry> ended = new LinkedHashMap<>();
    private final Set<String> told = new HashSet<>();
    private boolean failing = true;

    Desk(Post post, Channel channel, Format format, Target target, Planner planner) {
        this.post = post;
        this.channel = channel;
        this.format = format;
        this.target = target;
        this.planner = planner;
        this.deliveries = post.deliveries();
        this.holds = post.holds();
        this.pending = post.pending();
        this.collecting = post.collecting();
    }

    /** Collects the batch's documents, or fixes their transmissions, in one transaction. */
    @Override
    public void before(List<Message> batch) {
        planned.clear();
        documents.clear();
        failing = true; // the last failure may have been on another node
        ended.clear();
        if (!told.isEmpty()) {
            deliveries.reported(told);
            told.clear();
        }
        batch.stream().filter(message -> !Wake.is(message)).forEach(message -> documents.put(message.id(), message));
        if (channel.batch() instanceof Batch.Single) {
            planDocuments();
        } else {
            collecting.add(channel, List.copyOf(documents.values()));
        }
    }

    private void planDocuments() {
        if (documents.isEmpty()) {
            return;
        }
        Map<String, String> ids = documents.values().stream().collect(Collectors.toMap(Message::id, planner::id));
        Map<String, Outgoing> known = deliveries.find(ids.values());
        List<Message> fresh = documents.values().stream()
                .filter(message -> !known.containsKey(ids.get(message.id())))
                .toList();
        documents.keySet().forEach(document -> Optional.ofNullable(known.get(ids.get(document)))
                .ifPresent(outgoing -> planned.put(document, outgoing)));
        if (!fresh.isEmpty()) {
            post.database().durably(() -> planFresh(fresh));
        }
    }

    private void planFresh(List<Message> fresh) {
        Set<Envelope.Key> keys =
                fresh.stream().map(message -> Envelope.of(message).key()).collect(Collectors.toSet());
        Set<Envelope.Key> parked = new HashSet<>(holds.parkedKeys(channel.id(), keys));
        for (Message message : fresh) {
            Envelope envelope = Envelope.of(message);
            if (parked.contains(envelope.key())) {
                holds.hold(channel.id(), envelope, message.body(), now());
            } else {
                Planner.Plan plan = planner.plan(planner.id(message), List.of(message), "");
                plan.transmissions().forEach(outgoing -> planned.put(message.id(), outgoing));
                plan.unwritable().forEach(one -> parked.add(park(one)));
            }
        }
    }

    private Envelope.Key park(Planner.Unwritable unwritable) {
        Envelope envelope = Envelope.of(unwritable.message());
        holds.park(channel.id(), envelope, unwritable.message().body(), unwritable.problems(), now());
        end("unwritable-" + envelope.document(), item(envelope), State.PARKED, unwritable.problems());
        return envelope.key();
    }

    /** Whether there is a transmission to send for the message in hand; if so, it is the body. */
    boolean next(Exchange exchange) {
        try {
            Work work = exchange.getProperty(WORK, Work.class);
            if (work == null) {
                work = work(OpenHop.of(exchange).message());
                exchange.setProperty(WORK, work);
            }
            Optional<Outgoing> outgoing = work.take();
            outgoing.ifPresent(one -> dispatch(exchange, one));
            return outgoing.isPresent();
        } catch (DataAccessException | TransactionException failure) {
            throw new Unavailable("the database does not answer", failure);
        }
    }

    private Work work(Message message) {
        if (!Wake.is(message)) {
            return Work.of(Optional.ofNullable(planned.get(message.id())).stream()
                    .filter(outgoing -> outgoing.state() == Outgoing.State.READY)
                    .toList());
        }
        return Wake.transmission(message)
                .map(id -> Work.of(deliveries.find(id).stream()
                        .filter(outgoing -> outgoing.state() == Outgoing.State.READY)
                        .toList()))
                .orElseGet(() -> Work.until(this::nextStates));
    }

    /** First what was planned and not confirmed, byte for byte; then what waits. */
    private List<Outgoing> nextStates() {
        List<Outgoing> ready = deliveries.ready(channel.id());
        if (!ready.isEmpty()) {
            return ready;
        }
        int most = channel.batch() instanceof Batch.Collected collected ? collected.max() : SINGLE_STATES;
        List<Message> waiting = pending.waiting(channel.id(), most);
        if (waiting.isEmpty()) {
            return List.of();
        }
        List<Outgoing> fresh = post.database().durably(() -> planStates(waiting));
        return fresh.isEmpty() ? nextStates() : fresh;
    }

    private List<Outgoing> planStates(List<Message> waiting) {
        List<Outgoing> all = new ArrayList<>();
        List<Message> taken = pending.take(channel.id(), waiting);
        if (taken.isEmpty()) {
            return all;
        }
        List<List<Message>> parts = channel.batch() instanceof Batch.Single
                ? taken.stream().map(List::of).toList()
                : List.of(taken);
        for (List<Message> part : parts) {
            Planner.Plan plan = planner.plan(planner.id(part), part, "");
            all.addAll(plan.transmissions());
            plan.unwritable().forEach(one -> {
                park(one);
                pending.told(channel.id(), List.of(item(Envelope.of(one.message()))));
            });
        }
        return all;
    }

    private void dispatch(Exchange exchange, Outgoing outgoing) {
        deliveries.attempt(outgoing.id(), now());
        exchange.setProperty(OUTGOING, outgoing);
        exchange.getMessage()
                .setBody(new Dispatch(
                        post.payloads().wire(outgoing.payload(), outgoing.name()),
                        outgoing.id(),
                        format.contentType()));
    }

    /** Notes what the partner made of it; runs straight after the effect. */
    void confirm(Exchange exchange) throws InvalidPayloadException {
        Outgoing outgoing = outgoing(exchange);
        Receipt receipt = exchange.getMessage().getMandatoryBody(Receipt.class);
        recover();
        switch (receipt.result()) {
            case DELIVERED -> delivered(outgoing, receipt);
            case REFUSED -> refused(outgoing, problem(receipt, DeliveryProblems.REFUSED, outgoing));
            case UNCERTAIN -> park(outgoing, problem(receipt, DeliveryProblems.UNCERTAIN, outgoing));
        }
    }

    private void delivered(Outgoing outgoing, Receipt receipt) {
        post.database().quickly(() -> {
            deliveries.delivered(outgoing.id(), now());
            settle(outgoing);
        });
        remember(outgoing, receipt.identifiers());
        String detail = outgoing.name() + (outgoing.attempts() > 0 ? "; sent before" : "");
        outgoing.items().forEach(item -> end(outgoing.id(), item, State.DELIVERED, detail));
    }

    /** What waited for this transmission waits no more. */
    private void settle(Outgoing outgoing) {
        pending.told(channel.id(), outgoing.items());
        if (!(channel.batch() instanceof Batch.Single)) {
            collecting.forget(outgoing.id());
        }
    }

    /** Numbers that the partner gave to a document are cross references from now on. */
    private void remember(Outgoing outgoing, Map<String, String> identifiers) {
        if (identifiers.isEmpty()) {
            return;
        }
        post.references()
                .put(outgoing.items().stream()
                        .flatMap(item -> identifiers.entrySet().stream()
                                .map(entry -> new CrossReference(
                                        item.kind(),
                                        channel.partner().id(),
                                        entry.getKey(),
                                        entry.getValue(),
                                        item.issuer() + "/" + item.number(),
                                        BigDecimal.ONE,
                                        "receipt")))
                        .toList());
    }

    private void refused(Outgoing outgoing, Problem problem) {
        if (outgoing.attempts() + 1 < channel.rules().attempts()) {
            throw new Unavailable(
                    problem.toString(),
                    new IOException(problem.message()),
                    BETWEEN_REFUSALS.multipliedBy(outgoing.attempts() + 1L));
        }
        park(outgoing, problem);
    }

    private void park(Outgoing outgoing, Problem problem) {
        finish(outgoing, Outgoing.State.PARKED, State.PARKED, problem);
    }

    private void finish(Outgoing outgoing, Outgoing.State state, State told, Problem problem) {
        post.database().durably(() -> {
            deliveries.end(outgoing.id(), state, List.of(problem));
            for (Outgoing.Item item : outgoing.items()) {
                message(item)
                        .ifPresent(message -> holds.park(
                                channel.id(), Envelope.of(message), message.body(), List.of(problem), now()));
            }
            settle(outgoing);
        });
        outgoing.items().forEach(item -> end(outgoing.id(), item, told, List.of(problem)));
    }

    /** The boundary of delivery: decides by category who must act on a failure of the connector (house, section 7). */
    void failed(Exchange exchange) {
        Exception failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        if (failure instanceof Unavailable unavailable) {
            throw unavailable;
        }
        if (failure instanceof DataAccessException || failure instanceof TransactionException) {
            throw new Unavailable("the database does not answer", failure);
        }
        Outgoing outgoing = outgoing(exchange);
        Problem.Code code = target.explain(failure);
        Problem problem = code.at(Location.of(outgoing.name()), saying(failure));
        switch (code.category()) {
            case DATA -> refused(outgoing, problem);
            case BUG -> {
                LOG.error("channel {} failed at {}", channel.id(), outgoing.name(), failure);
                finish(outgoing, Outgoing.State.DEAD, State.DEAD, problem);
            }
            case PARTNER, SETUP -> waitOrGiveUp(outgoing, problem, failure);
        }
    }

    /** Some exceptions say all they know by their name. */
    private static String saying(Exception failure) {
        return Optional.ofNullable(failure.getMessage())
                .orElse(failure.getClass().getSimpleName());
    }

    private void waitOrGiveUp(Outgoing outgoing, Problem problem, Exception failure) {
        if (outgoing.created().plus(channel.rules().giveUp()).isBefore(now())) {
            finish(outgoing, Outgoing.State.DEAD, State.DEAD, problem);
            return;
        }
        deliveries.unattempt(outgoing.id());
        Duration pause = post.circuits().fail(channel.id(), problem, now());
        failing = true;
        LOG.warn("channel {} waits {} s: {}", channel.id(), pause.toSeconds(), problem);
        throw new Unavailable(problem.toString(), failure, pause);
    }

    private void recover() {
        if (failing) {
            post.circuits().close(channel.id());
            failing = false;
        }
    }

    /** Tells the ledger what ended, in the same commit as the acknowledgement; one event a transmission, so that none counts twice. */
    @Override
    public void beforeCommit(List<Handled> batch, Sends sends) {
        Map<String, List<Entry>> events = new LinkedHashMap<>();
        ended.forEach(
                (key, entry) -> events.computeIfAbsent(key.substring(0, key.lastIndexOf('/')), id -> new ArrayList<>())
                        .add(entry));
        planned.values().forEach(outgoing -> addAgain(events, outgoing));
        if (batch.stream().anyMatch(handled -> Wake.is(handled.message()))) {
            deliveries.unreported(channel.id()).forEach(outgoing -> {
                addAgain(events, outgoing);
                told.add(outgoing.id());
            });
        }
        events.forEach((id, entries) -> {
            LedgerEvent event = new LedgerEvent("out-" + id, entries);
            sends.add(Send.to(LedgerEvent.ADDRESS, new Message(event.id(), Map.of(), event.body())));
        });
    }

    /** What ended in a batch that was rolled back afterwards. */
    private void addAgain(Map<String, List<Entry>> events, Outgoing outgoing) {
        ending(outgoing.state())
                .ifPresent(state ->
                        events.computeIfAbsent(outgoing.id() + "-" + state.word(), id -> outgoing.items().stream()
                                .map(item -> entry(item, state, outgoing.id(), outgoing.name()))
                                .toList()));
    }

    private static Optional<State> ending(Outgoing.State state) {
        return switch (state) {
            case READY -> Optional.empty();
            case DELIVERED -> Optional.of(State.DELIVERED);
            case PARKED -> Optional.of(State.PARKED);
            case DEAD -> Optional.of(State.DEAD);
        };
    }

    private void end(String transmission, Outgoing.Item item, State state, List<Problem> problems) {
        end(transmission, item, state, problems.get(0).toString());
    }

    private void end(String transmission, Outgoing.Item item, State state, String detail) {
        ended.put(transmission + "-" + state.word() + "/" + item.document(), entry(item, state, transmission, detail));
    }

    private Entry entry(Outgoing.Item item, State state, String transmission, String detail) {
        return new Entry(
                now(),
                item.document(),
                transmission,
                channel.id(),
                Stage.DELIVERY,
                state,
                item.kind(),
                item.issuer(),
                item.number(),
                1,
                detail);
    }

    private static Outgoing.Item item(Envelope envelope) {
        return new Outgoing.Item(
                envelope.document(), envelope.kind().word(), envelope.issuer(), envelope.number(), envelope.version());
    }

    /** The message of a document that a transmission holds, wherever it waits. */
    private Optional<Message> message(Outgoing.Item item) {
        return Optional.ofNullable(documents.get(item.document()))
                .or(() -> pending.find(channel.id(), item))
                .or(() -> collecting.find(channel.id(), item.document()));
    }

    private static Problem problem(Receipt receipt, Problem.Code otherwise, Outgoing outgoing) {
        return receipt.problem()
                .orElseGet(() -> otherwise.at(Location.of(outgoing.name()), "the partner gave no reason"));
    }

    private static Outgoing outgoing(Exchange exchange) {
        return Optional.ofNullable(exchange.getProperty(OUTGOING, Outgoing.class))
                .orElseThrow();
    }

    private Instant now() {
        return post.clock().instant();
    }
}
