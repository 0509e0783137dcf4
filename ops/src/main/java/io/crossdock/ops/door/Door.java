package io.crossdock.ops.door;

import io.crossdock.ops.running.HubInForce;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Nobody comes in before the hub is ready, since a partner who is told "not found" may give up where "not now" would have made it come
 * again; but whoever watches over the hub may ask how it is. Bodies of partners are left as they came.
 */
public final class Door extends OncePerRequestFilter implements Ordered {

    private static final Set<String> BODIES = Set.of("POST", "PUT");
    private static final String HEALTH = "/health/";

    private final HubInForce inForce;

    public Door(HubInForce inForce) {
        this.inForce = inForce;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getServletPath();
        if (inForce.hub().isEmpty() && !path.startsWith(HEALTH)) {
            response.setHeader(HttpHeaders.RETRY_AFTER, "1");
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            response.setContentType("application/json");
            response.getWriter().write("{\"message\":\"the hub is starting or stopping\"}");
        } else {
            boolean ofPartner = BODIES.contains(request.getMethod()) && !isOurs(path);
            chain.doFilter(ofPartner ? new PartnersRequest(request) : request, response);
        }
    }

    /** By the path that pages and calls are found under, however it is written in the address. */
    private static boolean isOurs(String path) {
        return Stream.of("/api/", "/console/").anyMatch(path::startsWith);
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }
}
