package io.crossdock.connectors.sql;

import static org.awaitility.Awaitility.await;

import io.crossdock.connectors.FreePort;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.commons.io.FileUtils;

/** MariaDB of the machine, with data of its own. */
final class MariaDbEngine implements Engine {

    private static final Path SERVER = Path.of("/usr/sbin/mariadbd");
    private static final Path INSTALL = Path.of("/usr/bin/mariadb-install-db");

    private final int port = FreePort.find();
    private final Path folder;
    private final Process server;

    static boolean isInstalled() {
        boolean installed = Files.isExecutable(SERVER) && Files.isExecutable(INSTALL);
        if (!installed) {
            System.err.println("NOT TESTED against MariaDB: " + SERVER + " is not installed (Debian: mariadb-server)");
        }
        return installed;
    }

    MariaDbEngine() throws IOException {
        folder = Files.createTempDirectory("crossdock-mariadb-");
        String user = System.getProperty("user.name");
        Path data = Files.createDirectories(folder.resolve("mariadb"));
        Path log = folder.resolve("mariadb.log");
        start(
                log,
                INSTALL.toString(),
                "--no-defaults",
                "--user=" + user,
                "--datadir=" + data,
                "--auth-root-authentication-method=normal",
                "--skip-test-db");
        server = new ProcessBuilder(List.of(
                        SERVER.toString(),
                        "--no-defaults",
                        "--user=" + user,
                        "--datadir=" + data,
                        "--socket=" + folder.resolve("mariadb.sock"),
                        "--pid-file=" + folder.resolve("mariadb.pid"),
                        "--bind-address=127.0.0.1",
                        "--port=" + port,
                        "--innodb-buffer-pool-size=32M",
                        "--character-set-server=utf8mb4"))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        await().atMost(Duration.ofMinutes(2)).ignoreExceptions().until(this::letUserIn);
    }

    private static void start(Path log, String... command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(new File(log.toString()))
                .start();
        try {
            if (!process.waitFor(5, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new IOException(Files.readString(log));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private boolean letUserIn() throws SQLException {
        String root = "jdbc:mariadb://127.0.0.1:" + port + "/mysql";
        try (Connection connection = DriverManager.getConnection(root, "root", "");
                Statement statement = connection.createStatement()) {
            statement.execute("create database if not exists partner");
            statement.execute("create user if not exists hub identified by '" + PASSWORD + "'");
            statement.execute("grant all on partner.* to hub");
            return true;
        }
    }

    @Override
    public String address() {
        return "jdbc:mariadb://127.0.0.1:" + port + "/partner";
    }

    /** It has none that knows an offset; a time is one of the connection's zone. */
    @Override
    public String instant() {
        return "datetime(6)";
    }

    @Override
    public String types(String names) {
        return "types: { " + names + " }, ";
    }

    @Override
    public String quoted(String name) {
        return "`" + name + "`";
    }

    @Override
    public String upsert() {
        return "insert into stock values (:sku, :quantity) on duplicate key update quantity = values(quantity)";
    }

    @Override
    public String[] procedure() {
        return new String[] {
            "create or replace procedure take_stock(sku varchar(9), quantity int) insert into stock values (sku, quantity)"
        };
    }

    @Override
    public void close() {
        server.destroy();
        try {
            server.waitFor(30, TimeUnit.SECONDS);
            FileUtils.deleteDirectory(folder.toFile());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
