package io.crossdock.ops.console;

import io.crossdock.routes.HubStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The page at {@code /}: how the hub is, at a glance. */
@Controller
public final class StatusPage {

    private final HubInForce inForce;

    public StatusPage(HubInForce inForce) {
        this.inForce = inForce;
    }

    @GetMapping("/")
    String show(Model model) {
        HubStatus status = inForce.hub().orElseThrow().status();
        model.addAttribute("view", StatusView.of(status));
        return "status";
    }
}
