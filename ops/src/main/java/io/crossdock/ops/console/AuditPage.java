package io.crossdock.ops.console;

import io.crossdock.ops.running.HubInForce;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who changed what. */
@Controller
public final class AuditPage {

    private static final int MOST = 100;

    private final HubInForce inForce;

    public AuditPage(HubInForce inForce) {
        this.inForce = inForce;
    }

    @GetMapping("/console/audit")
    String show(
            @RequestParam(defaultValue = "9223372036854775807") long before,
            @RequestParam(defaultValue = "") String subject,
            Model model) {
        model.addAttribute("lines", inForce.hub().orElseThrow().audit().latest(before, subject.strip(), MOST));
        model.addAttribute("subject", subject);
        model.addAttribute("most", MOST);
        return "audit";
    }
}
