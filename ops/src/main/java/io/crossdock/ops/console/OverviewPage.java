package io.crossdock.ops.console;

import io.crossdock.ops.door.Visitor;
import io.crossdock.ops.running.HubInForce;
import io.crossdock.routes.HubStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** How the hub is, at a glance. */
@Controller
public final class OverviewPage {

    private final HubInForce inForce;

    public OverviewPage(HubInForce inForce) {
        this.inForce = inForce;
    }

    @GetMapping("/")
    String enter() {
        return "redirect:/console";
    }

    @GetMapping("/console")
    String show(Model model, @AuthenticationPrincipal Visitor visitor) {
        HubStatus status = inForce.hub().orElseThrow().status();
        model.addAttribute("view", OverviewView.of(visitor.payloads() ? status : status.withoutContent()));
        return "overview";
    }
}
