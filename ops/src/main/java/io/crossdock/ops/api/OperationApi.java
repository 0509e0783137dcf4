package io.crossdock.ops.api;

import io.crossdock.mappings.canonical.CrossReference;
import io.crossdock.ops.door.Visitor;
import io.crossdock.ops.running.Corrections;
import io.crossdock.ops.running.Deeds;
import io.crossdock.ops.running.HubInForce;
import io.crossdock.ops.running.References;
import io.crossdock.routes.Hub;
import io.crossdock.routes.HubStatus.ParkedStatus;
import io.crossdock.routes.ParkedList;
import io.crossdock.routes.access.AuditLog;
import io.crossdock.routes.intake.Parked;
import io.crossdock.routes.intake.Rejections;
import io.crossdock.routes.rerun.Rerun;
import io.crossdock.routes.search.UnknownArticles;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** What operators do: look at what is parked, close it, have channels stand still; and what was done. */
@RestController
@RequestMapping("/api")
public final class OperationApi {

    private static final int LARGEST_PAGE = 500;
    private static final int MOST_LOOKED_AT = 200;
    private static final int MOST_COMPARED = 5_000;

    private final HubInForce inForce;
    private final Deeds deeds;
    private final Corrections corrections;

    public OperationApi(HubInForce inForce, Deeds deeds, Corrections corrections) {
        this.inForce = inForce;
        this.deeds = deeds;
        this.corrections = corrections;
    }

    private Hub hub() {
        return inForce.hub().orElseThrow();
    }

    record Reject(List<String> documents, String author, String reason) {}

    /** @param told what the senders of some of them are told */
    record Rejected(long rejected, List<Rejections.Answer> told) {}

    /**
     * What a number means.
     *
     * @param canonical the article: {@code supplier/number}
     */
    record Choose(String partner, String scheme, String external, String canonical, String author) {}

    /** @param rerun the preview of what waits for the number; absent: nothing does */
    record Chosen(Optional<String> rerun) {}

    /**
     * A value in the place of one that is wrong in several documents.
     *
     * @param slip which one, as the list of them names it
     */
    record Correct(List<String> documents, String slip, String value, String author, String reason) {}

    /**
     * @param rerun the preview of what is read again; absent: none of them waits at intake
     * @param sent how many went on their way to their channels
     */
    record Corrected(Optional<String> rerun, long sent) {}

    /** @param id names it where it is corrected */
    record Slip(String id, String channel, String problem, String field, String value, long documents) {}

    record Still(String channel, String author, String reason) {}

    /**
     * What waits for a person, problem by problem, of each what has waited longest first. The header Link names the next page, while there
     * is one; how much waits in all, the status says.
     *
     * @param problem the id of what is wrong; empty: anything
     * @param limit how many on a page, at most 500
     * @param after where the page begins, as Link has it; empty: at the beginning
     */
    @GetMapping("/parked")
    ResponseEntity<List<ParkedStatus>> parked(
            @RequestParam(defaultValue = "") String problem,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(defaultValue = "") String after,
            @AuthenticationPrincipal Visitor visitor) {
        int most = Math.max(1, Math.min(limit, LARGEST_PAGE));
        ParkedList.Page page = page(problem, after, most);
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
        page.after().ifPresent(next -> answer.header(HttpHeaders.LINK, link(problem, most, next)));
        return answer.body(page.documents().stream()
                .map(one -> visitor.payloads() ? one : one.withoutContent())
                .toList());
    }

    private ParkedList.Page page(String problem, String after, int most) {
        ParkedList list = hub().parkedList();
        if (problem.isEmpty()) {
            return list.ofAll(after, most);
        }
        return after.isEmpty() ? list.first(problem, most) : list.after(problem, after, most);
    }

    private static String link(String problem, int most, String after) {
        String next = UriComponentsBuilder.fromPath("/api/parked")
                .queryParam("problem", "{problem}")
                .queryParam("limit", most)
                .queryParam("after", "{after}")
                .encode()
                .buildAndExpand(problem, after)
                .toUriString();
        return "<" + next + ">; rel=\"next\"";
    }

    /** Closes parked documents of which nothing will come, and tells their senders where their channels acknowledge. */
    @PostMapping("/parked/reject")
    Rejected reject(@RequestBody Reject reject, @AuthenticationPrincipal Visitor visitor) throws IOException {
        Deeds.Rejected rejected = deeds.reject(reject.documents(), visitor.author(reject.author()), reject.reason());
        return new Rejected(rejected.documents(), rejected.told());
    }

    /** The articles that parked documents wait for, since no cross reference knows their numbers; of the latest 200 such documents. */
    @GetMapping("/parked/articles")
    List<UnknownArticles.Unknown> articles() throws IOException {
        return hub().unknownArticles().of(hub().parked().lacking(Parked.REFERENCE_PROBLEMS, MOST_LOOKED_AT));
    }

    /** Says which article a number means, and prepares a preview of the documents that wait for it. */
    @PostMapping("/parked/articles")
    Chosen choose(@RequestBody Choose choose, @AuthenticationPrincipal Visitor visitor) throws IOException {
        CrossReference reference =
                References.article(hub(), choose.partner(), choose.scheme(), choose.external(), choose.canonical());
        return new Chosen(deeds.choose(reference, Deeds.Origin.COMMAND, visitor.author(choose.author()))
                .map(Rerun::id));
    }

    /** The values that are wrong in the same place of several parked documents; at most 5,000 documents are looked at. */
    @GetMapping("/parked/slips")
    List<Slip> slips() {
        return corrections.slips(hub().parkedList().ofAll("", MOST_COMPARED).documents()).entrySet().stream()
                .map(one -> new Slip(
                        one.getKey().id(),
                        one.getKey().channel(),
                        one.getKey().problem(),
                        one.getKey().field(),
                        one.getKey().value(),
                        one.getValue()))
                .toList();
    }

    /** Puts another value in the place of one that is wrong in several documents: prepares a preview, or sends them on their way. */
    @PostMapping("/parked/correct")
    Corrected correct(@RequestBody Correct correct, @AuthenticationPrincipal Visitor visitor) throws IOException {
        if (!visitor.payloads()) {
            throw new IllegalArgumentException("who corrects documents must have the right to see payloads");
        }
        Corrections.Corrected corrected = corrections.correct(
                correct.documents(),
                correct.slip(),
                correct.value(),
                visitor.author(correct.author()),
                correct.reason());
        return new Corrected(corrected.preview().map(Rerun::id), corrected.sent());
    }

    /** Has a channel stand still, on every node. */
    @PostMapping("/channels/pause")
    Still pause(@RequestBody Still still, @AuthenticationPrincipal Visitor visitor) {
        deeds.pause(still.channel(), visitor.author(still.author()), still.reason());
        return still;
    }

    /** Has a channel send what waits for it, and then stand still, on every node. */
    @PostMapping("/channels/drain")
    Still drain(@RequestBody Still still, @AuthenticationPrincipal Visitor visitor) {
        deeds.drain(still.channel(), visitor.author(still.author()), still.reason());
        return still;
    }

    /** Lets a channel go on that was paused. */
    @PostMapping("/channels/resume")
    Still resume(@RequestBody Still still, @AuthenticationPrincipal Visitor visitor) {
        deeds.resume(still.channel(), visitor.author(still.author()));
        return still;
    }

    /** Who did what, the latest first. */
    @GetMapping("/audit")
    List<AuditLog.Line> audit(
            @RequestParam(defaultValue = "9223372036854775807") long before,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(defaultValue = "100") int most) {
        return hub().audit().latest(before, subject, Math.min(most, LARGEST_PAGE));
    }
}
