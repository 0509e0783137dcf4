package io.crossdock.ops.console;

import io.crossdock.ops.running.HubInForce;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Where persons say who they are. */
@Controller
public final class LoginPage {

    private final HubInForce inForce;

    public LoginPage(HubInForce inForce) {
        this.inForce = inForce;
    }

    @GetMapping("/console/login")
    String show(Model model) {
        model.addAttribute(
                "nobody", inForce.hub().orElseThrow().accounts().all().isEmpty());
        return "login";
    }
}
