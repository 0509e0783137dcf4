package io.crossdock.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a file is wrapped on its way: as it is, compressed, in a form. */
class HttpBodiesTest extends HttpBench {

    @Test
    void refusesMoreThanItMayTake() throws Exception {
        receive(partner().source("api-key: \"${secret:key}\"", "{ path: /orders, max-size: 1 }"));

        HttpResponse<String> tooLarge =
                partner().calls("/orders", new byte[1024 * 1024 + 1], "X-Api-Key", "value-of-key");
        HttpResponse<String> largest = partner().calls("/orders", new byte[1024 * 1024], "X-Api-Key", "value-of-key");

        assertThat(tooLarge.statusCode()).isEqualTo(413);
        assertThat(largest.statusCode()).isEqualTo(202);
        assertThat(takenNames()).hasSize(1);
    }

    @Test
    void sendsAFormWithTheFileInIt() throws Exception {
        List<byte[]> bodies = new java.util.concurrent.CopyOnWriteArrayList<>();
        partner().answers((exchange, body) -> {
            bodies.add(body);
            exchange.sendResponseHeaders(204, -1);
        });
        send(partner().target("", "{ file-field: upload, fields: { type: orders } }"));

        deliver("a\"b.json", ORDER);
        deliver("a\"b.json", ORDER);

        String type = partner()
                .headersSeen
                .get(0)
                .getOrDefault("Content-type", List.of(""))
                .get(0);
        String boundary = type.substring(type.indexOf('=') + 1);
        assertThat(type).startsWith("multipart/form-data");
        assertThat(new String(bodies.get(0), StandardCharsets.UTF_8))
                .isEqualTo(
                        "--B\r\nContent-Disposition: form-data; name=\"type\"\r\n\r\norders\r\n--B\r\nContent-Disposition: form-data; name=\"upload\"; filename=\"a%22b.json\"\r\nContent-Type: application/edifact\r\n\r\n{\"number\":\"4711\"}\r\n--B--\r\n"
                                .replace("B\r", boundary + "\r")
                                .replace("B--", boundary + "--"));
        assertThat(bodies.get(1)).isEqualTo(bodies.get(0));
    }

    @Test
    void sendsCompressedWhereTold() throws Exception {
        List<byte[]> bodies = new java.util.concurrent.CopyOnWriteArrayList<>();
        partner().answers((exchange, body) -> {
            bodies.add(body);
            exchange.sendResponseHeaders(204, -1);
        });
        send(partner().target("", "{ gzip: true }"));

        deliver("a.json", ORDER);

        assertThat(partner().headersSeen.get(0).get("Content-encoding")).containsExactly("gzip");
        assertThat(new java.util.zip.GZIPInputStream(new java.io.ByteArrayInputStream(bodies.get(0))).readAllBytes())
                .isEqualTo(ORDER);
    }

    @Test
    void takesACompressedBody() throws Exception {
        receive(partner().source("api-key: \"${secret:key}\"", "path: /orders"));

        assertThat(zipped(HttpPollContractTest.zip(ORDER))).isEqualTo(202);
        assertThat(zipped(ORDER)).isEqualTo(400);
        assertThat(takenTexts()).containsExactly(new String(ORDER, StandardCharsets.UTF_8));
    }

    @Test
    void unzipsNoMoreThanItMayTake() throws Exception {
        receive(partner().source("api-key: \"${secret:key}\"", "{ path: /orders, max-size: 1 }"));

        assertThat(zipped(HttpPollContractTest.zip(new byte[1024 * 1024 + 1]))).isEqualTo(413);
        assertThat(takenNames()).isEmpty();
    }

    private int zipped(byte[] body) {
        return partner()
                .calls("/orders", body, "X-Api-Key", "value-of-key", "Content-Encoding", "gzip")
                .statusCode();
    }

    @Test
    void takesTheFileOutOfAForm() throws Exception {
        receive(partner().source("api-key: \"${secret:key}\"", "path: /orders"));
        String file = "--x\r\nContent-Disposition: form-data; name=\"f\"; filename=\"../../Größe.json\"\r\n\r\n{}\r\n";
        String field = "--x\r\nContent-Disposition: form-data; name=\"type\"\r\n\r\norders\r\n";

        assertThat(form(field + file + "--x--\r\n")).isEqualTo(202);
        assertThat(form(field + "--x--\r\n")).isEqualTo(422);
        assertThat(form(file + file + "--x--\r\n")).isEqualTo(422);
        assertThat(form(file)).isEqualTo(400);
        assertThat(takenNames()).containsExactly("Größe.json");
        assertThat(takenTexts()).containsExactly("{}");
    }

    private int form(String body) {
        return partner()
                .calls(
                        "/orders",
                        body.getBytes(StandardCharsets.UTF_8),
                        "X-Api-Key",
                        "value-of-key",
                        "Content-Type",
                        "multipart/mixed; boundary=x")
                .statusCode();
    }

    @Test
    @org.junit.jupiter.api.condition.EnabledIf("hasCurl")
    void takesWhatCurlSends() throws Exception {
        receive(partner().source("api-key: \"${secret:key}\"", "path: /orders"));
        java.nio.file.Path file = java.nio.file.Files.write(folder.resolve("from curl.json"), ORDER);
        String address = "http://127.0.0.1:" + partner().hubPort + "/orders";

        assertThat(curl(
                        "--data-binary",
                        "@" + file,
                        "-H",
                        "Content-Type: application/json",
                        "-H",
                        "X-File-Name: raw.json",
                        address))
                .isEqualTo("202");
        assertThat(curl("-T", file.toString(), "-H", "Expect: 100-continue", "-H", "X-File-Name: put.json", address))
                .isEqualTo("202");

        assertThat(takenNames()).containsExactly("raw.json", "put.json");
        assertThat(takenTexts()).containsOnly(new String(ORDER, StandardCharsets.UTF_8));
    }

    static boolean hasCurl() {
        boolean installed = java.nio.file.Files.isExecutable(java.nio.file.Path.of("/usr/bin/curl"));
        if (!installed) {
            System.err.println("NOT TESTED against curl: /usr/bin/curl is not installed");
        }
        return installed;
    }

    private static String curl(String... arguments) throws Exception {
        List<String> command = new java.util.ArrayList<>(List.of(
                "/usr/bin/curl", "-s", "-o", "/dev/null", "-w", "%{http_code}", "-H", "X-Api-Key: value-of-key"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
