package io.crossdock.ops.door;

import io.crossdock.config.Secret;
import io.crossdock.config.Settings;
import io.crossdock.routes.access.Role;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoders;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;

/**
 * The OpenID provider that {@code hub.yaml} names, if it does: persons log in there, and programs show tokens of it. It is asked for its
 * addresses at first need, so that a provider who is away keeps no hub from starting.
 */
public final class OpenId {

    /** Where a login begins, and where the provider sends it back to. */
    public static final String BEGIN = "/console/login/with";

    static final String BACK = "/console/login/back";
    static final String REGISTRATION = "openid";

    private static final Logger LOG = LoggerFactory.getLogger(OpenId.class);
    private static final List<String> NAMES = List.of("preferred_username", "email", "sub");

    private final Settings login;
    private final JwtDecoder tokens = new SupplierJwtDecoder(this::decoder);
    private @Nullable ClientRegistration known;

    /** @param login the group of that name in {@code hub.yaml} */
    public OpenId(Settings login) {
        this.login = login;
        if (isThere() && login.optionalText("client").isEmpty()) {
            throw new IllegalArgumentException(
                    "hub.yaml: login has an issuer and no client: add the name by which the provider knows the hub");
        }
    }

    public boolean isThere() {
        return login.has("issuer");
    }

    /** As the login calls it. */
    public String name() {
        return login.text("name");
    }

    /** @throws IllegalArgumentException where the provider does not answer as one */
    synchronized ClientRegistration registration() {
        ClientRegistration registration = known;
        if (registration == null) {
            Optional<String> secret = login.optionalSecret("secret").map(Secret::reveal);
            registration = ClientRegistrations.fromIssuerLocation(login.text("issuer"))
                    .registrationId(REGISTRATION)
                    .clientId(login.text("client"))
                    .clientSecret(secret.orElse(""))
                    .clientAuthenticationMethod(
                            secret.isPresent()
                                    ? ClientAuthenticationMethod.CLIENT_SECRET_BASIC
                                    : ClientAuthenticationMethod.NONE)
                    .redirectUri(login.optionalText("address").orElse("{baseUrl}") + BACK)
                    .scope("openid", "profile", "email")
                    .build();
            known = registration;
        }
        return registration;
    }

    private JwtDecoder decoder() {
        String issuer = login.text("issuer");
        String audience = login.optionalText("audience").orElseGet(() -> login.text("client"));
        NimbusJwtDecoder decoder = JwtDecoders.fromIssuerLocation(issuer);
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                JwtValidators.createDefaultWithIssuer(issuer),
                new JwtClaimValidator<Collection<String>>(
                        JwtClaimNames.AUD, audiences -> audiences != null && audiences.contains(audience))));
        return decoder;
    }

    /** Whose token it is; nobody's where it is none of the provider's, not for us, or out of date. */
    Optional<Visitor> visitor(String token) {
        if (!isThere()) {
            return Optional.empty();
        }
        try {
            Jwt jwt = tokens.decode(token);
            return visitor(jwt.getClaims());
        } catch (JwtException | IllegalArgumentException refused) {
            LOG.debug("a token was refused: {}", refused.getMessage());
            return Optional.empty();
        }
    }

    /** What somebody may do here; nobody who may nothing. */
    Optional<Visitor> visitor(Map<String, Object> claims) {
        List<String> given = texts(claim(claims));
        boolean payloads = isGiven("payloads", given);
        return Arrays.stream(Role.values())
                .filter(role -> isGiven(role.word(), given))
                .max(Comparator.naturalOrder())
                .map(role -> new Visitor(person(claims), role, payloads, ""));
    }

    private boolean isGiven(String word, List<String> given) {
        return login.textsTable("roles").getOrDefault(word, List.of(word)).stream()
                .anyMatch(given::contains);
    }

    private Optional<Object> claim(Map<String, Object> claims) {
        Optional<Object> found = Optional.of(claims);
        for (String part : login.text("claim").split("\\.", -1)) {
            found = found.filter(Map.class::isInstance).map(map -> ((Map<?, ?>) map).get(part));
        }
        return found;
    }

    private static List<String> texts(Optional<Object> claim) {
        return claim.stream()
                .flatMap(value -> value instanceof Collection<?> many ? many.stream() : Stream.of(value))
                .map(String::valueOf)
                .toList();
    }

    /** Says whose word it is that this is the person: no account of the hub has such a name. */
    private String person(Map<String, Object> claims) {
        return NAMES.stream()
                        .map(claims::get)
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .filter(name -> !name.isBlank())
                        .findFirst()
                        .orElse("?")
                + " (" + name() + ")";
    }
}
