package io.crossdock.ops.console;

import io.crossdock.config.Problem;
import io.crossdock.ops.door.Visitor;
import io.crossdock.ops.running.Corrections;
import io.crossdock.ops.running.Corrections.Slip;
import io.crossdock.ops.running.Deeds;
import io.crossdock.ops.running.HubInForce;
import io.crossdock.ops.running.References;
import io.crossdock.routes.Hub;
import io.crossdock.routes.HubStatus.ParkedStatus;
import io.crossdock.routes.ParkedList;
import io.crossdock.routes.access.Role;
import io.crossdock.routes.intake.Parked;
import io.crossdock.routes.intake.Rejections;
import io.crossdock.routes.rerun.Criteria;
import io.crossdock.routes.rerun.Rerun;
import io.crossdock.routes.rerun.Reruns;
import io.crossdock.routes.rerun.Verb;
import io.crossdock.routes.search.UnknownArticles.Unknown;
import io.crossdock.routes.store.ParkedFor;
import java.io.IOException;
import java.util.ArrayList;
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

    /** So many are shown of each problem, where all problems are. */
    private static final int OF_EACH = 20;

    private static final int OF_ONE = 50;

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
     * @param count how many there are
     * @param documents those that are shown
     * @param articles those that a cross reference is lacking for
     * @param slips the values that are wrong in several of them, with how many
     * @param answers what senders are told where they are rejected
     */
    public record Group(
            Problem.Code code,
            long count,
            List<ParkedStatus> documents,
            Optional<String> before,
            Optional<String> after,
            List<Unknown> articles,
            Map<Slip, Long> slips,
            List<Rejections.Answer> answers) {

        public boolean isPart() {
            return count > documents.size();
        }
    }

    /**
     * @param problem whose documents are shown, page by page; empty: of each problem those that have waited longest
     * @param before the place that the page ends before; empty: none
     * @param after the place that the page begins behind; empty: the beginning
     */
    @GetMapping("/console/parked")
    String show(
            @RequestParam(defaultValue = "") String problem,
            @RequestParam(defaultValue = "") String before,
            @RequestParam(defaultValue = "") String after,
            Model model,
            @AuthenticationPrincipal Visitor visitor)
            throws IOException {
        Map<String, Long> counts = hub().parkedList().counts().stream()
                .filter(one -> problem.isEmpty() || one.problem().equals(problem))
                .collect(Collectors.groupingBy(ParkedFor::problem, Collectors.summingLong(ParkedFor::documents)));
        List<Group> groups = new ArrayList<>();
        for (Map.Entry<String, Long> one : largestFirst(counts)) {
            ParkedList.Page page =
                    problem.isEmpty() ? hub().parkedList().first(one.getKey(), OF_EACH) : page(problem, before, after);
            if (!page.documents().isEmpty()) {
                groups.add(group(one.getValue(), page, visitor));
            }
        }
        model.addAttribute("groups", groups);
        model.addAttribute("problem", problem);
        return "parked";
    }

    private static List<Map.Entry<String, Long>> largestFirst(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .toList();
    }

    private ParkedList.Page page(String problem, String before, String after) {
        ParkedList list = hub().parkedList();
        if (!before.isEmpty()) {
            return list.before(problem, before, OF_ONE);
        }
        return after.isEmpty() ? list.first(problem, OF_ONE) : list.after(problem, after, OF_ONE);
    }

    private Group group(long count, ParkedList.Page page, Visitor visitor) throws IOException {
        List<ParkedStatus> documents = page.documents();
        List<Parked> atIntake = hub().parked()
                .find(documents.stream().map(ParkedStatus::document).toList());
        boolean reads = visitor.payloads() && visitor.may(Role.OPERATOR);
        return new Group(
                documents.get(0).problems().get(0).code(),
                Math.max(count, documents.size()),
                visitor.payloads()
                        ? documents
                        : documents.stream().map(ParkedStatus::withoutContent).toList(),
                page.before(),
                page.after(),
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
     * @param all the problem of which all documents are meant, also those that were not shown; empty: those that are named
     * @param slip what is wrong in them, where it is corrected, and {@code value} what is to stand there
     */
    @PostMapping("/console/parked")
    String act(
            @RequestParam String deed,
            @RequestParam(name = "document", defaultValue = "") List<String> documents,
            @RequestParam(defaultValue = "") String all,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String slip,
            @RequestParam(defaultValue = "") String value,
            @AuthenticationPrincipal Visitor visitor,
            RedirectAttributes redirect)
            throws IOException {
        List<String> chosen = all.isEmpty()
                ? documents.stream().filter(one -> !one.isEmpty()).toList()
                : hub().parkedList().documents(all, Reruns.MOST);
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
        return page(again(
                all.isEmpty() ? Criteria.of(chosen.toArray(String[]::new)) : Criteria.parkedFor(all),
                deed,
                reason,
                visitor));
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

    private Rerun again(Criteria criteria, String deed, String reason, Visitor visitor) {
        Verb verb = deed.equals("resend") ? Verb.RESEND : Verb.REPROCESS;
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
                Deeds.Origin.CONSOLE,
                visitor.name());
        return rerun.map(ParkedPage::page).orElse(LIST);
    }

    private Hub hub() {
        return inForce.hub().orElseThrow();
    }
}
