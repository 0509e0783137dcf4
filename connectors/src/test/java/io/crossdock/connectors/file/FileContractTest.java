package io.crossdock.connectors.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.crossdock.config.Problem;
import io.crossdock.config.Settings;
import io.crossdock.connectors.ConnectorContract;
import io.crossdock.connectors.Counterpart;
import io.crossdock.connectors.Examples;
import io.crossdock.connectors.FolderCodes;
import io.crossdock.connectors.Leaf;
import io.crossdock.connectors.Receipt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileContractTest extends ConnectorContract {

    /** In a folder that was left alone for long. A million of them: {@code -Dcrossdock.files=1000000}. */
    private static final int FILES = Integer.getInteger("crossdock.files", 20_000);

    /** That are held of a look. */
    private static final int MOST = 10_000;

    @Override
    protected Counterpart counterpart() throws IOException {
        return new LocalFolders(folder);
    }

    @Test
    void takesTheOldestFirst() throws Exception {
        lay("b.edi", "2026-03-01T10:00:00Z");
        lay("a.edi", "2026-03-01T11:00:00Z");
        lay("c.edi", "2026-03-01T09:00:00Z");

        receive();

        awaitTaken(3);
        assertThat(takenNames()).containsExactly("c.edi", "b.edi", "a.edi");
    }

    /** The later in the alphabet, the older. */
    @Test
    void holdsTheOldestOfVeryManyAndTakesThemFirst() throws Exception {
        for (int file = 0; file < FILES; file++) {
            lay(ofMany(file), Instant.ofEpochSecond(2_000_000 - file));
        }

        List<Path> held = OldestFiles.in(in(), name -> true);
        receive();
        await().until(() -> takenNames().size() >= 3);

        assertThat(held).hasSize(MOST);
        assertThat(held.get(0)).hasFileName(ofMany(FILES - 1));
        assertThat(held.get(MOST - 1)).hasFileName(ofMany(FILES - MOST));
        assertThat(takenNames()).startsWith(ofMany(FILES - 1), ofMany(FILES - 2), ofMany(FILES - 3));
    }

    private static String ofMany(int file) {
        return "order-%07d.edi".formatted(file);
    }

    @Test
    void leavesHiddenAndUnfinishedFiles() throws Exception {
        for (String name : new String[] {".secret", "order.tmp", "order.PART", "order.filepart", "good.edi"}) {
            lay(name, "2026-03-01T10:00:00Z");
        }

        receive();

        awaitTaken(1);
        assertThat(takenNames()).containsExactly("good.edi");
        assertThat(in().resolve("order.PART")).exists();
    }

    @Test
    void keepsAnArchivedFileOfTheSameName() throws Exception {
        receive();
        counterpart.sends("a.edi", new byte[] {1});
        await().until(() -> counterpart.isAcknowledged("a.edi"));
        counterpart.sends("a.edi", new byte[] {2});
        awaitTaken(2);

        await().until(() -> archived().size() == 2);
        assertThat(in().resolve(".done/a.edi")).hasBinaryContent(new byte[] {1});
        assertThat(archived().get(1).getFileName().toString()).matches("a\\.edi~\\d{8}T\\d{9}Z");
        assertThat(archived().get(1)).hasBinaryContent(new byte[] {2});
    }

    private List<Path> archived() throws IOException {
        try (Stream<Path> files = Files.list(in().resolve(".done"))) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void takesOnlyTheNamesThatAreMeantAndPutsThemWhereToldTo(boolean absolute) throws Exception {
        Path archive = folder.resolve(absolute ? "elsewhere/kept" : "in/kept");
        for (String name : List.of("a.edi", "b1.csv", "b12.csv", "c.txt")) {
            lay(name, "2026-03-01T10:00:00Z");
        }
        receive(Examples.read(source().connection(), "root: " + folder)
                .with(Examples.read(
                        source().spec(),
                        "{ folder: in, include: [\"*.edi\", \"b?.csv\"], archive: \"" + (absolute ? archive : "kept")
                                + "\" }")));

        awaitTaken(2);
        await().until(() -> Files.exists(archive.resolve("b1.csv")));
        assertThat(takenNames()).containsExactly("a.edi", "b1.csv");
        assertThat(archive.resolve("a.edi")).hasContent("a.edi");
        assertThat(in().resolve("b12.csv")).exists();
        assertThat(in().resolve("c.txt")).exists();
        assertThat(in().resolve(".done")).doesNotExist();
    }

    @Test
    void deletesWhatTheHubHasWhereTold() throws Exception {
        Settings delete = Examples.read(source().connection(), "root: " + folder)
                .with(Examples.read(source().spec(), "{ folder: in, after: delete }"));
        receive(delete);

        counterpart.sends("a.edi", new byte[] {1});

        awaitTaken(1);
        await().until(() -> counterpart.isAcknowledged("a.edi"));
        assertThat(in().resolve(".done")).doesNotExist();
    }

    @Test
    void aProbeLeavesNoFile() throws Exception {
        source().probe(counterpart.sourceSettings());
        target().probe(counterpart.targetSettings());

        try (Stream<Path> left = Files.walk(folder).filter(Files::isRegularFile)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void explainsAMissingFolderAndGoesOnOnceItIsThere() throws Exception {
        Files.delete(in());
        receive();
        await().until(() -> !failures().isEmpty());
        assertThat(source().explain(failures().get(0))).isEqualTo(FolderCodes.FOLDER_MISSING);

        Files.createDirectory(in());
        counterpart.sends("a.edi", new byte[] {1});

        awaitTaken(1);
    }

    @Test
    void neverReplacesAnotherFile() throws Exception {
        Files.writeString(out().resolve("a.edi"), "theirs");
        send();

        Receipt receipt = deliver("a.edi", "ours".getBytes(StandardCharsets.UTF_8));

        assertThat(receipt.result()).isEqualTo(Receipt.Result.REFUSED);
        assertThat(receipt.problem()).map(Problem::code).contains(FolderCodes.NAME_TAKEN);
        assertThat(out().resolve("a.edi")).hasContent("theirs");
        assertThat(out()).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void replacesAFileWhereItIsToldTo() throws Exception {
        Files.writeString(out().resolve("a.edi"), "theirs");
        send(overwriting());

        assertThat(deliver("a.edi", "ours".getBytes(StandardCharsets.UTF_8)).result())
                .isEqualTo(Receipt.Result.DELIVERED);

        assertThat(out().resolve("a.edi")).hasContent("ours");
    }

    private Settings overwriting() {
        return Examples.read(target().connection(), "root: " + folder)
                .with(Examples.read(target().spec(), "{ folder: out, overwrite: true }"));
    }

    @Test
    void refusesANameThatIsAPath() throws Exception {
        send();

        Receipt receipt = deliver("../escaped.edi", new byte[] {1});

        assertThat(receipt.problem()).map(Problem::code).contains(FolderCodes.NAME_IS_PATH);
        assertThat(folder.resolve("escaped.edi")).doesNotExist();
    }

    @Test
    void explainsAFullDiskAndGoesOnOnceThereIsRoom() throws Exception {
        Files.createSymbolicLink(out().resolve(Leaf.unfinished("a.edi")), Path.of("/dev/full"));
        send();

        deliver("a.edi", new byte[100_000]);

        assertThat(target().explain(failures().get(0))).isEqualTo(FolderCodes.DISK_FULL);
        assertThat(out()).isEmptyDirectory();
        assertThat(deliver("a.edi", new byte[100_000]).result()).isEqualTo(Receipt.Result.DELIVERED);
        assertThat(out().resolve("a.edi")).hasBinaryContent(new byte[100_000]);
        assertThat(out()).isDirectoryContaining("glob:**/a.edi").isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void explainsARenameThatIsRefusedAndLeavesNothingBehind() throws Exception {
        Files.createDirectories(out().resolve("a.edi/in-the-way"));
        send(overwriting());

        deliver("a.edi", new byte[] {1});

        assertThat(target().explain(failures().get(0)).category()).isEqualTo(Problem.Category.SETUP);
        assertThat(out()).isDirectoryNotContaining("glob:**.part");
        Files.delete(out().resolve("a.edi/in-the-way"));
        Files.delete(out().resolve("a.edi"));
        assertThat(deliver("a.edi", new byte[] {1}).result()).isEqualTo(Receipt.Result.DELIVERED);
        assertThat(out().resolve("a.edi")).hasBinaryContent(new byte[] {1});
    }

    private void lay(String name, String modified) throws IOException {
        lay(name, Instant.parse(modified));
    }

    private void lay(String name, Instant modified) throws IOException {
        Path path = Files.writeString(in().resolve(name), name);
        Files.setLastModifiedTime(path, FileTime.from(modified));
    }

    private Path in() {
        return folder.resolve("in");
    }

    private Path out() {
        return folder.resolve("out");
    }
}
