package io.crossdock.ops.console;

import io.crossdock.mappings.canonical.Differences.Difference;
import io.crossdock.ops.door.Visitor;
import io.crossdock.ops.running.HubInForce;
import io.crossdock.ops.running.Insight;
import io.crossdock.routes.search.Documents;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What one document says otherwise than another. */
@Controller
public final class ComparePage {

    private static final int CANDIDATES = 2;

    private final HubInForce inForce;
    private final Insight insight;

    public ComparePage(HubInForce inForce, Insight insight) {
        this.inForce = inForce;
        this.insight = insight;
    }

    /** @param with the other's id, or its number where only one document bears it */
    @GetMapping("/console/documents/{id}/compare")
    String show(
            @PathVariable String id, @RequestParam String with, @AuthenticationPrincipal Visitor visitor, Model model)
            throws IOException {
        String other = one(with.strip());
        Optional<List<Difference>> differences =
                visitor.payloads() ? insight.differences(id, other) : Optional.of(List.of());
        model.addAttribute("document", id);
        model.addAttribute("other", other);
        model.addAttribute(
                "differences",
                differences.orElseThrow(() -> new IllegalArgumentException(
                        "they cannot be compared: they are of two kinds, or what one of them was is not kept")));
        return "compare";
    }

    private String one(String name) {
        List<Documents.Hit> found = inForce.hub()
                .orElseThrow()
                .documents()
                .find(Documents.Question.of(name), CANDIDATES)
                .hits();
        return found.stream()
                .map(Documents.Hit::document)
                .filter(name::equals)
                .findFirst()
                .or(() -> found.stream().map(Documents.Hit::document).findFirst())
                .orElseThrow(() -> new IllegalArgumentException("there is no document " + name));
    }
}
