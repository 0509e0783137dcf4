package io.crossdock.ops.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.crossdock.ops.door.Visitor;
import io.crossdock.ops.running.Deeds;
import io.crossdock.ops.running.HubInForce;
import io.crossdock.routes.delivery.Resending;
import io.crossdock.routes.ledger.State;
import io.crossdock.routes.rerun.Criteria;
import io.crossdock.routes.rerun.Rerun;
import io.crossdock.routes.rerun.RerunDocument;
import io.crossdock.routes.rerun.Reruns;
import io.crossdock.routes.rerun.Verb;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lets documents go again: ask, look at the preview page by page, say yes. */
@RestController
@RequestMapping("/api/reruns")
public final class RerunApi {

    private static final int LATEST = 50;
    private static final int LARGEST_PAGE = 1000;

    private final HubInForce inForce;
    private final Deeds deeds;

    public RerunApi(HubInForce inForce, Deeds deeds) {
        this.inForce = inForce;
        this.deeds = deeds;
    }

    /**
     * @param verb replay, resend or reprocess
     * @param documents ids or business numbers; empty: all to which the rest applies
     * @param from the first moment that is looked at
     * @param to the first moment after
     */
    record Asked(
            String verb,
            List<String> documents,
            String channel,
            String kind,
            String state,
            Optional<Instant> from,
            Optional<Instant> to,
            String transmission,
            String problem,
            boolean delivered,
            String author,
            String reason) {

        private Reruns.Question question(Visitor visitor) {
            return new Reruns.Question(
                    among(Verb.values(), verb),
                    new Criteria(
                            documents,
                            channel,
                            kind,
                            state.isEmpty() ? Optional.empty() : Optional.of(among(State.values(), state)),
                            from,
                            to,
                            transmission,
                            problem),
                    delivered,
                    visitor.author(author),
                    reason);
        }

        private static <T extends Enum<T>> T among(T[] values, String word) {
            return Arrays.stream(values)
                    .filter(value -> value.name().toLowerCase(Locale.ROOT).equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("'" + word + "' is none of "
                            + Arrays.toString(values).toLowerCase(Locale.ROOT)));
        }
    }

    record View(Rerun rerun, Rerun.Summary summary) {}

    record Settled(
            @JsonProperty(required = true) @JsonSetter(nulls = Nulls.FAIL)
            String document,

            String channel,
            String author) {}

    /** Prepares a preview of what would go again. */
    @PostMapping
    View ask(@RequestBody Asked asked, @AuthenticationPrincipal Visitor visitor) {
        return view(deeds.ask(asked.question(visitor)));
    }

    /** What was asked to go again: the latest; of a document, all that had to do with it. */
    @GetMapping
    List<View> list(@RequestParam(defaultValue = "") String document) {
        List<Rerun> found = document.isEmpty() ? reruns().latest(LATEST) : reruns().of(document);
        return found.stream().map(this::view).toList();
    }

    /** One preview, and what came of it. */
    @GetMapping("/{id}")
    View find(@PathVariable String id) {
        return view(reruns().find(id));
    }

    /**
     * The documents of a preview, page by page.
     *
     * @param document only what has to do with this one; empty: all
     * @param after the ordinal behind which the page begins
     */
    @GetMapping("/{id}/documents")
    List<RerunDocument> documents(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String document,
            @RequestParam(defaultValue = "-1") int after,
            @RequestParam(defaultValue = "50") int most,
            @AuthenticationPrincipal Visitor visitor) {
        List<RerunDocument> found = document.isEmpty()
                ? reruns().documents(id, after, Math.min(most, LARGEST_PAGE))
                : reruns().documents(id, document);
        return visitor.payloads()
                ? found
                : found.stream().map(RerunDocument::withoutContent).toList();
    }

    /** Does what the preview says. */
    @PostMapping("/{id}/run")
    View run(@PathVariable String id, @AuthenticationPrincipal Visitor visitor) {
        return view(deeds.run(id, visitor.name()));
    }

    /** A person says that it has arrived. */
    @PostMapping("/settled")
    List<Resending.Sent> settle(@RequestBody Settled settled, @AuthenticationPrincipal Visitor visitor) {
        return deeds.settle(settled.document(), settled.channel(), visitor.author(settled.author()));
    }

    private View view(Rerun rerun) {
        return new View(rerun, reruns().summary(rerun.id()));
    }

    private Reruns reruns() {
        return inForce.hub().orElseThrow().reruns();
    }
}
