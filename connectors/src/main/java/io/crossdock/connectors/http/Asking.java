package io.crossdock.connectors.http;

import io.crossdock.config.Settings;
import io.crossdock.connectors.Arrival;
import io.crossdock.connectors.Bookmark;
import io.crossdock.connectors.Fault;
import io.crossdock.connectors.Leaf;
import io.crossdock.connectors.Poll;
import io.crossdock.connectors.Spool;
import io.crossdock.connectors.WebAnswer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/**
 * Asks an API for what is new: by the validators of the last answer, by a cursor, page by page. Each answer is a transmission; its
 * reference is made of the turn and the content, so that a crash before the bookmark is written repeats it recognisably.
 */
final class Asking implements Poll.Eye {

    private static final long MEGABYTE = 1024 * 1024;
    private static final int MOST_PAGES = 1_000;

    private final Settings settings;
    private final Bookmark bookmark;
    private final InstantSource clock;
    private final Client client;
    private final URI start;
    private Instant notBefore = Instant.MIN;

    Asking(Settings settings, Bookmark bookmark, InstantSource clock) {
        this.settings = settings;
        this.bookmark = bookmark;
        this.clock = clock;
        this.client = new Client(settings);
        this.start = Client.uri(settings, settings.text("path"));
    }

    URI start() {
        return start;
    }

    @Override
    public Poll.Look open() {
        return clock.instant().isBefore(notBefore) ? Optional::empty : new Pages();
    }

    /** One look: the first page, and those that follow. */
    private final class Pages implements Poll.Look {

        private Place place = Place.of(bookmark);
        private Optional<URI> next = Optional.of(shown(start, place.cursor()));
        private final Set<URI> asked = new HashSet<>();
        private Optional<Page> first = Optional.empty();
        private Optional<Page> held = Optional.empty();

        @Override
        public Optional<Poll.Found> next() throws IOException, InterruptedException {
            while (next.isPresent()) {
                URI uri = next.get();
                next = Optional.empty();
                if (!asked.add(uri) || asked.size() > MOST_PAGES) {
                    return Optional.empty();
                }
                Optional<Page> page = ask(uri, first.isEmpty() ? place : place.complete("", "", ""));
                drop();
                held = page;
                if (page.isEmpty()) {
                    return Optional.empty();
                }
                Optional<Poll.Found> found = read(uri, page.get());
                if (found.isPresent()) {
                    return found;
                }
            }
            return Optional.empty();
        }

        private Optional<Poll.Found> read(URI uri, Page page) throws IOException {
            Page head = first.orElse(page);
            first = Optional.of(head);
            boolean any = !settings.has("items") || page.holds(settings.text("items"));
            String cursor = settings.has("cursor")
                    ? page.value(settings.text("cursor")).orElse(place.cursor())
                    : place.cursor();
            boolean moved = !cursor.equals(place.cursor());
            next = following(uri, page, any && moved ? Optional.of(cursor) : Optional.empty());
            String digest = page.digest();
            boolean single = !settings.has("cursor") && !settings.has("next");
            boolean news = any && !(single && digest.equals(place.digest()));
            Place after = (news
                    ? place.next(cursor)
                    : new Place(place.turn(), place.tag(), place.modified(), place.digest(), cursor));
            Place then = next.isPresent()
                    ? after
                    : after.complete(head.header("ETag"), head.header("Last-Modified"), single ? digest : "");
            if (!news) {
                keep(then);
                return Optional.empty();
            }
            return Optional.of(new Answered(page, digest, then));
        }

        private Optional<URI> following(URI uri, Page page, Optional<String> cursor) throws IOException {
            if (settings.has("next")) {
                return page.next(settings.text("next")).map(link -> below(uri, link));
            }
            return cursor.map(value -> shown(start, value));
        }

        private void keep(Place then) {
            if (!then.equals(place)) {
                bookmark.write(then.text());
                place = then;
            }
        }

        private void drop() throws IOException {
            if (held.isPresent()) {
                held.get().body().drop();
            }
        }

        @Override
        public void close() throws IOException {
            drop();
        }

        private final class Answered implements Poll.Found {

            private final Page page;
            private final String digest;
            private final Place then;

            Answered(Page page, String digest, Place then) {
                this.page = page;
                this.digest = digest;
                this.then = then;
            }

            @Override
            public Arrival arrival() {
                String path = settings.text("path").replaceFirst("[?].*", "");
                String turn = String.valueOf(place.turn() + 1);
                String name = Content.disposed(page.header("Content-Disposition"))
                        .map(Leaf::of)
                        .orElse(Leaf.of(path) + "-" + turn);
                return new Arrival(
                        page.body().named(name),
                        Optional.empty(),
                        Optional.of("answer-" + turn + "-" + digest.substring(0, 32)));
            }

            @Override
            public void taken() {
                keep(then);
            }
        }
    }

    /** A link comes from data: it leads to the address that the connection names, or nowhere. */
    private URI below(URI from, String link) {
        URI to;
        try {
            to = from.resolve(link.strip());
        } catch (IllegalArgumentException e) {
            throw new Fault(Http.LINK_ELSEWHERE, "a link of " + from + " is no address");
        }
        if (!Origin.of(to).equals(Origin.of(start))) {
            throw new Fault(Http.LINK_ELSEWHERE, "a link of " + from + " leads to " + Origin.of(to));
        }
        return to;
    }

    private URI shown(URI uri, String cursor) {
        if (cursor.isEmpty() || !settings.has("cursor")) {
            return uri;
        }
        String parameter = encoded(settings.text("cursor-parameter")) + "=" + encoded(cursor);
        return URI.create(uri + (uri.getRawQuery() == null ? "?" : "&") + parameter);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Optional<Page> ask(URI uri, Place place) throws IOException, InterruptedException {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Accept-Encoding", "gzip");
        headers.putAll(settings.table("headers"));
        if (!place.tag().isEmpty()) {
            headers.put("If-None-Match", place.tag());
        }
        if (!place.modified().isEmpty()) {
            headers.put("If-Modified-Since", place.modified());
        }
        long limit = settings.number("max-size") * MEGABYTE;
        try (Download download = new Download(limit)) {
            WebAnswer answer = client.send(Client.with(client.request("GET", uri), headers), download);
            return page(uri, answer, download, limit);
        }
    }

    private Optional<Page> page(URI uri, WebAnswer answer, Download download, long limit) throws IOException {
        String said = uri + " answered " + answer.status();
        switch (answer.status()) {
            case 200, 203 -> {
                Fault tooLarge = new Fault(Http.TOO_LARGE, said + " with more than " + limit / MEGABYTE + " MB");
                try (InputStream in = download.open().orElseThrow(() -> tooLarge);
                        InputStream plain = answer.isZipped() ? new GZIPInputStream(in) : in) {
                    Spool body = Spool.of(plain, limit).orElseThrow(() -> tooLarge);
                    return Optional.of(new Page(said, answer, body));
                }
            }
            case 204, 304 -> {
                return Optional.empty();
            }
            default -> {
                Fault fault = Outcome.fault(answer, said, clock);
                notBefore = Fault.pauseIn(fault)
                        .map(pause -> pause.compareTo(Duration.ofHours(1)) > 0 ? Duration.ofHours(1) : pause)
                        .map(clock.instant()::plus)
                        .orElse(notBefore);
                throw fault;
            }
        }
    }
}
