package io.crossdock.config.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.config.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    private final Path folder;

    SecretsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void readsTheEnvironment() {
        Secret.Provider secrets = Secrets.environment(
                Map.of("CROSSDOCK_SECRET_TILL_KEY", "now", "CROSSDOCK_SECRET_TILL_KEY_NEXT", "then"));
        assertThat(secrets.values("till-key")).containsExactly("now", "then");
        assertThat(secrets.values("other")).isEmpty();
    }

    @Test
    void readsAFolderAnewEachTime() throws IOException {
        Secret secret = new Secret("till-key", Secrets.folder(folder));
        assertThat(secret.accepted()).isEmpty();
        Files.writeString(folder.resolve("till-key"), "now\n");
        assertThat(secret.reveal()).isEqualTo("now");
        Files.writeString(folder.resolve("till-key.next"), "two\nlines\n");
        assertThat(secret.accepted()).containsExactly("now", "two\nlines");
    }

    @Test
    void leavesNoFolder() throws IOException {
        Files.writeString(folder.resolve("key"), "now");
        assertThat(Secrets.folder(folder.resolve("inner")).values("../key")).isEmpty();
    }

    @Test
    void areTheSameWhereverTheyWereRead() {
        assertThat(new Secret("till", name -> List.of("a"))).isEqualTo(new Secret("till", name -> List.of("b")));
        assertThat(new Secret("till", name -> List.of("a"))).isNotEqualTo(new Secret("door", name -> List.of("a")));
    }

    @Test
    void asksProvidersInOrder() throws IOException {
        Files.writeString(folder.resolve("one"), "file");
        Files.writeString(folder.resolve("two"), "file");
        Secret.Provider secrets =
                Secrets.first(Secrets.environment(Map.of("CROSSDOCK_SECRET_ONE", "variable")), Secrets.folder(folder));
        assertThat(secrets.values("one")).containsExactly("variable");
        assertThat(secrets.values("two")).containsExactly("file");
    }
}
