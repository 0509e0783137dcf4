package io.crossdock.ops.console;

import io.crossdock.config.Problem;
import io.crossdock.ops.door.Visitor;
import io.crossdock.ops.running.HubInForce;
import io.crossdock.ops.running.Insight;
import io.crossdock.ops.running.Lines;
import io.crossdock.routes.Hub;
import io.crossdock.routes.intake.Parked;
import io.crossdock.routes.ledger.Entry;
import io.crossdock.routes.rerun.Rerun;
import io.crossdock.routes.rerun.Reruns.Correction;
import io.crossdock.routes.search.Trace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** All that is known of one document: its way, and what is in it. */
@Controller
public final class DocumentPage {

    private final HubInForce inForce;
    private final Insight insight;

    public DocumentPage(HubInForce inForce, Insight insight) {
        this.inForce = inForce;
        this.insight = insight;
    }

    /** One side of the comparison. */
    public record Side(
            String title, String name, List<Lines.Line> lines, boolean whole, Optional<Correction> correction) {

        Side(String title, String name, List<Lines.Line> lines, boolean whole) {
            this(title, name, lines, whole, Optional.empty());
        }
    }

    /** @param whole whether all of its text is there to be corrected, and not only the lines that its problems name */
    @GetMapping("/console/documents/{id}")
    String show(
            @PathVariable String id,
            @RequestParam(defaultValue = "false") boolean whole,
            @AuthenticationPrincipal Visitor visitor,
            Model model)
            throws IOException {
        Trace trace = hub().documents()
                .trace(id)
                .map(found -> visitor.payloads() ? found : found.withoutContent())
                .orElseThrow(() -> new IllegalArgumentException("there is no document " + id));
        List<Rerun> reruns = hub().reruns().of(id);
        List<Problem> problems =
                new ArrayList<>(trace.parked().map(Parked::problems).orElse(List.of()));
        trace.sendings().forEach(sending -> problems.addAll(sending.problems()));
        model.addAttribute("trace", trace);
        model.addAttribute("head", head(trace));
        model.addAttribute("problems", problems);
        model.addAttribute("reruns", reruns);
        boolean waits = !hub().parked().waiting(List.of(id)).isEmpty();
        model.addAttribute("waits", waits);
        model.addAttribute("answer", trace.parked().filter(parked -> waits).flatMap(hub().rejections()::foretell));
        if (visitor.payloads()) {
            Optional<Insight.Understood> understood = insight.understood(id);
            model.addAttribute("sides", sides(trace, problems, understood));
            model.addAttribute(
                    "unmapped", understood.map(Insight.Understood::unmapped).orElse(List.of()));
            model.addAttribute(
                    "articles",
                    waits ? hub().unknownArticles().of(trace.parked().orElseThrow()) : List.of());
            model.addAttribute(
                    "repair",
                    waits && !onlyLacksReferences(problems)
                            ? Repair.of(trace, insight).map(repair -> whole ? repair.whole() : repair)
                            : Optional.empty());
            model.addAttribute("parkedFor", Repair.channels(hub().repairs().of(id)));
        }
        return "document";
    }

    /**
     * What it is.
     *
     * @param number the business number, else the hub's own id
     * @param last what was told of it last; absent: nothing yet
     */
    public record Head(String number, String kind, String issuer, Optional<Entry> last) {}

    /** Then nothing in the text is wrong. */
    private static boolean onlyLacksReferences(List<Problem> problems) {
        return problems.stream()
                .allMatch(problem ->
                        Parked.REFERENCE_PROBLEMS.contains(problem.code().id()));
    }

    private Hub hub() {
        return inForce.hub().orElseThrow();
    }

    private static Head head(Trace trace) {
        Optional<Entry> last = trace.history().isEmpty()
                ? Optional.empty()
                : Optional.of(trace.history().get(trace.history().size() - 1));
        String number = last.map(Entry::number)
                .orElseGet(() -> trace.parked().map(Parked::number).orElse(""));
        return new Head(
                number.isEmpty() ? trace.document() : number,
                latest(trace, Entry::kind),
                latest(trace, Entry::issuer),
                last);
    }

    /** What was said of it last; not every entry says all. */
    private static String latest(Trace trace, Function<Entry, String> what) {
        return trace.history().stream()
                .map(what)
                .filter(said -> !said.isEmpty())
                .reduce((before, after) -> after)
                .orElse("");
    }

    private List<Side> sides(Trace trace, List<Problem> problems, Optional<Insight.Understood> understood)
            throws IOException {
        List<Side> sides = new ArrayList<>();
        insight.raw(trace)
                .ifPresent(text -> sides.add(new Side(
                        "side.raw",
                        trace.transmission().orElseThrow().name(),
                        text.lines(problems).shown(),
                        text.whole(),
                        trace.transmission().flatMap(hub().reruns()::correction))));
        understood.ifPresent(one ->
                sides.add(new Side("side.canonical", "", Lines.of(one.json()).shown(), true)));
        for (Trace.Sending sending : trace.sendings()) {
            insight.sent(sending)
                    .ifPresent(text -> sides.add(new Side(
                            "side.sent",
                            sending.channel() + " · " + sending.name(),
                            text.lines(List.of()).shown(),
                            text.whole())));
            insight.answer(sending)
                    .ifPresent(text -> sides.add(new Side(
                            "side.answer",
                            sending.channel() + " · " + sending.name(),
                            text.lines(List.of()).shown(),
                            text.whole())));
            for (Trace.Rung rung : sending.rungs()) {
                insight.proof(rung)
                        .ifPresent(text -> sides.add(new Side(
                                "side.proof",
                                sending.channel() + " · " + sending.name(),
                                text.lines(List.of()).shown(),
                                text.whole())));
            }
        }
        return sides;
    }
}
