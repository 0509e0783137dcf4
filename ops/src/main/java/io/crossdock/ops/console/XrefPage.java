package io.crossdock.ops.console;

import io.crossdock.config.Problem;
import io.crossdock.mappings.canonical.CanonicalJson;
import io.crossdock.mappings.canonical.CrossReference;
import io.crossdock.ops.XrefFile;
import io.crossdock.ops.door.Visitor;
import io.crossdock.ops.running.Deeds;
import io.crossdock.ops.running.HubInForce;
import io.crossdock.ops.running.References;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Which number of whom means what. */
@Controller
public final class XrefPage {

    private static final int MOST = 100;

    private final HubInForce inForce;
    private final Deeds deeds;

    public XrefPage(HubInForce inForce, Deeds deeds) {
        this.inForce = inForce;
        this.deeds = deeds;
    }

    /**
     * @param q a number of theirs or ours; empty: the first of all
     * @param partner whose number a new reference is about
     * @param external that number
     */
    @GetMapping("/console/xref")
    String show(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String partner,
            @RequestParam(defaultValue = "") String scheme,
            @RequestParam(defaultValue = "") String external,
            Model model) {
        model.addAttribute(
                "references", inForce.hub().orElseThrow().references().search(q.strip(), MOST));
        model.addAttribute("q", q);
        model.addAttribute("partner", partner);
        model.addAttribute("scheme", scheme);
        model.addAttribute("external", external);
        model.addAttribute(
                "partners",
                inForce.hub().orElseThrow().configuration().partners().keySet());
        return "xref";
    }

    @PostMapping("/console/xref")
    String put(
            @RequestParam String partner,
            @RequestParam String scheme,
            @RequestParam String external,
            @RequestParam String canonical,
            @AuthenticationPrincipal Visitor visitor,
            RedirectAttributes redirect) {
        CrossReference reference =
                References.article(inForce.hub().orElseThrow(), partner, scheme, external, canonical);
        return done(deeds.put(List.of(reference), visitor.name()), reference.external(), redirect);
    }

    /** @param file the text of a CSV file */
    @PostMapping("/console/xref/import")
    String read(@RequestParam String file, @AuthenticationPrincipal Visitor visitor, RedirectAttributes redirect)
            throws IOException {
        List<Problem> problems = new ArrayList<>();
        List<CrossReference> references = new ArrayList<>();
        for (var one : XrefFile.read(file, "import", problems)) {
            if (CanonicalJson.of(one) instanceof CrossReference reference) {
                references.add(reference);
            }
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException("nothing was imported: " + problems.get(0));
        }
        return done(deeds.put(references, visitor.name()), "", redirect);
    }

    private static String done(int changed, String q, RedirectAttributes redirect) {
        redirect.addFlashAttribute("done", changed);
        redirect.addAttribute("q", q);
        return "redirect:/console/xref";
    }

    @GetMapping("/console/xref/export")
    ResponseEntity<StreamingResponseBody> export() {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"xref.csv\"")
                .header(HttpHeaders.CONTENT_TYPE, "text/csv; charset=utf-8")
                .body(out -> XrefFile.write(inForce.hub().orElseThrow().references(), Optional.empty(), out));
    }
}
