package io.crossdock.connectors.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossdock.config.Settings;
import io.crossdock.connectors.Collected;
import io.crossdock.connectors.Fault;
import io.crossdock.connectors.Payload;
import io.crossdock.connectors.Pem;
import io.crossdock.connectors.WebAnswer;
import io.crossdock.connectors.WebClient;
import io.crossdock.connectors.WebRequest;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Gets access tokens: by the JWT bearer flow (RFC 7523) where there is a key, otherwise by client credentials (RFC 6749, 4.4). */
final class Login {

    private static final String BEARER_GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";

    /** The org takes no assertion that is good for longer than five minutes. */
    private static final Duration ASSERTION_LIFE = Duration.ofMinutes(3);

    private final Settings settings;
    private final WebClient client;
    private final InstantSource clock;
    private final URI org;

    Login(Settings settings, WebClient client, InstantSource clock) {
        this.settings = settings;
        this.client = client;
        this.clock = clock;
        this.org = org(settings);
        boolean key = settings.has("key") && settings.has("user");
        if (!key && !settings.has("client-secret")) {
            throw new Fault(Salesforce.CREDENTIALS_MISSING, "nothing to log in with at " + settings.at());
        }
    }

    private static URI org(Settings settings) {
        String address = settings.text("address");
        if (!address.matches("https?://[A-Za-z0-9.-]+(:\\d{1,5})?/?")) {
            throw new Fault(Salesforce.ADDRESS_UNUSABLE, "the address at " + settings.at() + " cannot be used");
        }
        return URI.create(address.replaceFirst("/$", ""));
    }

    URI org() {
        return org;
    }

    String token() throws IOException, InterruptedException {
        URI uri = org.resolve("/services/oauth2/token");
        WebRequest request = WebRequest.of("POST", uri)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .carrying(Payload.of(form().getBytes(StandardCharsets.US_ASCII)));
        Collected body = new Collected();
        WebAnswer answer = client.send(request, body);
        String said = uri + " answered " + answer.status();
        if (answer.status() == 400 || answer.status() == 401) {
            JsonNode refusal = Answer.json(body.bytes(false), said);
            throw new Fault(
                    Salesforce.LOGIN_REFUSED,
                    said + ": " + Complaint.oneLine(refusal.path("error").asText()) + ", "
                            + Complaint.oneLine(
                                    refusal.path("error_description").asText()));
        }
        if (answer.status() != 200) {
            throw Complaint.fault(answer, said, clock);
        }
        return token(Answer.json(body.bytes(false), said), said);
    }

    private String token(JsonNode answer, String said) {
        String token = answer.path("access_token").asText();
        String instance = answer.path("instance_url").asText();
        if (token.isEmpty()) {
            throw new Fault(Salesforce.ANSWER_UNUSABLE, said + ", but without a token");
        }
        if (!instance.isEmpty() && !instance.replaceFirst("/$", "").equalsIgnoreCase(org.toString())) {
            throw new Fault(
                    Salesforce.INSTANCE_ELSEWHERE,
                    said + ", and names the org's address: " + Complaint.oneLine(instance));
        }
        return token;
    }

    private String form() {
        Map<String, String> fields = new LinkedHashMap<>();
        if (settings.has("key") && settings.has("user")) {
            fields.put("grant_type", BEARER_GRANT);
            fields.put("assertion", assertion());
        } else {
            fields.put("grant_type", "client_credentials");
            fields.put("client_id", settings.text("client-id"));
            fields.put("client_secret", settings.secret("client-secret").reveal());
        }
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private String assertion() {
        String header = part(Json.EXACT.createObjectNode().put("alg", "RS256"));
        String claims = part(Json.EXACT
                .createObjectNode()
                .put("iss", settings.text("client-id"))
                .put("sub", settings.text("user"))
                .put("aud", settings.text("audience"))
                .put("exp", clock.instant().plus(ASSERTION_LIFE).getEpochSecond()));
        String signed = header + "." + claims;
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(Pem.keyIn(settings.secret("key").reveal()));
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new Fault(
                    Salesforce.CREDENTIALS_MISSING,
                    "the key at " + settings.at() + " is no unencrypted RSA key in PEM");
        }
    }

    private static String part(JsonNode json) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(json.toString().getBytes(StandardCharsets.UTF_8));
    }
}
