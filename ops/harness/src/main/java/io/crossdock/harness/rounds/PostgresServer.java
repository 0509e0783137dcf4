package io.crossdock.harness.rounds;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A PostgreSQL that syncs what it commits, on a folder and a port that stay the same when it is killed and started again. */
final class PostgresServer implements AutoCloseable {

    private final Path folder;
    private final int port = Ports.free();
    private EmbeddedPostgres server;

    PostgresServer(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder).toAbsolutePath();
        this.server = begin();
    }

    private EmbeddedPostgres begin() throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setCleanDataDirectory(false)
                .setPort(port)
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start();
    }

    String url() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    /** As {@code kill -9} of the postmaster and of all that it started. */
    void kill() throws IOException, InterruptedException {
        long pid = Long.parseLong(
                Files.readAllLines(folder.resolve("postmaster.pid")).get(0).trim());
        ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
        List<ProcessHandle> all =
                Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        for (ProcessHandle one : all) {
            while (one.isAlive()) {
                Thread.sleep(10);
            }
        }
    }

    /** Starts it on what the killed one left. */
    void startAgain() throws IOException {
        server.close(); // gives its lock on the folder back
        server = begin();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
