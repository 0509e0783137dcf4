package io.crossdock.ops.door;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.client.OAuth2LoginConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/**
 * The login of persons at the OpenID provider. What comes out is a {@link Visitor} as after any other login; the provider's tokens are
 * kept nowhere.
 */
final class OpenIdLogin {

    /** What somebody is told whom the provider knows, and who may nothing here. */
    static final String STRANGER = "stranger";

    private final OpenId openId;
    private final OidcUserService users = new OidcUserService();

    OpenIdLogin(OpenId openId) {
        this.openId = openId;
    }

    void apply(OAuth2LoginConfigurer<HttpSecurity> login) {
        ClientRegistrationRepository registrations =
                id -> id.equals(OpenId.REGISTRATION) ? openId.registration() : null;
        DefaultOAuth2AuthorizationRequestResolver requests =
                new DefaultOAuth2AuthorizationRequestResolver(registrations, OpenId.BEGIN);
        requests.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
        OAuth2UserService<OidcUserRequest, OidcUser> known = this::user;
        login.loginPage("/console/login")
                .clientRegistrationRepository(registrations)
                .authorizedClientRepository(new Nowhere())
                .authorizationEndpoint(begin -> begin.authorizationRequestResolver(requests))
                .redirectionEndpoint(back -> back.baseUri(OpenId.BACK))
                .userInfoEndpoint(info -> info.oidcUserService(known))
                .successHandler(new In())
                .failureHandler(new Refused());
    }

    private OidcUser user(OidcUserRequest request) {
        OidcUser user = users.loadUser(request);
        Visitor visitor = openId.visitor(user.getClaims())
                .orElseThrow(() -> new OAuth2AuthenticationException(
                        new OAuth2Error(STRANGER, user.getName() + " has no role here", null)));
        return new Person(user, visitor);
    }

    /** Two logins of one person are of the same, so that sessions can be counted. */
    private static final class Person extends DefaultOidcUser {

        private static final long serialVersionUID = 1;

        private final Visitor visitor;

        Person(OidcUser user, Visitor visitor) {
            super(visitor.authentication().getAuthorities(), user.getIdToken(), user.getUserInfo());
            this.visitor = visitor;
        }

        @Override
        public String getName() {
            return visitor.name();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Person person && person.getName().equals(getName());
        }

        @Override
        public int hashCode() {
            return getName().hashCode();
        }
    }

    /** Keeps of a login who it is, and nothing of what the provider told besides. */
    private static final class In implements AuthenticationSuccessHandler {

        private final HttpSessionSecurityContextRepository sessions = new HttpSessionSecurityContextRepository();

        @Override
        public void onAuthenticationSuccess(
                HttpServletRequest request, HttpServletResponse response, Authentication authentication)
                throws IOException {
            if (authentication.getPrincipal() instanceof Person person) {
                SecurityContext context = SecurityContextHolder.createEmptyContext();
                context.setAuthentication(person.visitor.authentication());
                SecurityContextHolder.setContext(context);
                sessions.saveContext(context, request, response);
            }
            response.sendRedirect("/console");
        }
    }

    private static final class Nowhere implements OAuth2AuthorizedClientRepository {

        @Override
        public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
                String registration, Authentication principal, HttpServletRequest request) {
            return null;
        }

        @Override
        public void saveAuthorizedClient(
                OAuth2AuthorizedClient client,
                Authentication principal,
                HttpServletRequest request,
                HttpServletResponse response) {
            // nobody asks the provider for anything on behalf of who logged in
        }

        @Override
        public void removeAuthorizedClient(
                String registration,
                Authentication principal,
                HttpServletRequest request,
                HttpServletResponse response) {
            // there is none
        }
    }
}
