package io.crossdock.ops.running;

import io.crossdock.routes.access.Account;
import io.crossdock.routes.access.Role;
import java.time.InstantSource;
import java.util.Optional;

/** Makes accounts out of what an administrator says. */
public record Admissions(Deeds deeds, InstantSource clock) {

    private static final String NAME = "[\\p{L}\\p{N}._@-]{1,100}";

    /**
     * @param secret the hash of the password or token
     * @throws IllegalArgumentException where the name or the role is none
     */
    public Account admit(String name, boolean token, String role, boolean payloads, String secret, String author) {
        if (!name.matches(NAME)) {
            throw new IllegalArgumentException("a name is of letters, digits, dots, dashes and @, at most 100");
        }
        Role known = Role.of(role)
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + role + "' is no role: viewer, operator, configurator or administrator"));
        Account account = new Account(name, token, known, payloads, secret, Optional.empty(), clock.instant());
        deeds.put(account, author);
        return account;
    }
}
