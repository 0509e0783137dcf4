package io.crossdock.ops.console;

import io.crossdock.ops.door.Passwords;
import io.crossdock.ops.door.Tokens;
import io.crossdock.ops.door.Visitor;
import io.crossdock.ops.running.Admissions;
import io.crossdock.ops.running.Deeds;
import io.crossdock.ops.running.HubInForce;
import io.crossdock.routes.access.Role;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who may do what: persons and programs. */
@Controller
public final class PeoplePage {

    private final HubInForce inForce;
    private final Admissions admissions;
    private final Deeds deeds;
    private final Passwords passwords;

    public PeoplePage(HubInForce inForce, Admissions admissions, Deeds deeds, Passwords passwords) {
        this.inForce = inForce;
        this.admissions = admissions;
        this.deeds = deeds;
        this.passwords = passwords;
    }

    @GetMapping("/console/people")
    String show(Model model) {
        model.addAttribute("accounts", inForce.hub().orElseThrow().accounts().all());
        model.addAttribute("roles", Role.values());
        return "people";
    }

    /** @param password empty: a program, which gets a token */
    @PostMapping("/console/people")
    String add(
            @RequestParam String name,
            @RequestParam String role,
            @RequestParam(defaultValue = "false") boolean payloads,
            @RequestParam(defaultValue = "") String password,
            @AuthenticationPrincipal Visitor visitor,
            RedirectAttributes redirect) {
        boolean program = password.isEmpty();
        String token = program ? Tokens.make() : "";
        String secret = program ? Tokens.hash(token) : passwords.hash(password);
        admissions.admit(name.strip(), program, role, payloads, secret, visitor.name());
        redirect.addFlashAttribute("token", token);
        return "redirect:/console/people";
    }

    @PostMapping("/console/people/remove")
    String remove(@RequestParam String name, @AuthenticationPrincipal Visitor visitor) {
        if (name.equals(visitor.name())) {
            throw new IllegalArgumentException("nobody removes himself: let another administrator do it");
        }
        deeds.remove(name, visitor.name());
        return "redirect:/console/people";
    }
}
