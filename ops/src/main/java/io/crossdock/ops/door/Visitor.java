package io.crossdock.ops.door;

import io.crossdock.routes.access.Account;
import io.crossdock.routes.access.Role;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.AuthenticatedPrincipal;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/**
 * Who came in.
 *
 * @param payloads whether what is in documents is shown
 * @param mark changes where the account does; empty: there is none here
 */
public record Visitor(String name, Role role, boolean payloads, String mark)
        implements AuthenticatedPrincipal, Serializable {

    /** Whoever runs commands on this machine: their own name goes with what they ask. */
    private static final Visitor COMMAND = new Visitor("command", Role.ADMINISTRATOR, true, "");

    public static Visitor of(Account account) {
        return new Visitor(account.name(), account.role(), account.payloads(), account.secret());
    }

    static Visitor command() {
        return COMMAND;
    }

    @Override
    public String getName() {
        return name;
    }

    public boolean may(Role needed) {
        return role.may(needed);
    }

    /** Who is named as author: a command says so itself, nobody else does. */
    public String author(String told) {
        return equals(COMMAND) && !told.isEmpty() ? told : name;
    }

    Authentication authentication() {
        return UsernamePasswordAuthenticationToken.authenticated(this, "", authorities());
    }

    /** One for each role that is contained in its own. */
    private Collection<GrantedAuthority> authorities() {
        List<String> names = Stream.concat(
                        Arrays.stream(Role.values()).filter(this::may).map(Enum::name),
                        payloads ? Stream.of(Rights.PAYLOADS) : Stream.empty())
                .toList();
        return names.stream().<GrantedAuthority>map(SimpleGrantedAuthority::new).toList();
    }

    /** Without the mark. */
    @Override
    public String toString() {
        return "Visitor[" + name + ", " + role.word() + "]";
    }
}
