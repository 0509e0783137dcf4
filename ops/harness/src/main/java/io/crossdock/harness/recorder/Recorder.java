package io.crossdock.harness.recorder;

import io.crossdock.harness.recorder.Finding.Fault;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The partners of one hub, in a process of their own: hand documents in without a pause, take what comes out, and remember both. It
 * outlives every hub that is killed.
 */
public final class Recorder implements AutoCloseable {

    private static final String ORDERS_IN = "shop.orders-in";
    private static final String WEB_IN = "shop.web-in";
    /** More than two refused requests and one without an answer. */
    private static final int MUCH = 80;

    /** A hub that is slower than its senders gets no mountain. */
    private static final int MOST_BEHIND = 300;

    private static final String API_OUT = "portal.orders-out";
    private static final String STOCK_IN = "shop.stock-in";
    private static final String CHANGES_IN = "dealer.changes-in";
    private static final String REPLIES_OUT = "dealer.replies-out";

    /** A receiver: an out-channel and what it carries. */
    private record Receiver(String channel, Paper.Kind kind, Received received) {

        boolean wants(Paper paper) {
            return paper.kind() == kind && (!channel.equals(Mill.OUT) || Mill.wants(paper));
        }
    }

    private final Path folder;
    private final Load load;
    private final Map<String, Sent> sent = new LinkedHashMap<>();
    private final List<Receiver> receivers = new ArrayList<>();
    private final List<FolderPartner> folders = new ArrayList<>();
    private final Received requests;
    private final HttpPartner api;
    private final Disputes disputes;
    private final Clerk clerk;
    private final FolderSender orders;
    private final FolderSender stock;
    private final WebSender web;
    private final Dealer dealer;
    private final FolderSender changes;
    private final Mill mill;
    private final Agency agency;
    private final Received replies = new Received();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private volatile boolean sending = true;
    private volatile boolean taking = true;
    private volatile boolean paused;
    private volatile boolean counting = true;

    /** @param hub where the hub takes requests */
    public Recorder(Path folder, URI hub, Load load, Manners manners, long seed) throws IOException {
        this.folder = folder;
        this.load = load;
        this.orders = new FolderSender(
                Files.createDirectories(folder.resolve("shop/out")),
                files(ordering(new Author(Paper.Kind.ORDER, "F", 20, 6, seed, sent(ORDERS_IN)))));
        this.stock = new FolderSender(
                Files.createDirectories(folder.resolve("shop/stock")),
                files(new Author(Paper.Kind.STOCK, "S", 8, 4, seed + 1, sent(STOCK_IN))));
        this.web = new WebSender(hub, new Author(Paper.Kind.ORDER, "W", 10, 3, seed + 2, sent(WEB_IN)), sent(WEB_IN));
        this.requests = receiver(API_OUT, Paper.Kind.ORDER);
        this.disputes = new Disputes(load == Load.ALL);
        this.api = new HttpPartner(requests, disputes, manners, seed);
        this.clerk = new Clerk(hub, ORDERS_IN, sent(ORDERS_IN), API_OUT, disputes, Mill.ANSWERS_IN);
        folder("store.orders-out", "store/orders", Paper.Kind.ORDER);
        folder("store.lists-out", "store/lists", Paper.Kind.ORDER);
        folder("store.stock-out", "store/stock", Paper.Kind.STOCK);
        folder("portal.stock-out", "portal/stock", Paper.Kind.STOCK);
        this.dealer = new Dealer(REPLIES_OUT, List.of(Acknowledgement.values()), seed + 3);
        this.changes = new FolderSender(Files.createDirectories(folder.resolve("dealer/out")), dealer::next);
        folders.add(new FolderPartner(folder.resolve("dealer/replies"), replies));
        this.agency = new Agency(load == Load.ALL ? sent(Agency.IN) : new Sent(), manners, seed + 4);
        api.serve("/agency", agency);
        this.mill = new Mill(folder.resolve("mill"));
        if (load == Load.ALL) {
            receivers.add(new Receiver(Mill.OUT, Paper.Kind.ORDER, mill.received()));
        }
    }

    private Author ordering(Author author) {
        return load == Load.ALL ? author.careless() : author;
    }

    private static Supplier<String> files(Author author) {
        return () -> author.next().text();
    }

    private Sent sent(String channel) {
        return sent.computeIfAbsent(channel, name -> new Sent());
    }

    private Received receiver(String channel, Paper.Kind kind) {
        Received received = new Received();
        receivers.add(new Receiver(channel, kind, received));
        return received;
    }

    private void folder(String channel, String path, Paper.Kind kind) throws IOException {
        folders.add(new FolderPartner(folder.resolve(path), receiver(channel, kind)));
    }

    /** Where the partner takes requests. */
    public int port() {
        return api.port();
    }

    /** Begins to hand in and to take. */
    public void start() {
        threads.execute(() -> repeat(40, () -> sending, unlessPaused(() -> {
            if (keepsUp()) {
                orders.send();
            }
        })));
        threads.execute(() -> repeat(60, () -> sending, unlessPaused(stock::send)));
        threads.execute(() -> repeat(100, () -> sending, unlessPaused(changes::send)));
        threads.execute(() -> repeat(50, () -> sending || web.hasOpen(), unlessPaused(() -> {
            if (web.hasOpen() || keepsUp()) {
                web.send();
            }
        })));
        threads.execute(() -> repeat(20, () -> taking, () -> {
            for (FolderPartner partner : folders) {
                partner.look();
            }
        }));
        if (load == Load.ALL) {
            startMore();
        }
    }

    private void startMore() {
        threads.execute(() -> repeat(500, () -> taking, clerk::look));
        threads.execute(() -> repeat(50, () -> taking, mill::look));
        threads.execute(() -> repeat(200, () -> sending, unlessPaused(() -> {
            if (keepsUp()) {
                agency.add();
            }
        })));
    }

    /**
     * Whether the API, the slowest of the receivers, has got enough of the orders. Asked by each of their senders: one that did not ask
     * would leave the other nothing to send.
     */
    private boolean keepsUp() {
        return sent(ORDERS_IN).size() + sent(WEB_IN).size() - requests.size() < MOST_BEHIND;
    }

    /** What is done at intervals. */
    @FunctionalInterface
    private interface Step {
        void run() throws IOException, InterruptedException;
    }

    private Step unlessPaused(Step step) {
        return () -> {
            if (!paused) {
                step.run();
            }
        };
    }

    /** While it is true. */
    @FunctionalInterface
    private interface Condition {
        boolean holds();
    }

    private static void repeat(long pause, Condition condition, Step step) {
        try {
            while (condition.holds()) {
                step.run();
                Thread.sleep(pause);
            }
        } catch (IOException broken) {
            throw new IllegalStateException("the recorder's own folders fail", broken);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** From now on: whether documents are taken and come out. */
    public Resumption mark() {
        Map<String, LongSupplier> counts = new HashMap<>();
        counts.put(ORDERS_IN, orders::accepted);
        counts.put(STOCK_IN, stock::accepted);
        counts.put(WEB_IN, web::accepted);
        receivers.forEach(
                one -> counts.put(one.channel(), () -> one.received().effects().size()));
        return new Resumption(counts);
    }

    /** Hands nothing in for a while, or begins again. */
    public void pause(boolean paused) {
        this.paused = paused;
    }

    /** The hub's counts are those of one day; where its clock moves, they say nothing. */
    public void clockMoves() {
        counting = false;
    }

    /** Hands nothing more in. */
    public void stopSending() {
        sending = false;
        paused = false;
    }

    /** Whether all is as it should be, so that there is nothing to wait for. */
    public boolean isSettled(Books books, int doubt) {
        return books.unwritten() == 0
                && books.waiting() == 0
                && verdict(books, doubt).isClean();
    }

    /** How often the partners got enough to do that each of their answers came, and a batch held documents of one key. */
    public int worked() {
        return api.requests() / MUCH;
    }

    /** How many files were taken, and how many requests were answered with 2xx. */
    public long accepted() {
        return orders.accepted() + stock.accepted() + web.accepted();
    }

    /** How many files and requests came out. */
    public long effects() {
        return receivers.stream()
                .mapToLong(one -> one.received().effects().size())
                .sum();
    }

    /** Changes as long as something moves. */
    public String progress(Books books) {
        return receivers.stream().map(one -> one.received().effects().size()).toList()
                + " "
                + replies.size()
                + books.progress();
    }

    /** @param doubt how many transmissions of each channel nobody can know the fate of: one for each death of the hub, and more where notes were undone */
    public Verdict verdict(Books books, int doubt) {
        List<Finding> findings = new ArrayList<>(unaccepted());
        int effects = 0;
        int repeats = 0;
        for (Receiver receiver : receivers) {
            List<Paper> wanted = of(receiver, Sent::wanted);
            List<Paper> unwanted = of(receiver, Sent::rejected);
            List<Paper> expected =
                    wanted.stream().filter(paper -> !isGivenUp(receiver, paper)).toList();
            wanted.stream().filter(paper -> isGivenUp(receiver, paper)).forEach(unwanted::add);
            Judgement judgement = new Judgement(receiver.channel(), receiver.kind(), expected, unwanted);
            findings.addAll(judgement.judge(receiver.received().effects(), doubt + unanswered(receiver)));
            effects += judgement.delivered();
            repeats += judgement.repeats();
            long published = receiver.kind() == Paper.Kind.STOCK ? books.count(STOCK_IN, "published") : wanted.size();
            if (counting) {
                checkDelivery(books, receiver, published, judgement.delivered(), findings);
                compare(
                        books.count(receiver.channel(), "discarded"),
                        wanted.size() - expected.size(),
                        receiver.channel(),
                        "rejected by a person",
                        findings);
            }
        }
        findings.addAll(dealer.judge(replies.effects(), doubt));
        if (load == Load.ALL) {
            findings.addAll(ofTheMill(books));
        }
        if (counting) {
            sent.forEach((channel, papers) -> checkIntake(books, channel, papers, findings));
            books.uneven().forEach(balance -> findings.add(new Finding(Fault.UNEVEN, "hub", balance)));
        }
        books.parked().forEach(one -> findings.add(new Finding(Fault.PARKED, "hub", one)));
        int documents = sent.values().stream()
                .mapToInt(one -> one.fresh().size() + one.slips().size())
                .sum();
        return new Verdict(documents, effects, repeats, findings);
    }

    private List<Finding> ofTheMill(Books books) {
        List<Finding> findings = new ArrayList<>();
        if (books.owed() > 0) {
            findings.add(new Finding(Fault.OWED, Mill.OUT, books.owed() + " acknowledgements"));
        }
        if (counting) {
            compare(books.count(Mill.OUT, "acknowledged"), mill.accepted(), Mill.OUT, "acknowledged", findings);
            compare(books.count(Mill.OUT, "rejected"), mill.rejected(), Mill.OUT, "rejected", findings);
            compare(books.count(Mill.ANSWERS_IN, "rejected"), mill.rejected(), Mill.ANSWERS_IN, "closed", findings);
        }
        return findings;
    }

    private int unanswered(Receiver receiver) {
        return receiver.channel().equals(API_OUT) ? api.unanswered() : 0;
    }

    /** What a channel would get, were its partner not at odds with us. */
    private boolean isGivenUp(Receiver receiver, Paper paper) {
        return receiver.channel().equals(API_OUT) && disputes.isGivenUp(paper);
    }

    private List<Paper> of(Receiver receiver, Function<Sent, List<Paper>> which) {
        return sent.values().stream()
                .flatMap(one -> which.apply(one).stream())
                .filter(receiver::wants)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private List<Finding> unaccepted() {
        List<Finding> findings = new ArrayList<>(mill.unaccepted());
        orders.unaccepted().forEach(name -> findings.add(new Finding(Fault.NOT_ACCEPTED, ORDERS_IN, name)));
        stock.unaccepted().forEach(name -> findings.add(new Finding(Fault.NOT_ACCEPTED, STOCK_IN, name)));
        changes.unaccepted().forEach(name -> findings.add(new Finding(Fault.NOT_ACCEPTED, CHANGES_IN, name)));
        web.refused().forEach(answer -> findings.add(new Finding(Fault.NOT_ACCEPTED, WEB_IN, answer)));
        if (web.hasOpen()) {
            findings.add(new Finding(Fault.NOT_ACCEPTED, WEB_IN, "a request without an answer"));
        }
        return findings;
    }

    /**
     * Of two states of a key in one file the older may count as superseded, where the file is read again after a crash. A file with a
     * document that was put right is read again whole, and once more where the person had no answer; a page of a list is asked for again
     * where it was not noted that it had come.
     */
    private static void checkIntake(Books books, String channel, Sent papers, List<Finding> findings) {
        long read = books.count(channel, "read");
        long least = papers.fresh().size() + papers.slips().size() + papers.again();
        boolean again = !papers.slips().isEmpty() || channel.equals(Agency.IN);
        long most = !again ? least + papers.doubtful() : Long.MAX_VALUE;
        compare(read, Math.min(Math.max(read, least), most), channel, "read", findings);
        compare(books.count(channel, "rejected"), papers.rejected().size(), channel, "rejected", findings);
        if (!channel.equals(STOCK_IN)) {
            compare(books.count(channel, "published"), papers.wanted().size(), channel, "published", findings);
        }
    }

    private static void checkDelivery(
            Books books, Receiver receiver, long expected, int delivered, List<Finding> findings) {
        compare(books.count(receiver.channel(), "planned"), expected, receiver.channel(), "planned", findings);
        compare(books.count(receiver.channel(), "delivered"), delivered, receiver.channel(), "delivered", findings);
    }

    private static void compare(long hub, long recorder, String channel, String what, List<Finding> findings) {
        if (hub != recorder) {
            findings.add(new Finding(
                    Fault.MISCOUNTED, channel, what + ": " + hub + " by the hub, " + recorder + " by the recorder"));
        }
    }

    @Override
    public void close() throws InterruptedException {
        sending = false;
        taking = false;
        threads.shutdownNow();
        api.close();
        threads.awaitTermination(5, TimeUnit.SECONDS);
    }

    /** The names in a folder, finished ones only. */
    static List<String> names(Path folder) throws IOException {
        try (Stream<Path> list = Files.list(folder)) {
            return list.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        }
    }
}
