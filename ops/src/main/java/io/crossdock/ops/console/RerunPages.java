package io.crossdock.ops.console;

import io.crossdock.ops.door.Visitor;
import io.crossdock.ops.running.Deeds;
import io.crossdock.ops.running.HubInForce;
import io.crossdock.routes.ledger.State;
import io.crossdock.routes.rerun.Criteria;
import io.crossdock.routes.rerun.Rerun;
import io.crossdock.routes.rerun.Reruns;
import io.crossdock.routes.rerun.Verb;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What goes again: asked for, looked at, and only then done. */
@Controller
public final class RerunPages {

    private static final int LATEST = 50;
    private static final int SHOWN = 100;

    private final HubInForce inForce;
    private final Deeds deeds;

    public RerunPages(HubInForce inForce, Deeds deeds) {
        this.inForce = inForce;
        this.deeds = deeds;
    }

    @GetMapping("/console/reruns")
    String list(@RequestParam(defaultValue = "") String document, Model model) {
        Reruns reruns = inForce.hub().orElseThrow().reruns();
        model.addAttribute("reruns", reruns.latest(LATEST));
        model.addAttribute("document", document);
        model.addAttribute(
                "channels",
                inForce.hub().orElseThrow().configuration().channels().keySet());
        model.addAttribute("kinds", Frame.kinds());
        return "reruns";
    }

    @GetMapping("/console/reruns/{id}")
    String show(@PathVariable String id, @AuthenticationPrincipal Visitor visitor, Model model) {
        Reruns reruns = inForce.hub().orElseThrow().reruns();
        Rerun rerun = reruns.find(id);
        model.addAttribute("rerun", rerun);
        model.addAttribute("summary", reruns.summary(id));
        model.addAttribute(
                "documents",
                reruns.documents(id, -1, SHOWN).stream()
                        .map(one -> visitor.payloads() ? one : one.withoutContent())
                        .toList());
        model.addAttribute("moving", rerun.state() == Rerun.State.PREPARING || rerun.state() == Rerun.State.RUNNING);
        return "rerun";
    }

    /** @param words numbers or ids, apart by spaces or commas; empty: all that the rest fits */
    @PostMapping("/console/reruns")
    String ask(
            @RequestParam String verb,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "") String channel,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String state,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) Optional<LocalDate> from,
            @RequestParam(defaultValue = "false") boolean delivered,
            @RequestParam(defaultValue = "") String reason,
            @AuthenticationPrincipal Visitor visitor) {
        List<String> documents = Arrays.stream(words.split("[\\s,;]+"))
                .filter(word -> !word.isEmpty())
                .toList();
        Optional<Instant> since =
                from.map(day -> day.atStartOfDay(ZoneOffset.UTC).toInstant());
        Optional<State> wanted = Arrays.stream(State.values())
                .filter(one -> one.word().equals(state))
                .findFirst();
        Verb asked = Arrays.stream(Verb.values())
                .filter(one -> one.word().equals(verb))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + verb + "' is no way to go again"));
        Rerun rerun = deeds.ask(new Reruns.Question(
                asked,
                new Criteria(documents, channel, kind, wanted, since, Optional.empty(), "", ""),
                delivered,
                visitor.name(),
                reason));
        return "redirect:/console/reruns/" + rerun.id();
    }

    /** Yes. */
    @PostMapping("/console/reruns/{id}")
    String run(@PathVariable String id, @AuthenticationPrincipal Visitor visitor) {
        deeds.run(id, visitor.name());
        return "redirect:/console/reruns/" + id;
    }
}
