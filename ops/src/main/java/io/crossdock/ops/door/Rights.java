package io.crossdock.ops.door;

import io.crossdock.routes.access.Role;
import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.web.util.pattern.PathPatternParser;

/** Which right each page and each call needs, all of them in one table. What stands in no line is open to nobody. */
public final class Rights {

    /** The right to see what is in documents, apart from all roles. */
    public static final String PAYLOADS = "PAYLOADS";

    /** The addresses that are guarded; all others belong to partners, whose channels know them. */
    static final List<String> GUARDED = List.of("/api/*", "/console", "/console/*", "/metrics");

    private static final String ANYONE = "";

    /** @param authority the role or right that is needed; empty: none */
    private record Rule(HttpMethod method, String pattern, String authority) {}

    /** Of several that fit, the first counts. */
    private static final List<Rule> RULES = List.of(
            get("/console/login", ANYONE),
            get("/console/assets/**", ANYONE),
            get("/console/audit", Role.OPERATOR),
            get("/console/people", Role.ADMINISTRATOR),
            get("/console", Role.VIEWER),
            get("/console/**", Role.VIEWER),
            post("/console/try", Role.VIEWER),
            post("/console/parked", Role.OPERATOR),
            post("/console/parked/articles", Role.CONFIGURATOR),
            post("/console/documents/*/repair", Role.OPERATOR),
            post("/console/reruns", Role.OPERATOR),
            post("/console/reruns/*", Role.OPERATOR),
            post("/console/channels/*", Role.OPERATOR),
            post("/console/xref", Role.CONFIGURATOR),
            post("/console/xref/import", Role.CONFIGURATOR),
            post("/console/people", Role.ADMINISTRATOR),
            post("/console/people/*", Role.ADMINISTRATOR),
            get("/metrics", Role.VIEWER),
            get("/api/audit", Role.OPERATOR),
            get("/api/accounts", Role.ADMINISTRATOR),
            get("/api/documents/*/canonical", PAYLOADS),
            get("/api/documents/*/raw", PAYLOADS),
            get("/api/parked/articles", PAYLOADS),
            get("/api/parked/slips", PAYLOADS),
            get("/api/**", Role.VIEWER),
            post("/api/reruns", Role.OPERATOR),
            post("/api/reruns/*", Role.OPERATOR),
            post("/api/reruns/*/run", Role.OPERATOR),
            post("/api/parked/reject", Role.OPERATOR),
            post("/api/parked/correct", Role.OPERATOR),
            post("/api/parked/articles", Role.CONFIGURATOR),
            post("/api/channels/pause", Role.OPERATOR),
            post("/api/channels/drain", Role.OPERATOR),
            post("/api/channels/resume", Role.OPERATOR),
            post("/api/xref", Role.CONFIGURATOR),
            post("/api/xref/set", Role.CONFIGURATOR),
            post("/api/apply", Role.CONFIGURATOR),
            post("/api/accounts", Role.ADMINISTRATOR),
            post("/api/accounts/*/remove", Role.ADMINISTRATOR),
            post("/api/clock", Role.ADMINISTRATOR));

    private Rights() {}

    private static Rule get(String pattern, Role role) {
        return get(pattern, role.name());
    }

    private static Rule get(String pattern, String authority) {
        return new Rule(HttpMethod.GET, pattern, authority);
    }

    private static Rule post(String pattern, Role role) {
        return new Rule(HttpMethod.POST, pattern, role.name());
    }

    /** Which right a call needs; empty: none. */
    public static String of(HttpMethod method, String path) {
        PathContainer asked = PathContainer.parsePath(path);
        return RULES.stream()
                .filter(rule -> rule.method().equals(method))
                .filter(rule ->
                        PathPatternParser.defaultInstance.parse(rule.pattern()).matches(asked))
                .findFirst()
                .map(Rule::authority)
                .orElse(ANYONE);
    }

    static void apply(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        PathPatternRequestMatcher.Builder paths = PathPatternRequestMatcher.withDefaults();
        for (Rule rule : RULES) {
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizedUrl matched =
                    requests.requestMatchers(paths.matcher(rule.method(), rule.pattern()));
            if (rule.authority().equals(ANYONE)) {
                matched.permitAll();
            } else {
                matched.hasAuthority(rule.authority());
            }
        }
        requests.anyRequest().denyAll();
    }
}
