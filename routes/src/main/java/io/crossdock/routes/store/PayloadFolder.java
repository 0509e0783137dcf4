package io.crossdock.routes.store;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;

/**
 * Whether a payload folder belongs to the database: a mark in it bears an id that the database knows. A node with another folder
 * would refer to bytes that the other nodes cannot read (decision D15).
 */
public final class PayloadFolder {

    private static final String MARK = "belongs-to";

    private final Database database;
    private final String tenant;
    private final Path folder;

    public PayloadFolder(Database database, String tenant, Path folder) {
        this.database = database;
        this.tenant = tenant;
        this.folder = folder;
    }

    /**
     * Marks the folder, where the database knows none yet.
     *
     * @throws IOException for a folder that is not the one that the other nodes use
     */
    public void checkShared() throws IOException {
        Optional<String> known = known();
        if (known.isEmpty()) {
            String mark = mark();
            known = Optional.of(database.durably(() -> register(mark)));
        }
        if (!Files.exists(file()) || !known.get().equals(read())) {
            throw new IOException("the payload folder " + folder.toAbsolutePath()
                    + " is not the one that this database's payloads lie in: mount the folder that the other nodes use, and name it"
                    + " in hub.yaml (payloads: ...); if it was moved on purpose, move all of it, with its file '" + MARK
                    + "'");
        }
    }

    private Optional<String> known() {
        return database.sql()
                .sql("select mark from store_folder where tenant = ?")
                .param(tenant)
                .query(String.class)
                .optional();
    }

    /** Of two nodes that start at once with folders of their own, one finds the other's. */
    private String register(String mark) {
        database.sql()
                .sql("insert into store_folder (tenant, mark) values (?, ?) on conflict do nothing")
                .params(tenant, mark)
                .update();
        return known().orElseThrow();
    }

    private String mark() throws IOException {
        try {
            Files.writeString(
                    file(), tenant + " " + UUID.randomUUID(), StandardOpenOption.CREATE_NEW, StandardOpenOption.SYNC);
        } catch (FileAlreadyExistsException marked) {
            return read();
        }
        return read();
    }

    private String read() throws IOException {
        return Files.readString(file());
    }

    private Path file() {
        return folder.resolve(MARK);
    }
}
