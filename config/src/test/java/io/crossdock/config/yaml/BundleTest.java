package io.crossdock.config.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleTest {

    private final Path root;

    BundleTest(@TempDir Path root) throws IOException {
        this.root = root.resolve("config");
        write("hub.yaml", "tenant: north");
        write("partners/post/partner.yaml", "name: Post\nlogin: ${secret:post}");
        write("partners/post/samples/orders-out/one/settings.yaml", "a: b");
        write("tables/stores.csv", "id\nwien\n");
        write("secrets/post", "s3same");
        write(".git/config.yaml", "a: b");
    }

    @Test
    void comesBackWithTheSameFilesAndTheSameHash() throws IOException {
        Bundle bundle = Bundle.of(root).get();
        Bundle again = Bundle.unzip(bundle.zip());
        Path copy = root.resolveSibling("copy");
        again.write(copy);

        assertThat(again.hash()).isEqualTo(bundle.hash());
        assertThat(Bundle.of(copy).get().hash()).isEqualTo(bundle.hash());
        assertThat(files(copy)).containsExactly("hub.yaml", "partners/post/partner.yaml", "tables/stores.csv");
        assertThat(copy.resolve("partners/post/partner.yaml")).hasContent("name: Post\nlogin: ${secret:post}");
    }

    @Test
    void isTheSameBytesWheneverItIsZipped() throws IOException {
        byte[] zip = Bundle.of(root).get().zip();
        Files.setLastModifiedTime(root.resolve("hub.yaml"), FileTime.from(Instant.EPOCH));
        assertThat(Bundle.of(root).get().zip()).isEqualTo(zip);
    }

    @Test
    void changesItsHashWithEachFile() throws IOException {
        String hash = Bundle.of(root).get().hash();
        write("tables/stores.csv", "id\nbern\n");
        assertThat(Bundle.of(root).get().hash()).isNotEqualTo(hash);
    }

    @Test
    void takesNoFileThatWouldLieOutside() throws IOException {
        for (String name : List.of("../hub.yaml", "/etc/hub.yaml", "partners/../../hub.yaml")) {
            ByteArrayOutputStream zip = new ByteArrayOutputStream();
            try (ZipOutputStream out = new ZipOutputStream(zip)) {
                out.putNextEntry(new ZipEntry(name));
            }
            assertThatThrownBy(() -> Bundle.unzip(zip.toByteArray())).hasMessageContaining(name);
        }
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
