package io.crossdock.ops.cli;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossdock.mappings.canonical.CanonicalJson;
import io.crossdock.ops.console.ConsoleHub;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/** A person and a machine at a hub that has delivered one order, PO-1, and parked another, PO-2. */
final class Office implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofMinutes(3);

    private final ConsoleHub hub;
    private final Terminal terminal;

    Office(Path home) throws IOException {
        hub = new ConsoleHub(home);
        terminal = new Terminal(home);
        hub.write("shop/out/1.csv", "Order;Item;Qty\nPO-1;A;1\nPO-2;A;many\n");
        await().atMost(PATIENCE).until(() -> hub.received("kestrel/in").size() == 1);
        await().atMost(PATIENCE)
                .until(() ->
                        json("search", "PO-1").path(0).path("state").asText().equals("DELIVERED"));
    }

    ConsoleHub hub() {
        return hub;
    }

    /** What a person is told. */
    String said(String... command) {
        return terminal.type(command).said();
    }

    /** What a machine is told. */
    JsonNode json(String... command) {
        String[] all = Arrays.copyOf(command, command.length + 1);
        all[command.length] = "--json";
        String said = said(all);
        try {
            return CanonicalJson.MAPPER.readTree(said);
        } catch (IOException noJson) {
            throw new UncheckedIOException(said, noJson);
        }
    }

    /** Of the last command. */
    int exitCode() {
        return terminal.exitCode();
    }

    @Override
    public void close() {
        hub.close();
    }
}
