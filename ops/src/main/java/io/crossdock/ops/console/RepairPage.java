package io.crossdock.ops.console;

import io.crossdock.config.Wire;
import io.crossdock.ops.door.Visitor;
import io.crossdock.ops.running.Deeds;
import io.crossdock.ops.running.HubInForce;
import io.crossdock.ops.running.Insight;
import io.crossdock.routes.intake.Transmission;
import io.crossdock.routes.rerun.Rerun;
import io.crossdock.routes.search.Trace;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Takes what a person put right in a document that waits for it. */
@Controller
public final class RepairPage {

    private final HubInForce inForce;
    private final Deeds deeds;
    private final Insight insight;

    public RepairPage(HubInForce inForce, Deeds deeds, Insight insight) {
        this.inForce = inForce;
        this.deeds = deeds;
        this.insight = insight;
    }

    /** @param form lines of the text it came in, or the document as it is for a channel */
    @PostMapping("/console/documents/{id}/repair")
    String repair(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String channel,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam Map<String, String> form,
            @AuthenticationPrincipal Visitor visitor)
            throws IOException {
        if (!visitor.payloads()) {
            throw new IllegalArgumentException("who repairs a document must have the right to see payloads");
        }
        if (!channel.isEmpty()) {
            deeds.repair(id, channel, form.getOrDefault("json-" + channel, ""), visitor.name(), reason);
            return "redirect:/console/documents/" + id;
        }
        Trace trace = inForce.hub()
                .orElseThrow()
                .documents()
                .trace(id)
                .orElseThrow(() -> new IllegalArgumentException("there is no document " + id));
        Transmission came = trace.transmission()
                .orElseThrow(() -> new IllegalArgumentException(id + " came in nothing that could be corrected"));
        Insight.Text raw = insight.changeable(came)
                .orElseThrow(
                        () -> new IllegalArgumentException("the text that " + id + " came in cannot be changed here"));
        Wire repaired = Wire.of(came.name(), Repair.written(raw, trace, form));
        Rerun rerun = deeds.repair(List.of(id), Map.of(came.id(), repaired), visitor.name(), reason);
        return "redirect:/console/reruns/" + rerun.id();
    }
}
