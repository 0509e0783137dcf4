package io.crossdock.connectors.salesforce.standin;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Who is let in: by client credentials, or by an assertion that a known key signed. */
final class Doors {

    private volatile Optional<PublicKey> key = Optional.empty();

    private volatile String audience = "";

    /** @param issuer who issues tokens to whoever shows that it has the key */
    void trust(PublicKey trusted, String issuer) {
        key = Optional.of(trusted);
        audience = issuer;
    }

    /** Why not; empty: let in. */
    String refuses(String form) throws IOException {
        Map<String, String> fields = new HashMap<>();
        for (String pair : form.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            fields.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        boolean known =
                switch (fields.getOrDefault("grant_type", "")) {
                    case "client_credentials" ->
                        "3MVG9".equals(fields.get("client_id")) && "value-of-app".equals(fields.get("client_secret"));
                    case "urn:ietf:params:oauth:grant-type:jwt-bearer" -> isOurs(fields.getOrDefault("assertion", ""));
                    default -> false;
                };
        return known ? "" : "{\"error\":\"invalid_client\",\"error_description\":\"invalid client credentials\"}";
    }

    private boolean isOurs(String assertion) throws IOException {
        String[] parts = assertion.split("\\.", -1);
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(key.orElseThrow());
            signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            var claims = Tables.JSON.readTree(Base64.getUrlDecoder().decode(parts[1]));
            return signature.verify(Base64.getUrlDecoder().decode(parts[2]))
                    && claims.path("iss").asText().equals("3MVG9")
                    && claims.path("sub").asText().equals("hub@nordwind.example")
                    && claims.path("aud").asText().equals(audience)
                    && claims.path("exp").asLong() > Instant.now().getEpochSecond()
                    && claims.path("exp").asLong() <= Instant.now().getEpochSecond() + 300;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
