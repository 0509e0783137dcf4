package io.crossdock.routes.rerun;

import io.crossdock.config.Channel;
import io.crossdock.config.Wire;
import io.crossdock.routes.delivery.Post;
import io.crossdock.routes.delivery.Reach;
import io.crossdock.routes.delivery.Release;
import io.crossdock.routes.delivery.Resending;
import io.crossdock.routes.intake.ParkedDocuments;
import io.crossdock.routes.intake.Station;
import io.crossdock.routes.intake.Transmission;
import io.crossdock.routes.intake.Transmissions;
import io.crossdock.routes.lease.Fence;
import io.crossdock.routes.ledger.Ledger;
import io.crossdock.routes.store.Database;
import io.crossdock.routes.store.Digest;
import io.crossdock.routes.store.Payloads;
import io.crossdock.routes.store.Prose;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What goes again. First it is asked for: the documents are found, and a preview is made of each. Then somebody says yes, and what the
 * preview says is done. Everything is rows, so that a node that dies is followed by another, and nothing is done twice.
 */
public final class Reruns {

    /** More than that at once is no longer read by anybody. */
    public static final int MOST = 50_000;

    private static final int LONGEST_AUTHOR = 200;
    private static final int LONGEST_REASON = 1000;
    private static final int WRITTEN_AT_ONCE = 1000;
    private static final int LOOKED_AT = 20;
    private static final Duration PAUSE = Duration.ofSeconds(10);
    /** Nobody says yes to what is older: it says what was missing then. */
    private static final Duration LIFE_OF_A_PREVIEW = Duration.ofDays(7);

    private static final Set<Step> TO_DO = EnumSet.of(Step.SEND, Step.TAKE);

    private final Database database;
    private final String tenant;
    private final InstantSource clock;
    private final ParkedDocuments parked;
    private final Payloads payloads;
    private final Configurations configurations;
    private final Resending resending;
    private final Transmissions transmissions;
    private final RerunRows rows;
    private final Search search;
    private final Preparation preparation;
    private final Execution execution;
    private final Repetition repetition;
    private final Map<String, Instant> aside = new ConcurrentHashMap<>();
    private volatile Optional<String> inHand = Optional.empty();

    public Reruns(
            Station station,
            Post post,
            Ledger ledger,
            Release release,
            Resending resending,
            Configurations configurations) {
        this.database = station.database();
        this.tenant = station.tenant();
        this.clock = station.clock();
        this.parked = station.parked();
        this.payloads = station.payloads();
        this.configurations = configurations;
        this.resending = resending;
        this.rows = new RerunRows(database, tenant);
        this.transmissions = station.transmissions();
        FamilyRows families = new FamilyRows(database, tenant);
        this.search = new Search(ledger, station.parked(), post.holds(), transmissions, families);
        this.preparation = new Preparation(
                database,
                rows,
                transmissions,
                station.parked(),
                new Family.Register(families, ledger, new Reach(database, tenant)),
                configurations);
        this.execution = new Execution(rows, families, transmissions, release, configurations);
        this.repetition = new Repetition(database, rows, resending);
    }

    /**
     * What is asked for.
     *
     * @param delivered whether also what was delivered goes again
     * @param author who asks
     * @param reason why; may be empty
     */
    public record Question(Verb verb, Criteria criteria, boolean delivered, String author, String reason) {}

    /**
     * Finds what is asked for and has a preview made of it; nothing goes yet.
     *
     * @throws IllegalArgumentException where nothing is found, or too much
     */
    public Rerun ask(Question question) {
        return ask(question, Map.of());
    }

    /**
     * Has the transmissions of parked documents read again as somebody repaired them: what is new in them will be taken in, and what
     * was taken in before stays as it is. Nothing goes yet.
     *
     * @param documents that wait, each of one of the transmissions
     * @param texts what is read in the place of the transmissions, by their ids
     * @throws IllegalArgumentException where one of the documents is not parked at intake
     */
    public Rerun repair(List<String> documents, Map<String, Wire> texts, String author, String reason)
            throws IOException {
        Set<String> waiting = parked.waiting(documents).keySet();
        documents.stream().filter(one -> !waiting.contains(one)).findFirst().ifPresent(one -> {
            throw new IllegalArgumentException("'" + one + "' does not wait for a repair");
        });
        Map<String, Payloads.Payload> repaired = new LinkedHashMap<>();
        for (Map.Entry<String, Wire> text : texts.entrySet()) {
            repaired.put(text.getKey(), payloads.read(text.getValue()));
        }
        Criteria criteria = Criteria.of(documents.toArray(String[]::new));
        return ask(new Question(Verb.REPROCESS, criteria, false, author, reason), repaired);
    }

    /** @param repaired what is read in the place of transmissions, by their ids */
    private Rerun ask(Question question, Map<String, Payloads.Payload> repaired) {
        Criteria criteria = question.criteria();
        String only = outgoing(criteria.channel());
        List<RerunDocument> found = search.documents(criteria, MOST);
        List<RerunDocument> documents = question.verb() == Verb.RESEND ? repetition.transmissions(found, only) : found;
        if (documents.isEmpty()) {
            throw new IllegalArgumentException(
                    found.isEmpty() ? "no such document was found" : "nothing of that was sent");
        }
        Instant now = clock.instant();
        Map<String, String> texts = repaired.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, text -> text.getValue().digest()));
        Rerun rerun = new Rerun(
                "r"
                        + Digest.id(tenant, now.toString(), question.toString(), new TreeMap<>(texts).toString())
                                .substring(0, 12),
                question.verb(),
                Rerun.State.PREPARING,
                Prose.cut(question.author(), LONGEST_AUTHOR),
                Prose.cut(question.reason(), LONGEST_REASON),
                question.delivered(),
                only,
                configurations.inForce(),
                now,
                Optional.empty());
        database.durably(() -> {
            repaired.values().forEach(payloads::keep);
            rows.add(rerun, List.of());
            rows.addTexts(rerun.id(), texts);
            for (int from = 0; from < documents.size(); from += WRITTEN_AT_ONCE) {
                rows.add(rerun.id(), documents.subList(from, Math.min(documents.size(), from + WRITTEN_AT_ONCE)));
            }
        });
        return rerun;
    }

    /** A channel that brings documents in says which of them are meant, not who gets them. */
    private String outgoing(String channel) {
        boolean incoming = configurations
                .of(configurations.inForce())
                .map(one -> one.configuration().channels().get(channel))
                .filter(Channel::incoming)
                .isPresent();
        return incoming ? "" : channel;
    }

    /**
     * Lets what a preview says happen.
     *
     * @throws IllegalArgumentException where there is no such preview, or it is not complete
     */
    public Rerun run(String id) {
        Rerun rerun = find(id);
        if (rerun.state() == Rerun.State.PREPARING) {
            throw new IllegalArgumentException("the preview of " + id + " is not complete yet");
        }
        if (rerun.state() == Rerun.State.LAPSED) {
            throw new IllegalArgumentException("the preview of " + id + " is too old, and forgotten: ask again");
        }
        rows.change(id, Rerun.State.PREVIEWED, Rerun.State.RUNNING);
        return find(id);
    }

    /** @throws IllegalArgumentException where there is none */
    public Rerun find(String id) {
        return rows.find(id).orElseThrow(() -> new IllegalArgumentException("there is no rerun " + id));
    }

    public Rerun.Summary summary(String id) {
        return rows.summary(id);
    }

    /** The documents of a rerun, in order, from behind an ordinal on. */
    public List<RerunDocument> documents(String id, int after, int most) {
        return rows.page(id, after, most);
    }

    /** Those of a rerun that are a document, or became it. */
    public List<RerunDocument> documents(String id, String document) {
        return rows.ofDocument(id, document);
    }

    public List<Rerun> latest(int most) {
        return rows.latest(most);
    }

    /** Those that had to do with a document: it was to go again, or it came of one. */
    public List<Rerun> of(String document) {
        return rows.reruns(document).stream().map(this::find).toList();
    }

    /**
     * A text that stands in the place of what came.
     *
     * @param original the transmission that came
     * @param by who put it there; absent: that is known no more
     */
    public record Correction(String original, Optional<Rerun> by) {}

    /** Absent where a transmission holds what came over the wire. */
    public Optional<Correction> correction(Transmission transmission) {
        return transmissions
                .find(transmission.replays())
                .filter(original -> !original.digest().equals(transmission.digest()))
                .map(original -> new Correction(
                        original.id(),
                        transmissions
                                .rerunOf(transmission.id())
                                .filter(rerun -> rows.reads(rerun, transmission.digest()))
                                .map(this::find)));
    }

    /**
     * Takes a person's word that a partner has a document that may have arrived.
     *
     * @param channel empty: whichever it is
     * @throws IllegalArgumentException where no such document is uncertain
     */
    public List<Resending.Sent> settle(String document, String channel, String author) {
        List<Resending.Sent> settled = resending.settle(document, channel, author);
        if (settled.isEmpty()) {
            throw new IllegalArgumentException("of '" + document + "' nothing is uncertain");
        }
        return settled;
    }

    /**
     * Goes on with what is to be prepared or done, a transmission at a time, until nothing is.
     *
     * @param fence of the duty to do so
     */
    void work(Fence fence) throws IOException {
        rows.lapse(clock.instant().minus(LIFE_OF_A_PREVIEW));
        for (Optional<Rerun> next = next(); next.isPresent(); next = next()) {
            Rerun rerun = next.get();
            inHand = Optional.of(rerun.id());
            if (rerun.state() == Rerun.State.PREPARING) {
                prepare(rerun, fence);
            } else {
                run(rerun, fence);
            }
            inHand = Optional.empty();
        }
    }

    /** Lets others go before the one at which {@link #work} failed; the id of that, if it failed at one. */
    Optional<String> putAside() {
        Optional<String> failed = inHand;
        failed.ifPresent(id -> aside.put(id, clock.instant().plus(PAUSE)));
        inHand = Optional.empty();
        return failed;
    }

    private Optional<Rerun> next() {
        aside.values().removeIf(until -> until.isBefore(clock.instant()));
        return Stream.of(Rerun.State.PREPARING, Rerun.State.RUNNING)
                .flatMap(state -> rows.in(state, LOOKED_AT).stream())
                .filter(rerun -> !aside.containsKey(rerun.id()))
                .findFirst();
    }

    private void prepare(Rerun rerun, Fence fence) throws IOException {
        Optional<String> transmission = rows.nextTransmission(rerun.id(), EnumSet.of(Step.FOUND));
        if (transmission.isEmpty()) {
            rows.change(rerun.id(), Rerun.State.PREPARING, Rerun.State.PREVIEWED);
        } else if (rerun.verb() == Verb.RESEND) {
            repetition.prepare(rerun, transmission.get(), fence);
        } else {
            preparation.prepare(rerun, transmission.get(), fence);
        }
    }

    private void run(Rerun rerun, Fence fence) throws IOException {
        Optional<String> transmission = rows.nextTransmission(rerun.id(), TO_DO);
        if (transmission.isEmpty()) {
            rows.end(rerun.id(), clock.instant());
        } else if (rerun.verb() == Verb.RESEND) {
            repetition.run(rerun, transmission.get(), fence);
        } else {
            execution.run(rerun, transmission.get(), fence);
        }
    }
}
