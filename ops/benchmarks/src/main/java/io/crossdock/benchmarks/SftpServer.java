package io.crossdock.benchmarks;

import io.crossdock.config.Settings;
import io.crossdock.config.Spec;
import io.crossdock.config.yaml.YamlSettings;
import io.crossdock.connectors.Connector;
import io.crossdock.simulators.premises.SftpDoor;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A partner's SFTP server in a process of its own, on loopback, with the folders {@code in} and {@code out}. */
final class SftpServer implements AutoCloseable {

    private static final String LOGIN = "hub:benchmark";

    private final Process process;
    private final String port;
    private final String hostKey;

    private SftpServer(Process process, String port, String hostKey) {
        this.process = process;
        this.port = port;
        this.hostKey = hostKey;
    }

    /** @param arguments the folder that the user sees */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        try (SftpDoor door = SftpDoor.open(0, LOGIN, folder, folder.resolve(".host-key"))) {
            System.out.println(door.port());
            System.out.println(door.hostKey());
            while (System.in.read() >= 0) {
                continue;
            }
        }
    }

    static SftpServer start(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("in"));
        Files.createDirectories(folder.resolve("out"));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SftpServer.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        String port = lines.readLine();
        while (port != null && !port.matches("\\d+")) {
            port = lines.readLine();
        }
        String hostKey = lines.readLine();
        if (port == null || hostKey == null) {
            throw new IOException("the SFTP server did not start");
        }
        return new SftpServer(process, port, hostKey);
    }

    /** As Camel's own component is told. */
    String uri(String folder) {
        return "sftp://hub@127.0.0.1:" + port + "/" + folder + "?password=benchmark&strictHostKeyChecking=no";
    }

    Settings settings(Connector connector, Spec spec, String channel) {
        String connection =
                "{ address: \"127.0.0.1:" + port + "\", login: \"${secret:login}\", host-key: \"" + hostKey + "\" }";
        return YamlSettings.read(connector.connection(), connection, "benchmark", name -> List.of(LOGIN))
                .get()
                .with(YamlSettings.read(spec, channel, "benchmark", name -> List.of(LOGIN))
                        .get());
    }

    @Override
    public void close() throws Exception {
        process.getOutputStream().close();
        process.waitFor();
    }
}
