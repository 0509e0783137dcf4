package io.crossdock.ops.door;

import io.crossdock.ops.running.HubInForce;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Knows programs by their token: those with an account, those whom the OpenID provider knows, and commands on this machine by the one in the hub's data folder. */
final class Bearer extends OncePerRequestFilter {

    private static final String SCHEME = "Bearer ";

    private final HubInForce inForce;
    private final OpenId openId;

    Bearer(HubInForce inForce, OpenId openId) {
        this.inForce = inForce;
        this.openId = openId;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        visitor(request)
                .ifPresent(visitor -> SecurityContextHolder.getContext().setAuthentication(visitor.authentication()));
        chain.doFilter(request, response);
    }

    private Optional<Visitor> visitor(HttpServletRequest request) throws IOException {
        String authorization = Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
                .orElse("");
        if (!authorization.startsWith(SCHEME)) {
            return Optional.empty();
        }
        if (InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress() && inForce.admits(authorization)) {
            return Optional.of(Visitor.command());
        }
        String token = authorization.substring(SCHEME.length());
        return inForce.hub()
                .flatMap(hub -> hub.accounts().program(Tokens.hash(token)))
                .map(Visitor::of)
                .or(() -> openId.visitor(token));
    }
}
