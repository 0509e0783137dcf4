package io.crossdock.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossdock.mappings.canonical.CanonicalJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody at the console, with a browser that knows no scripts. */
public final class Visit {

    public static final String PASSWORD = "correct horse battery";

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager();
    private final HttpClient browser = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private final Access access;

    private Visit(Access access) {
        this.access = access;
    }

    /** Somebody who is not logged in. */
    public static Visit stranger(Access access) {
        return new Visit(access);
    }

    /** Makes an account and logs in. */
    public static Visit as(Access access, String name, String role, boolean payloads)
            throws IOException, InterruptedException {
        admit(access, name, role, payloads, PASSWORD);
        Visit visit = new Visit(access);
        assertThat(visit.login(name, PASSWORD).uri().getPath()).isEqualTo("/console");
        return visit;
    }

    /** Makes an account; without a password, one of a program, whose token comes back. */
    public static String admit(Access access, String name, String role, boolean payloads, String password)
            throws IOException, InterruptedException {
        JsonNode question = CanonicalJson.MAPPER
                .createObjectNode()
                .put("name", name)
                .put("role", role)
                .put("payloads", payloads)
                .put("password", password)
                .put("author", "the test");
        HttpResponse<String> made = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(access.address().resolve("/api/accounts"))
                                .header("Authorization", access.authorization())
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(question.toString()))
                                .build(),
                        BodyHandlers.ofString());
        assertThat(made.statusCode()).as(made.body()).isEqualTo(200);
        return CanonicalJson.MAPPER.readTree(made.body()).path("token").asText();
    }

    public HttpResponse<String> login(String name, String password) throws IOException, InterruptedException {
        get("/console/login");
        return post("/console/login", Map.of("username", name, "password", password));
    }

    /** Those that the browser has. */
    public String cookies() {
        return String.valueOf(cookies.getCookieStore().getCookies());
    }

    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return browser.send(
                HttpRequest.newBuilder(access.address().resolve(path))
                        .header("Accept-Language", "en")
                        .build(),
                BodyHandlers.ofString());
    }

    /** With the token of a form; where there is none to be had, without. */
    public HttpResponse<String> post(String path, Map<String, String> fields) throws IOException, InterruptedException {
        Matcher token = CSRF.matcher(get("/console/login").body());
        String csrf = token.find() ? token.group(1) : "";
        return send(
                path,
                fields.entrySet().stream()
                        .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining("&", "_csrf=" + encoded(csrf) + "&", "")));
    }

    public HttpResponse<String> send(String path, String form) throws IOException, InterruptedException {
        return browser.send(
                HttpRequest.newBuilder(access.address().resolve(path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
    }

    /** With a file, as it is. */
    public HttpResponse<String> upload(String path, Map<String, String> fields, byte[] file)
            throws IOException, InterruptedException {
        Matcher token = CSRF.matcher(get("/console/login").body());
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put("_csrf", token.find() ? token.group(1) : "");
        all.forEach((name, value) ->
                form.writeBytes(part("name=\"" + name + "\"", value).getBytes(StandardCharsets.UTF_8)));
        form.writeBytes(part("name=\"upload\"; filename=\"a file\"", "").getBytes(StandardCharsets.UTF_8));
        // the part ends with the end of a line, which is its own
        byte[] begun = form.toByteArray();
        form.reset();
        form.write(begun, 0, begun.length - 2);
        form.writeBytes(file);
        form.writeBytes("\r\n--limit--\r\n".getBytes(StandardCharsets.UTF_8));
        return browser.send(
                HttpRequest.newBuilder(access.address().resolve(path))
                        .header("Content-Type", "multipart/form-data; boundary=limit")
                        .POST(BodyPublishers.ofByteArray(form.toByteArray()))
                        .build(),
                BodyHandlers.ofString());
    }

    private static String part(String head, String value) {
        return "--limit\r\nContent-Disposition: form-data; " + head + "\r\n\r\n" + value + "\r\n";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
