package io.crossdock.ops.console;

import io.crossdock.config.Problem;
import io.crossdock.mappings.canonical.CanonicalJson;
import io.crossdock.mappings.canonical.CrossReference;
import io.crossdock.ops.XrefFile;
import io.crossdock.ops.door.Visitor;
import io.crossdock.ops.running.Deeds;
import io.crossdock.ops.running.HubInForce;
import io.crossdock.ops.running.Insight;
import io.crossdock.routes.Hub;
import io.crossdock.routes.search.Contents;
import io.crossdock.routes.xref.CrossReferences;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Which number of whom means what. */
@Controller
public final class XrefPage {

    private static final int MOST = 100;

    /** Those that are offered, beside the ones in the table; any other may be written. */
    private static final List<String> SCHEMES = List.of("buyer", "supplier", "gtin", "sku");

    private final HubInForce inForce;
    private final Deeds deeds;
    private final InstantSource clock;

    public XrefPage(HubInForce inForce, Deeds deeds, InstantSource clock) {
        this.inForce = inForce;
        this.deeds = deeds;
        this.clock = clock;
    }

    /**
     * @param q a number of theirs or ours; empty: the first of all
     * @param edit whether the other fields name a reference that is to be changed; else what a new one is about
     */
    @GetMapping("/console/xref")
    String show(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "false") boolean edit,
            @RequestParam Map<String, String> fields,
            Model model) {
        List<CrossReferences.Stored> references = hub().references().search(q.strip(), MOST);
        XrefForm form = XrefForm.of(fields);
        Optional<CrossReferences.Stored> edited = edit ? hub().references().find(form.key()) : Optional.empty();
        model.addAttribute("references", references);
        model.addAttribute("q", q);
        model.addAttribute("edits", edited.isPresent());
        model.addAttribute(
                "form", edited.map(one -> XrefForm.of(one.reference())).orElse(form));
        model.addAttribute("entities", entities());
        model.addAttribute("schemes", schemes(references));
        model.addAttribute("partners", hub().configuration().partners().keySet());
        return "xref";
    }

    /** What a number may be of: an article, a party, or a kind of documents. */
    private static List<String> entities() {
        return Stream.concat(Stream.of(CrossReference.ARTICLE, "party"), Frame.kinds().stream())
                .toList();
    }

    private static Set<String> schemes(List<CrossReferences.Stored> references) {
        Set<String> schemes = new TreeSet<>(SCHEMES);
        references.forEach(one -> schemes.add(one.reference().scheme()));
        return schemes;
    }

    /** @param end whether it is to hold no longer */
    @PostMapping("/console/xref")
    String put(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "false") boolean end,
            @RequestParam Map<String, String> fields,
            @AuthenticationPrincipal Visitor visitor,
            RedirectAttributes redirect) {
        XrefForm said = XrefForm.of(fields);
        XrefForm form = end ? said.endingAt(clock.instant()) : said;
        CrossReference reference = form.reference(hub());
        int changed = deeds.put(List.of(reference), Deeds.Origin.CONSOLE, visitor.name());
        redirect.addFlashAttribute("saved", reference);
        redirect.addAttribute("entity", form.entity());
        redirect.addAttribute("partner", form.partner());
        redirect.addAttribute("scheme", form.scheme());
        return done(changed, q, redirect);
    }

    /**
     * @param text a CSV file that was pasted
     * @param upload the file itself; taken rather than the text
     */
    @PostMapping("/console/xref/import")
    String read(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String text,
            @RequestParam Optional<MultipartFile> upload,
            @AuthenticationPrincipal Visitor visitor,
            RedirectAttributes redirect)
            throws IOException {
        List<Problem> problems = new ArrayList<>();
        List<CrossReference> references = new ArrayList<>();
        String file = Uploads.bytes(upload)
                .map(bytes -> Insight.text(new Contents.Excerpt(bytes, true)).text())
                .orElse(text);
        for (var one : XrefFile.read(file, "import", problems)) {
            if (CanonicalJson.of(one) instanceof CrossReference reference) {
                references.add(reference);
            }
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException("nothing was imported: " + problems.get(0));
        }
        return done(deeds.put(references, Deeds.Origin.IMPORT, visitor.name()), q, redirect);
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
                .body(out -> XrefFile.write(hub().references(), Optional.empty(), out));
    }

    private Hub hub() {
        return inForce.hub().orElseThrow();
    }
}
