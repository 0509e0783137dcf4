package io.crossdock.ops.door;

import io.crossdock.ops.running.HubInForce;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.EnumSet;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.session.HttpSessionEventPublisher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;

/**
 * Guards console and API, and nothing else: what partners send is judged by its channel, as it came. Persons log in and have a
 * session; programs show a token with each request and have none.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
public class Guard {

    /** Nothing comes from elsewhere, and nothing in a page is a program. */
    private static final String CONTENT =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    /** Of one person at once. */
    private static final int SESSIONS = 10;

    /** Behind {@link Door}. */
    private static final int ORDER = -100;

    @Bean
    FilterRegistrationBean<Filter> guard(@Qualifier("springSecurityFilterChain") Filter chain) {
        FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(chain);
        registration.setUrlPatterns(Rights.GUARDED);
        registration.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST));
        registration.setOrder(ORDER);
        return registration;
    }

    /** Found as the only provider there is; named to a chain besides, it would be asked twice of each wrong password. */
    @Bean
    Passwords passwords(HubInForce inForce, InstantSource clock) {
        return new Passwords(inForce, clock);
    }

    @Bean
    HttpSessionEventPublisher endsOfSessions() {
        return new HttpSessionEventPublisher();
    }

    @Bean
    @Order(1)
    SecurityFilterChain programs(HttpSecurity http, HubInForce inForce, OpenId openId) throws Exception {
        PathPatternRequestMatcher.Builder paths = PathPatternRequestMatcher.withDefaults();
        return http.securityMatcher(new OrRequestMatcher(paths.matcher("/api/**"), paths.matcher("/metrics")))
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterBefore(new Bearer(inForce, openId), AuthorizationFilter.class)
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint((request, response, failure) -> answer(
                                response,
                                HttpServletResponse.SC_UNAUTHORIZED,
                                "a token is needed, and this is none; the one of commands changes at every start"))
                        .accessDeniedHandler((request, response, failure) ->
                                answer(response, HttpServletResponse.SC_FORBIDDEN, "this token may not do that")))
                .authorizeHttpRequests(Rights::apply)
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain persons(HttpSecurity http, HubInForce inForce, OpenId openId) throws Exception {
        if (openId.isThere()) {
            http.oauth2Login(new OpenIdLogin(openId)::apply);
        }
        PathPatternRequestMatcher.Builder paths = PathPatternRequestMatcher.withDefaults();
        return http.securityMatcher(new OrRequestMatcher(paths.matcher("/console"), paths.matcher("/console/**")))
                .formLogin(login -> login.loginPage("/console/login")
                        .loginProcessingUrl("/console/login")
                        .defaultSuccessUrl("/console")
                        .failureHandler(new Refused()))
                .logout(logout -> logout.logoutRequestMatcher(paths.matcher(HttpMethod.POST, "/console/logout"))
                        .logoutSuccessUrl("/console/login"))
                .sessionManagement(sessions -> sessions.maximumSessions(SESSIONS))
                .addFilterBefore(new Stale(inForce), AuthorizationFilter.class)
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN)))
                .authorizeHttpRequests(Rights::apply)
                .build();
    }

    private static void answer(HttpServletResponse response, int status, String message) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json");
        response.getWriter().write("{\"message\":\"" + message + "\"}");
    }
}
