package io.crossdock.ops.door;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * An OpenID provider on loopback, written from the specification and without a word of the hub: it lets in whoever is set as the person,
 * gives a code once, to the client that asked, for the secret and the proof of the one who asked; signs with a key made at its start.
 */
final class Provider implements AutoCloseable {

    static final String CLIENT = "the-hub";
    static final String SECRET = "what the hub shows";

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private final KeyPair key;
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    private volatile ObjectNode person = node();
    private volatile String refusal = "";

    Provider() throws IOException, GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        key = generator.generateKeyPair();
        server.createContext("/.well-known/openid-configuration", exchange -> answer(exchange, 200, metadata()));
        server.createContext("/keys", exchange -> answer(exchange, 200, keys()));
        server.createContext("/authorize", this::authorize);
        server.createContext("/token", this::token);
        server.createContext("/person", exchange -> answer(exchange, 200, person));
        server.start();
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Who sits at the browser, with what the provider says of them. */
    void person(ObjectNode claims) {
        person = claims;
    }

    /** Why the token endpoint refused the last time. */
    String refusal() {
        return refusal;
    }

    /** A token that says so, signed by this provider. */
    String sign(ObjectNode claims) {
        try {
            String signed = part(node().put("alg", "RS256").put("kid", "one")) + "." + part(claims);
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key.getPrivate());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What a token says beside who it is of. */
    ObjectNode claims(String audience, Instant until) {
        ObjectNode claims = node().put("iss", issuer())
                .put("iat", Instant.now().getEpochSecond())
                .put("exp", until.getEpochSecond());
        claims.putArray("aud").add(audience);
        claims.setAll(person);
        return claims;
    }

    private ObjectNode metadata() {
        ObjectNode metadata = node().put("issuer", issuer())
                .put("authorization_endpoint", issuer() + "/authorize")
                .put("token_endpoint", issuer() + "/token")
                .put("userinfo_endpoint", issuer() + "/person")
                .put("jwks_uri", issuer() + "/keys");
        metadata.putArray("response_types_supported").add("code");
        metadata.putArray("subject_types_supported").add("public");
        metadata.putArray("id_token_signing_alg_values_supported").add("RS256");
        return metadata;
    }

    private ObjectNode keys() {
        RSAPublicKey open = (RSAPublicKey) key.getPublic();
        ObjectNode keys = node();
        keys.putArray("keys")
                .addObject()
                .put("kty", "RSA")
                .put("kid", "one")
                .put("use", "sig")
                .put("alg", "RS256")
                .put("n", number(open.getModulus()))
                .put("e", number(open.getPublicExponent()));
        return keys;
    }

    private static String number(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return BASE64.encodeToString(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }

    private void authorize(HttpExchange exchange) throws IOException {
        Map<String, String> asked = fields(exchange.getRequestURI().getRawQuery());
        String code = UUID.randomUUID().toString();
        codes.put(code, asked);
        exchange.getResponseHeaders()
                .set("Location", asked.get("redirect_uri") + "?code=" + code + "&state=" + asked.get("state"));
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> shown =
                fields(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Map<String, String> asked = codes.remove(shown.getOrDefault("code", ""));
        String login = "Basic "
                + Base64.getEncoder()
                        .encodeToString((CLIENT + ":" + SECRET.replace(' ', '+')).getBytes(StandardCharsets.UTF_8));
        if (asked == null) {
            refuse(exchange, "no such code");
        } else if (!login.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            refuse(exchange, "not the client");
        } else if (!proof(shown.getOrDefault("code_verifier", "")).equals(asked.get("code_challenge"))) {
            refuse(exchange, "not the one who asked");
        } else if (!java.util.Objects.equals(asked.get("redirect_uri"), shown.get("redirect_uri"))) {
            refuse(exchange, "another address");
        } else {
            ObjectNode id = claims(CLIENT, Instant.now().plusSeconds(300)).put("nonce", asked.get("nonce"));
            answer(
                    exchange,
                    200,
                    node().put("access_token", "opaque")
                            .put("token_type", "Bearer")
                            .put("expires_in", 300)
                            .put("id_token", sign(id)));
        }
    }

    private void refuse(HttpExchange exchange, String why) throws IOException {
        refusal = why;
        answer(exchange, 400, node().put("error", "invalid_grant").put("error_description", why));
    }

    private static String proof(String verifier) {
        try {
            return BASE64.encodeToString(
                    MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Map<String, String> fields(String form) {
        return Arrays.stream(form.split("&"))
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(
                        field -> URLDecoder.decode(field[0], StandardCharsets.UTF_8),
                        field -> URLDecoder.decode(field[1], StandardCharsets.UTF_8)));
    }

    private static void answer(HttpExchange exchange, int status, ObjectNode body) throws IOException {
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static String part(ObjectNode part) {
        return BASE64.encodeToString(part.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static ObjectNode node() {
        return com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
