package io.crossdock.ops.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.ops.console.ConsoleHub;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A hub behind a proxy that speaks TLS with browsers, and plain HTTP with the hub. */
@Timeout(120)
class ProxyTest {

    @TempDir
    private Path home;

    @Test
    void leadsBrowsersToWhereTheProxyIsAndKeepsTheSessionToTls() throws Exception {
        try (ConsoleHub hub = new ConsoleHub(home, "", "proxy: true")) {
            assertThat(asked(hub, "/console", "X-Forwarded-Proto: https", "X-Forwarded-Host: hub.example"))
                    .anyMatch(line -> line.equalsIgnoreCase("Location: https://hub.example/console/login"));
            assertThat(asked(hub, "/console/login", "X-Forwarded-Proto: https"))
                    .filteredOn(line -> line.startsWith("Set-Cookie"))
                    .singleElement()
                    .asString()
                    .contains("; Secure");
            assertThat(asked(hub, "/console/login"))
                    .as("without a proxy, as at the machine itself")
                    .filteredOn(line -> line.startsWith("Set-Cookie"))
                    .noneMatch(line -> line.contains("Secure"));
        }
    }

    @Test
    void believesNobodyWhereNoProxyIsConfigured() throws Exception {
        try (ConsoleHub hub = new ConsoleHub(home)) {
            assertThat(asked(hub, "/console", "X-Forwarded-Proto: https", "X-Forwarded-Host: hub.example"))
                    .noneMatch(line -> line.contains("https:") || line.contains("hub.example"));
        }
    }

    /** The head of the answer. */
    private static List<String> asked(ConsoleHub hub, String path, String... headers) throws IOException {
        URI address = hub.access().address();
        try (Socket socket = new Socket(address.getHost(), address.getPort());
                BufferedReader answer =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
            String request = "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
                    + String.join("\r\n", headers) + (headers.length == 0 ? "\r\n" : "\r\n\r\n");
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return answer.lines().takeWhile(line -> !line.isEmpty()).toList();
        }
    }
}
