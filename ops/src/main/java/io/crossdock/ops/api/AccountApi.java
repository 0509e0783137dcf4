package io.crossdock.ops.api;

import io.crossdock.ops.door.Passwords;
import io.crossdock.ops.door.Tokens;
import io.crossdock.ops.door.Visitor;
import io.crossdock.ops.running.Admissions;
import io.crossdock.ops.running.Deeds;
import io.crossdock.ops.running.HubInForce;
import io.crossdock.routes.access.Account;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who may use the hub. */
@RestController
@RequestMapping("/api/accounts")
public final class AccountApi {

    private final HubInForce inForce;
    private final Admissions admissions;
    private final Deeds deeds;
    private final Passwords passwords;

    public AccountApi(HubInForce inForce, Admissions admissions, Deeds deeds, Passwords passwords) {
        this.inForce = inForce;
        this.admissions = admissions;
        this.deeds = deeds;
        this.passwords = passwords;
    }

    /** @param password empty: a program, which gets a token */
    record Asked(String name, String role, boolean payloads, String password, String author) {}

    /** @param token told once; empty: a person */
    record Made(Seen account, String token) {}

    /** Without any secret. */
    record Seen(String name, boolean token, String role, boolean payloads) {

        static Seen of(Account account) {
            return new Seen(account.name(), account.token(), account.role().word(), account.payloads());
        }
    }

    record Removed(String name, boolean removed) {}

    /** Persons and programs that have an account. */
    @GetMapping
    List<Seen> list() {
        return inForce.hub().orElseThrow().accounts().all().stream()
                .map(Seen::of)
                .toList();
    }

    /** Gives somebody an account, or another one. */
    @PostMapping
    Made put(@RequestBody Asked asked, @AuthenticationPrincipal Visitor visitor) {
        boolean program = asked.password().isEmpty();
        String token = program ? Tokens.make() : "";
        String secret = program ? Tokens.hash(token) : passwords.hash(asked.password());
        Account account = admissions.admit(
                asked.name(), program, asked.role(), asked.payloads(), secret, visitor.author(asked.author()));
        return new Made(Seen.of(account), token);
    }

    /** Takes an account away; who is logged in is shown out. */
    @PostMapping("/{name}/remove")
    Removed remove(@PathVariable String name, @AuthenticationPrincipal Visitor visitor) {
        return new Removed(name, deeds.remove(name, visitor.name()));
    }
}
