package io.crossdock.routes.store;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders of raw input that belong to a database, and others. */
class PayloadFolderTest {

    @TempDir
    Path folder;

    private Database database;

    @BeforeEach
    void open() {
        database = Database.embedded(folder.resolve("database"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void takesTheFolderThatTheOtherNodesUse() throws IOException {
        Path shared = folder("shared");

        node(shared).checkShared();
        node(shared).checkShared();
    }

    @Test
    void refusesAFolderOfItsOwn() throws IOException {
        node(folder("shared")).checkShared();
        Path own = folder("own");

        assertThatThrownBy(() -> node(own).checkShared())
                .isInstanceOf(IOException.class)
                .hasMessageContaining(own.toString())
                .hasMessageContaining("payloads:");
    }

    @Test
    void refusesTheFolderOfAnotherDatabase() throws IOException {
        node(folder("shared")).checkShared();
        Path others = folder("others");
        try (Database other = Database.embedded(folder.resolve("other-database"))) {
            new PayloadFolder(other, "main", others).checkShared();
        }

        assertThatThrownBy(() -> node(others).checkShared()).isInstanceOf(IOException.class);
    }

    @Test
    void goesOnAfterACrashBetweenTheMarkAndItsRow() throws IOException {
        Path shared = folder("shared");
        Files.writeString(shared.resolve("belongs-to"), "main 1");

        node(shared).checkShared();
        node(shared).checkShared();
    }

    private PayloadFolder node(Path payloads) {
        return new PayloadFolder(database, "main", payloads);
    }

    private Path folder(String name) throws IOException {
        return Files.createDirectories(folder.resolve(name));
    }
}
