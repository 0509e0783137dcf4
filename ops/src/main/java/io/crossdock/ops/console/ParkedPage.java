package io.crossdock.ops.console;

import io.crossdock.config.Problem;
import io.crossdock.ops.door.Visitor;
import io.crossdock.ops.running.Corrections;
import io.crossdock.ops.running.Corrections.Slip;
import io.crossdock.ops.running.Deeds;
import io.crossdock.ops.running.HubInForce;
import io.crossdock.ops.running.References;
import io.crossdock.routes.Hub;
import io.crossdock.routes.HubStatus;
import io.crossdock.routes.HubStatus.ParkedStatus;
import io.crossdock.routes.access.Role;
import io.crossdock.routes.intake.Parked;
import io.crossdock.routes.intake.Rejections;
import io.crossdock.routes.rerun.Criteria;
import io.crossdock.routes.rerun.Rerun;
import io.crossdock.routes.rerun.Reruns;
import io.crossdock.routes.rerun.Verb;
import io.crossdock.routes.search.UnknownArticles.Unknown;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    private static final String LIST = "redirect:/console/parked";

    private final HubInForce inForce;
    private final Deeds deeds;
    private final Corrections corrections;

    public ParkedPage(HubInForce inForce, Deeds deeds, Corrections corrections) {
        this.inForce = inForce;
        this.deeds = deeds;
        this.corrections = corrections;
    }

    /**
     * Documents with the same problem.
     *
     * @param articles those that a cross reference is lacking for
     * @param slips the values that are wrong in several of them, with how many
     * @param answers what senders are told where they are rejected
     */
    public record Group(
            Problem.Code code,
            List<ParkedStatus> documents,
            List<Unknown> articles,
            Map<Slip, Long> slips,
            List<Rejections.Answer> answers) {}

    @GetMapping("/console/parked")
    String show(@RequestParam(defaultValue = "") String problem, Model model, @AuthenticationPrincipal Visitor visitor)
            throws IOException {
        HubStatus status = hub().status();
        Map<String, List<ParkedStatus>> byCode = status.parked().stream()
                .filter(one -> !one.problems().isEmpty())
                .filter(one -> problem.isEmpty() || code(one).equals(problem))
                .collect(Collectors.groupingBy(ParkedPage::code, LinkedHashMap::new, Collectors.toList()));
        List<Group> groups = new ArrayList<>();
        for (List<ParkedStatus> documents : byCode.values()) {
            groups.add(group(documents, visitor));
        }
        model.addAttribute("groups", groups);
        model.addAttribute("problem", problem);
        return "parked";
    }

    private static String code(ParkedStatus one) {
        return first(one).id();
    }

    private static Problem.Code first(ParkedStatus one) {
        return one.problems().get(0).code();
    }

    private Group group(List<ParkedStatus> documents, Visitor visitor) throws IOException {
        List<Parked> atIntake = documents.stream()
                .map(one -> hub().parked().find(one.document()))
                .flatMap(Optional::stream)
                .toList();
        boolean reads = visitor.payloads() && visitor.may(Role.OPERATOR);
        return new Group(
                first(documents.get(0)),
                visitor.payloads()
                        ? documents
                        : documents.stream().map(ParkedStatus::withoutContent).toList(),
                reads ? hub().unknownArticles().of(atIntake) : List.of(),
                reads ? corrections.slips(documents) : Map.of(),
                atIntake.stream()
                        .flatMap(one -> hub().rejections().foretell(one).stream())
                        .distinct()
                        .toList());
    }

    /**
     * Lets documents go again, corrects them, or closes them.
     *
     * @param deed reprocess, resend, correct or reject
     * @param slip what is wrong in them, where it is corrected, and {@code value} what is to stand there
     */
    @PostMapping("/console/parked")
    String act(
            @RequestParam String deed,
            @RequestParam(name = "document", defaultValue = "") List<String> documents,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String slip,
            @RequestParam(defaultValue = "") String value,
            @AuthenticationPrincipal Visitor visitor,
            RedirectAttributes redirect)
            throws IOException {
        List<String> chosen = documents.stream().filter(one -> !one.isEmpty()).toList();
        if (chosen.isEmpty()) {
            redirect.addFlashAttribute("nobodyChosen", true);
            return LIST;
        }
        if (deed.equals("reject")) {
            redirect.addFlashAttribute("rejected", deeds.reject(chosen, visitor.name(), reason));
            return LIST;
        }
        if (deed.equals("correct")) {
            Corrections.Corrected corrected = correct(chosen, slip, value, reason, visitor);
            redirect.addFlashAttribute("sent", corrected.sent());
            return corrected.preview().map(ParkedPage::page).orElse(LIST);
        }
        return page(again(chosen, deed, reason, visitor));
    }

    private static String page(Rerun rerun) {
        return "redirect:/console/reruns/" + rerun.id();
    }

    private Corrections.Corrected correct(
            List<String> chosen, String slip, String value, String reason, Visitor visitor) throws IOException {
        if (!visitor.payloads()) {
            throw new IllegalArgumentException("who corrects documents must have the right to see payloads");
        }
        return corrections.correct(chosen, slip, value, visitor.name(), reason);
    }

    private Rerun again(List<String> chosen, String deed, String reason, Visitor visitor) {
        Verb verb = deed.equals("resend") ? Verb.RESEND : Verb.REPROCESS;
        Criteria criteria = Criteria.of(chosen.toArray(String[]::new));
        return deeds.ask(new Reruns.Question(verb, criteria, false, visitor.name(), reason));
    }

    /**
     * Says which article a number means, and has what waits for it go again.
     *
     * @param number the scheme, a blank, and the number
     * @param canonical what it means, as it was typed or chosen
     */
    @PostMapping("/console/parked/articles")
    String choose(
            @RequestParam String partner,
            @RequestParam String number,
            @RequestParam List<String> canonical,
            @AuthenticationPrincipal Visitor visitor)
            throws IOException {
        String[] parts = number.split(" ", 2);
        String meaning = canonical.stream()
                .filter(one -> !one.isBlank())
                .reduce((typed, pressed) -> pressed)
                .orElse("");
        Optional<Rerun> rerun = deeds.choose(
                References.article(hub(), partner, parts[0], parts.length > 1 ? parts[1] : "", meaning),
                visitor.name());
        return rerun.map(ParkedPage::page).orElse(LIST);
    }

    private Hub hub() {
        return inForce.hub().orElseThrow();
    }
}
