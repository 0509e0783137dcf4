package io.crossdock.ops.console;

import io.crossdock.ops.door.OpenId;
import io.crossdock.ops.running.HubInForce;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Where persons say who they are. */
@Controller
public final class LoginPage {

    private final HubInForce inForce;
    private final OpenId openId;

    public LoginPage(HubInForce inForce, OpenId openId) {
        this.inForce = inForce;
        this.openId = openId;
    }

    @GetMapping("/console/login")
    String show(Model model) {
        model.addAttribute(
                "nobody", inForce.hub().orElseThrow().accounts().all().isEmpty());
        if (openId.isThere()) {
            model.addAttribute("provider", openId.name());
            model.addAttribute("begin", OpenId.BEGIN + "/openid");
        }
        return "login";
    }
}
