package io.crossdock.ops.console;

import io.crossdock.ops.running.HubInForce;
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
    String show(Model model) {
        model.addAttribute("view", OverviewView.of(inForce.hub().orElseThrow().status()));
        return "overview";
    }
}
