package io.crossdock.ops.api;

import io.crossdock.ops.door.Visitor;
import io.crossdock.ops.running.HubInForce;
import io.crossdock.ops.running.Insight;
import io.crossdock.routes.ledger.State;
import io.crossdock.routes.search.Documents;
import io.crossdock.routes.search.Trace;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Finds documents, and tells what happened to them. */
@RestController
@RequestMapping("/api/documents")
public final class DocumentApi {

    private static final int LARGEST_PAGE = 200;

    private final HubInForce inForce;
    private final Insight insight;

    public DocumentApi(HubInForce inForce, Insight insight) {
        this.inForce = inForce;
        this.insight = insight;
    }

    /**
     * Finds documents.
     *
     * @param q a number, an id, a file's name, a control reference, words of what is in them; empty: what the rest fits, of the last day unless said otherwise
     * @param state what became of them: published, delivered, parked, ...
     * @param from the first moment in which something is to have been told of them; absent: with q since ever, else of the last day
     * @param to the first moment after that; absent: now
     */
    @GetMapping
    List<Documents.Hit> find(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String channel,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String state,
            @RequestParam Optional<Instant> from,
            @RequestParam Optional<Instant> to,
            @RequestParam(defaultValue = "50") int most) {
        Optional<State> wanted = Arrays.stream(State.values())
                .filter(one -> one.word().equals(state))
                .findFirst();
        return documents()
                .find(new Documents.Question(q, channel, kind, wanted, from, to), Math.min(most, LARGEST_PAGE))
                .hits();
    }

    /** All that happened to one. */
    @GetMapping("/{id}")
    Trace trace(@PathVariable String id, @AuthenticationPrincipal Visitor visitor) {
        Trace trace = trace(id);
        return visitor.payloads() ? trace : trace.withoutContent();
    }

    private Trace trace(String id) {
        return documents().trace(id).orElseThrow(() -> new IllegalArgumentException("there is no document " + id));
    }

    /** As it was understood. */
    @GetMapping(path = "/{id}/canonical", produces = MediaType.APPLICATION_JSON_VALUE)
    String canonical(@PathVariable String id) throws IOException {
        return insight.canonical(id)
                .orElseThrow(() -> new IllegalArgumentException("what " + id + " says cannot be read again"));
    }

    /** As it came, the first 64 KiB. */
    @GetMapping(path = "/{id}/raw", produces = "text/plain; charset=utf-8")
    String raw(@PathVariable String id) throws IOException {
        return insight.raw(trace(id))
                .map(Insight.Text::text)
                .orElseThrow(() -> new IllegalArgumentException("the bytes of " + id + " are not kept"));
    }

    private Documents documents() {
        return inForce.hub().orElseThrow().documents();
    }
}
