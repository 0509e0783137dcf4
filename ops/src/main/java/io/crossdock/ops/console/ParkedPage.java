package io.crossdock.ops.console;

import io.crossdock.ops.door.Visitor;
import io.crossdock.ops.running.Deeds;
import io.crossdock.ops.running.HubInForce;
import io.crossdock.routes.HubStatus;
import io.crossdock.routes.HubStatus.ParkedStatus;
import io.crossdock.routes.rerun.Criteria;
import io.crossdock.routes.rerun.Rerun;
import io.crossdock.routes.rerun.Reruns;
import io.crossdock.routes.rerun.Verb;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What waits for a person, by what is wrong with it. */
@Controller
public final class ParkedPage {

    private final HubInForce inForce;
    private final Deeds deeds;

    public ParkedPage(HubInForce inForce, Deeds deeds) {
        this.inForce = inForce;
        this.deeds = deeds;
    }

    @GetMapping("/console/parked")
    String show(
            @RequestParam(defaultValue = "") String problem, Model model, @AuthenticationPrincipal Visitor visitor) {
        HubStatus status = inForce.hub().orElseThrow().status();
        HubStatus shown = visitor.payloads() ? status : status.withoutContent();
        Map<String, List<ParkedStatus>> groups = shown.parked().stream()
                .filter(one -> !one.problems().isEmpty())
                .filter(one -> problem.isEmpty() || code(one).equals(problem))
                .collect(Collectors.groupingBy(ParkedPage::code, LinkedHashMap::new, Collectors.toList()));
        model.addAttribute("groups", groups);
        model.addAttribute("problem", problem);
        return "parked";
    }

    private static String code(ParkedStatus one) {
        return one.problems().get(0).code().id();
    }

    /**
     * Lets documents go again, or closes them.
     *
     * @param deed reprocess, resend or reject
     */
    @PostMapping("/console/parked")
    String act(
            @RequestParam String deed,
            @RequestParam(name = "document", defaultValue = "") List<String> documents,
            @RequestParam(defaultValue = "") String reason,
            @AuthenticationPrincipal Visitor visitor,
            RedirectAttributes redirect) {
        List<String> chosen = documents.stream().filter(one -> !one.isEmpty()).toList();
        if (chosen.isEmpty()) {
            redirect.addFlashAttribute("nobodyChosen", true);
            return "redirect:/console/parked";
        }
        if (deed.equals("reject")) {
            redirect.addFlashAttribute("rejected", deeds.reject(chosen, visitor.name(), reason));
            return "redirect:/console/parked";
        }
        Verb verb = deed.equals("resend") ? Verb.RESEND : Verb.REPROCESS;
        Rerun rerun = deeds.ask(
                new Reruns.Question(verb, Criteria.of(chosen.toArray(String[]::new)), false, visitor.name(), reason));
        return "redirect:/console/reruns/" + rerun.id();
    }
}
