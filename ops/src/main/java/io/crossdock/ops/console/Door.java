package io.crossdock.ops.console;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Who may come in: nobody before the hub is ready, since a partner who is told "not found" may give up where "not now" would have
 * made it come again; and to the API only commands on this machine that know the token.
 */
public final class Door extends OncePerRequestFilter implements Ordered {

    private static final String API = "/api/";
    private static final Set<String> BODIES = Set.of("POST", "PUT");

    private final HubInForce inForce;

    public Door(HubInForce inForce) {
        this.inForce = inForce;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (inForce.hub().isEmpty()) {
            response.setHeader(HttpHeaders.RETRY_AFTER, "1");
            answer(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, "the hub is starting or stopping");
        } else if (isCommand(request) && !mayCommand(request)) {
            answer(response, HttpServletResponse.SC_UNAUTHORIZED, "the token is wrong; it changes at every start");
        } else {
            boolean ofPartner = BODIES.contains(request.getMethod()) && !isCommand(request);
            chain.doFilter(ofPartner ? new PartnersRequest(request) : request, response);
        }
    }

    /** By the path that the API is found under, however it is written in the address. */
    private static boolean isCommand(HttpServletRequest request) {
        return request.getServletPath().startsWith(API);
    }

    private boolean mayCommand(HttpServletRequest request) throws IOException {
        String authorization = Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
                .orElse("");
        return InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress() && inForce.admits(authorization);
    }

    private static void answer(HttpServletResponse response, int status, String message) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json");
        response.getWriter().write("{\"message\":\"" + message + "\"}");
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }
}
