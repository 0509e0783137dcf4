package io.crossdock.routes;

import io.crossdock.config.Channel;
import io.crossdock.config.Configuration;
import io.crossdock.config.Problem;
import io.crossdock.mappings.canonical.CrossReference;
import io.crossdock.routes.access.Accounts;
import io.crossdock.routes.access.AuditLog;
import io.crossdock.routes.broker.Addresses;
import io.crossdock.routes.broker.Broker;
import io.crossdock.routes.broker.HopComponent;
import io.crossdock.routes.broker.Message;
import io.crossdock.routes.broker.Outcome;
import io.crossdock.routes.broker.Pauses;
import io.crossdock.routes.broker.Send;
import io.crossdock.routes.bundle.Bundles;
import io.crossdock.routes.channel.Switchboard;
import io.crossdock.routes.channel.Words;
import io.crossdock.routes.delivery.Books;
import io.crossdock.routes.delivery.Circuits;
import io.crossdock.routes.delivery.OverdueRoute;
import io.crossdock.routes.delivery.Post;
import io.crossdock.routes.delivery.Release;
import io.crossdock.routes.delivery.Repairs;
import io.crossdock.routes.delivery.Resending;
import io.crossdock.routes.delivery.Whereabouts;
import io.crossdock.routes.flow.Flow;
import io.crossdock.routes.flow.PartitionRoute;
import io.crossdock.routes.flow.PartitionTable;
import io.crossdock.routes.intake.AnswerRoute;
import io.crossdock.routes.intake.Parked;
import io.crossdock.routes.intake.ParkedDocuments;
import io.crossdock.routes.intake.Rejections;
import io.crossdock.routes.intake.Station;
import io.crossdock.routes.intake.Transmission;
import io.crossdock.routes.lease.Duties;
import io.crossdock.routes.lease.Duty;
import io.crossdock.routes.lease.LeaseRoute;
import io.crossdock.routes.lease.Leases;
import io.crossdock.routes.lease.PausedDuties;
import io.crossdock.routes.ledger.Ledger;
import io.crossdock.routes.ledger.LedgerRoute;
import io.crossdock.routes.rerun.RerunRoute;
import io.crossdock.routes.rerun.Reruns;
import io.crossdock.routes.search.Contents;
import io.crossdock.routes.search.Documents;
import io.crossdock.routes.search.UnknownArticles;
import io.crossdock.routes.store.Database;
import io.crossdock.routes.store.PayloadFolder;
import io.crossdock.routes.store.PayloadRows;
import io.crossdock.routes.store.Payloads;
import io.crossdock.routes.witness.Witness;
import io.crossdock.routes.xref.CrossReferences;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.CamelContext;

/**
 * A running hub: broker, database and routes. Needs a Camel context and a clock, no Spring Boot.
 *
 * <p>{@link #close} leaves everything as a crash would, only more politely: nothing that was accepted is lost either way.
 */
public final class Hub implements AutoCloseable {

    private static final String DEAD_LETTERS = Addresses.dead("letters");

    private static final int MOST_REFUSED = 50;

    /** The lease of what is done for all channels, at intervals. */
    private static final String TIMERS = "timers";

    private final CamelContext camel;
    private final Broker broker;
    private final Database database;
    private final Station station;
    private final Post post;
    private final Switchboard switchboard;
    private final Release release;
    private final Reruns reruns;
    private final Repairs repairs;
    private final Rejections rejections;
    private final UnknownArticles unknownArticles;
    private final Ledger ledger;
    private final ParkedList parkedList;
    private final StatusReport report;
    private final Explanation explanation;
    private final BalanceWatch watch;
    private final Bundles bundles;
    private final Leases leases;
    private volatile Configuration configuration;
    private final Standstills standstills;
    private final Duties duties;
    private final Accounts accounts;
    private final AuditLog audit;
    private final Documents documents;
    private final Contents contents;
    private final FiguresReport figures;

    private Hub(
            HubSettings settings,
            Configuration configuration,
            CamelContext camel,
            Stores stores,
            Bundles bundles,
            Witness witness,
            InstantSource clock)
            throws IOException {
        String tenant = settings.tenant();
        this.broker = stores.broker();
        this.database = stores.database();
        Words words = Words.of();
        Payloads payloads = new Payloads(settings.payloads(), new PayloadRows(database, tenant));
        new PayloadFolder(database, tenant, settings.payloads()).checkShared();
        CrossReferences references = new CrossReferences(database, tenant);
        Switchboard.InForce inForce = new Switchboard.InForce();
        this.ledger = new Ledger(database, tenant);
        this.camel = camel;
        this.bundles = bundles;
        this.configuration = configuration;
        this.leases = new Leases(database, tenant, clock);
        PausedDuties pauses = new PausedDuties(database, tenant, clock);
        this.duties = new Duties(leases, pauses);
        PartitionTable partitions = new PartitionTable(database, tenant);
        this.station = new Station(
                tenant,
                database,
                payloads,
                broker,
                references,
                inForce::directory,
                inForce::ownership,
                partitions::dealt,
                this::findable,
                this::compares,
                witness,
                clock);
        this.post = new Post(
                tenant,
                database,
                payloads,
                references,
                inForce::directory,
                new Circuits(database, tenant, settings.firstPause()),
                settings.us(),
                witness,
                clock);
        Flow flow = new Flow(inForce::subscriptions, post.coalescing(), post.holds(), witness, clock);
        this.switchboard =
                new Switchboard(camel, words, broker, station, post, flow, partitions, leases, duties, pauses, inForce);
        this.standstills = new Standstills(pauses, duties, switchboard, broker, post);
        this.release = new Release(post, broker);
        KeptConfigurations kept = new KeptConfigurations(bundles, settings.data(), words, station, this::configuration);
        this.reruns = new Reruns(station, post, ledger, release, new Resending(post, broker, release), kept);
        this.repairs = new Repairs(post, broker, release);
        this.rejections = new Rejections(
                station,
                channel -> Optional.ofNullable(configuration().channels().get(channel)),
                inbox -> kept.of(kept.inForce()).flatMap(now -> now.rereading(inbox)));
        this.accounts = new Accounts(database, tenant, clock);
        this.audit = new AuditLog(database, tenant, clock);
        this.documents = new Documents(database, tenant, ledger, station);
        this.contents = new Contents(station.transmissions(), payloads, kept);
        this.unknownArticles = new UnknownArticles(station.parked(), contents, references, clock);
        this.explanation = new Explanation(ledger, broker, partitions, new Whereabouts(database, tenant));
        this.watch = new BalanceWatch(clock.instant());
        this.parkedList = new ParkedList(station.parked(), post.holds());
        this.report = new StatusReport(
                tenant, broker, ledger, post, parkedList, switchboard, rejections, bundles, watch, clock);
        this.figures = new FiguresReport(broker, ledger, station, post, parkedList, leases, watch, words);
    }

    /**
     * Starts broker and database, finishes what a crash left half done, and puts the configuration in force. The context may be
     * started or not; it is started when this returns.
     *
     * @throws Exception where broker, database or Camel do not start: Camel declares no narrower one
     */
    public static Hub start(HubSettings settings, Configuration configuration, CamelContext camel, InstantSource clock)
            throws Exception {
        return start(settings, bundles -> configuration, camel, clock);
    }

    /** Which configuration a hub begins with, once it can be asked which one was in force. */
    @FunctionalInterface
    public interface Beginning {
        Configuration configuration(Bundles bundles) throws IOException;
    }

    /**
     * As {@link #start(HubSettings, Configuration, CamelContext, InstantSource)}.
     *
     * @throws Exception where broker, database or Camel do not start: Camel declares no narrower one
     */
    public static Hub start(HubSettings settings, Beginning beginning, CamelContext camel, InstantSource clock)
            throws Exception {
        return start(settings, beginning, camel, Witness.NONE, clock);
    }

    /**
     * As {@link #start(HubSettings, Configuration, CamelContext, InstantSource)}.
     *
     * @param witness sees what documents go through
     * @throws Exception where broker, database or Camel do not start: Camel declares no narrower one
     */
    public static Hub start(
            HubSettings settings, Beginning beginning, CamelContext camel, Witness witness, InstantSource clock)
            throws Exception {
        Path data = Files.createDirectories(settings.data());
        Stores stores = Stores.open(settings, data);
        AuditLog audit = new AuditLog(stores.database(), settings.tenant(), clock);
        Bundles bundles = new Bundles(stores.database(), settings.tenant(), audit, clock);
        Hub hub = new Hub(settings, beginning.configuration(bundles), camel, stores, bundles, witness, clock);
        if (settings.database().isEmpty()) {
            hub.leases.inherit();
        }
        hub.start(clock);
        return hub;
    }

    private void start(InstantSource clock) throws Exception {
        broker.queue(DEAD_LETTERS);
        camel.setStreamCaching(false);
        camel.addComponent(
                "hop",
                new HopComponent(
                        broker,
                        handled -> List.of(
                                Send.to(DEAD_LETTERS, letter(handled.address(), handled.message(), handled.outcome()))),
                        Pauses.real(),
                        clock));
        camel.start();
        camel.addRoutes(new LedgerRoute(broker, new Ledger(database, station.tenant())));
        standstills.look();
        duties.add(List.of(new Timers()));
        switchboard.apply(configuration);
        adjustPartitions();
        camel.addRoutes(new LeaseRoute(leases, this::followDuties));
        camel.addRoutes(new PartitionRoute(this::adjustPartitions));
        camel.addRoutes(new RerunRoute(reruns, () -> leases.held(TIMERS).isPresent(), leases.fence(TIMERS)));
        camel.addRoutes(new OverdueRoute(post, broker, () -> leases.held(TIMERS).isPresent(), leases.fence(TIMERS)));
        camel.addRoutes(new AnswerRoute(rejections, () -> leases.held(TIMERS).isPresent()));
        camel.addRoutes(new BalanceRoute(this::look, watch::judge));
    }

    /** Where the documents are at this moment. */
    BalanceLook look() {
        return report.look(configuration);
    }

    /** What is held is acted on even where the database does not say what shall stand still. */
    private void followDuties() {
        duties.follow();
        standstills.look();
        if (leases.held(TIMERS).isPresent()) {
            standstills.endDrains(configuration.channels().values());
        }
    }

    private void adjustPartitions() {
        if (leases.held(TIMERS).isPresent()) {
            switchboard.adjustPartitions();
        }
        switchboard.followPartitions();
    }

    /** What is done once for all channels. */
    private final class Timers implements Duty {

        @Override
        public String lease() {
            return TIMERS;
        }

        /** Finishes what a node that died left half released. */
        @Override
        public boolean begin() {
            release.resume();
            return true;
        }

        @Override
        public void end() {
            // whoever takes over begins where the database says
        }
    }

    /** What the hub itself failed at, as it was, with where and why. */
    private static Message letter(String address, Message message, Outcome outcome) {
        java.util.Map<String, String> headers = new java.util.LinkedHashMap<>(message.headers());
        headers.put("deadAt", address);
        headers.put("deadBecause", String.valueOf(outcome));
        return new Message(message.id(), headers, message.body());
    }

    /** Puts another configuration in force; what did not change goes on undisturbed. */
    public void apply(Configuration next) {
        switchboard.apply(next);
        configuration = next;
        adjustPartitions();
    }

    public Configuration configuration() {
        return configuration;
    }

    private boolean findable() {
        return configuration.hub().group("search").flag("contents");
    }

    private boolean compares() {
        return configuration.channels().values().stream()
                .anyMatch(channel -> channel.rules().checks().compares());
    }

    /** The configurations that were put in force. */
    public Bundles bundles() {
        return bundles;
    }

    public CrossReferences references() {
        return station.references();
    }

    /** Adds or replaces cross references that somebody imported; how many changed. */
    public int put(List<CrossReference> references) {
        return put(references, "import");
    }

    /**
     * Adds or replaces cross references.
     *
     * @param origin by which way somebody said so
     * @return how many changed
     */
    public int put(List<CrossReference> references, String origin) {
        return station.references().put(references, origin);
    }

    public HubStatus status() {
        return report.status(configuration);
    }

    /** What is measured beside that. */
    public HubFigures figures() {
        return figures.figures(configuration);
    }

    /**
     * The documents behind a channel's balance: those that came and have not left yet, each with where it is, and those that left
     * more than once; at most 1,000.
     *
     * @param since the first UTC day of the ledger that is read
     * @throws IllegalArgumentException where there is no such channel
     */
    public List<HubStatus.Unended> unended(String channel, LocalDate since) {
        Channel known = known(channel);
        List<Explanation.Line> lines = known.incoming()
                ? explanation.flow(channel, known.carries(), since)
                : explanation.delivery(channel, since);
        return lines.stream()
                .map(line -> new HubStatus.Unended(
                        line.document(),
                        line.last().number(),
                        line.place().name().toLowerCase(Locale.ROOT),
                        line.surplus(),
                        line.last().state().word(),
                        line.last().at()))
                .toList();
    }

    /** What was refused, latest first: its sender was told, and must mend it. */
    public List<Parked> refused() {
        return station.parked().refused(MOST_REFUSED);
    }

    /** The raw bytes of the transmission that a parked or refused document came in. */
    public Optional<byte[]> raw(String document) throws IOException {
        Optional<Transmission> transmission =
                station.parked().find(document).map(Parked::transmission).flatMap(station.transmissions()::find);
        return transmission.isEmpty()
                ? Optional.empty()
                : Optional.of(station.payloads()
                        .wire(transmission.get().digest(), transmission.get().name())
                        .bytes());
    }

    /** What goes again because a person asks. */
    public Reruns reruns() {
        return reruns;
    }

    /** What waits for a person, at intake and for channels: how much it is, and page by page. */
    public ParkedList parkedList() {
        return parkedList;
    }

    /** How we stand with each partner. */
    public Map<String, Books.Book> books() {
        return new Books(database, station.tenant()).all();
    }

    /** What a person does about what is parked for a channel. */
    public Repairs repairs() {
        return repairs;
    }

    /** What a person rejects of what waits at intake. */
    public Rejections rejections() {
        return rejections;
    }

    /** The articles that documents wait for at intake. */
    public UnknownArticles unknownArticles() {
        return unknownArticles;
    }

    /** What the last two weeks brought some channels, day by day (UTC). */
    public Map<String, List<Ledger.Day>> days(Collection<String> channels) {
        LocalDate today = LocalDate.ofInstant(station.clock().instant(), ZoneOffset.UTC);
        return ledger.days(channels, today.minusDays(13), today);
    }

    /** What is lacking at this moment, so that no document can be taken in; nothing where all is well. */
    public List<Lack> lacks() {
        return new Vitals(database, broker).lacks();
    }

    /** Who may use console and API. */
    public Accounts accounts() {
        return accounts;
    }

    public AuditLog audit() {
        return audit;
    }

    /** Finds documents, and tells what happened to them. */
    public Documents documents() {
        return documents;
    }

    /** What is in them. */
    public Contents contents() {
        return contents;
    }

    /** The documents that wait for a person, or were closed by one. */
    public ParkedDocuments parked() {
        return station.parked();
    }

    /**
     * Has a channel stand still, on every node, until {@link #resume}; of an in-channel all that read the same inbox. A partner who
     * sends by himself is told to come again.
     *
     * @throws IllegalArgumentException where there is no such channel
     */
    public void pause(String channel, String author, String reason) {
        standstills.pause(known(channel), author, reason);
    }

    /**
     * Has a channel send what waits for it, also what is being collected, and then stand still, on every node, until {@link #resume}.
     * What comes later waits.
     *
     * @throws IllegalArgumentException where there is no such channel, or it brings documents in
     */
    public void drain(String channel, String author, String reason) {
        standstills.drain(known(channel), author, reason);
    }

    /** @throws IllegalArgumentException where there is no such channel */
    public void resume(String channel) {
        standstills.resume(known(channel));
    }

    private Channel known(String channel) {
        return Optional.ofNullable(configuration.channels().get(channel))
                .orElseThrow(() -> new IllegalArgumentException("there is no channel " + channel));
    }

    /** What this node does of all that is shared out over the nodes: the names of the leases that it has and acts on. */
    public List<String> duties() {
        return duties.done();
    }

    /** Why channels do not run, by channel id. */
    public java.util.Map<String, Problem> channelProblems() {
        return switchboard.problems();
    }

    @Override
    public void close() throws Exception {
        try (database;
                broker) {
            camel.stop();
            leases.leaveAll();
        }
    }
}
