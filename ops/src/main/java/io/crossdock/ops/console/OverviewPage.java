package io.crossdock.ops.console;

import io.crossdock.ops.door.Visitor;
import io.crossdock.ops.running.HubInForce;
import io.crossdock.routes.Hub;
import io.crossdock.routes.HubStatus;
import io.crossdock.routes.HubStatus.ParkedStatus;
import java.util.Optional;
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
        Hub hub = inForce.hub().orElseThrow();
        HubStatus status = visitor.payloads() ? hub.status() : hub.status().withoutContent();
        model.addAttribute("view", OverviewView.of(status, hub::days, problem -> first(hub, problem, visitor)));
        model.addAttribute("partners", PartnersView.of(status, hub.books()));
        return "overview";
    }

    private static Optional<ParkedStatus> first(Hub hub, String problem, Visitor visitor) {
        return hub.parkedList().first(problem, 1).documents().stream()
                .map(one -> visitor.payloads() ? one : one.withoutContent())
                .findFirst();
    }
}
