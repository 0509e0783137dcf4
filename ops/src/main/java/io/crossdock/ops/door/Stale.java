package io.crossdock.ops.door;

import io.crossdock.ops.running.HubInForce;
import io.crossdock.routes.access.Account;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.web.filter.OncePerRequestFilter;

/** Shows out, at the next step, whoever's account was removed or changed since the login. */
final class Stale extends OncePerRequestFilter {

    private final HubInForce inForce;

    Stale(HubInForce inForce) {
        this.inForce = inForce;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Authentication> authentication =
                Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication());
        if (authentication
                .filter(one -> one.getPrincipal() instanceof Visitor visitor && !isStill(visitor))
                .isPresent()) {
            new SecurityContextLogoutHandler().logout(request, response, authentication.get());
        }
        chain.doFilter(request, response);
    }

    private boolean isStill(Visitor visitor) {
        if (visitor.mark().isEmpty()) {
            return true;
        }
        Optional<Account> account = inForce.hub().flatMap(hub -> hub.accounts().person(visitor.name()));
        return account.map(Visitor::of).filter(visitor::equals).isPresent();
    }
}
