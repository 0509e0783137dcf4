package io.crossdock.connectors.file;

import io.crossdock.config.Problem.Code;
import io.crossdock.config.Setting;
import io.crossdock.config.Settings;
import io.crossdock.config.Spec;
import io.crossdock.connectors.Connector;
import io.crossdock.connectors.Fault;
import io.crossdock.connectors.Finding;
import io.crossdock.connectors.FolderCodes;
import io.crossdock.connectors.Probe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** What reading and writing folders have in common. */
final class Folders {

    static final Spec CONNECTION = Spec.of(
                    "file",
                    "A folder on a disk or share that the hub has mounted.",
                    Setting.text("root", "The folder that the channels' folders are seen from.")
                            .or("."))
            .example("{ root: /srv/exchange/nordwind }");

    static final Code FILE_FAILED = Code.setup("FILE-FAILED", "Check the disk or share that holds the folder.");
    static final Code FILE_UNEXPECTED = Code.bug("FILE-UNEXPECTED", "Report it with the log of this moment.");

    private Folders() {}

    static Path folder(Settings settings) {
        return Path.of(settings.text("root"))
                .resolve(settings.text("folder"))
                .toAbsolutePath()
                .normalize();
    }

    static List<Finding> probe(Connector connector, Settings settings) {
        Path folder = folder(settings);
        return Probe.of(connector, folder.toString(), () -> read(folder), () -> write(folder));
    }

    private static String read(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return "the folder " + folder + " can be read; it holds " + files.count() + " files";
        }
    }

    private static String write(Path folder) throws IOException {
        Path first = Files.createTempFile(folder, ".crossdock-", ".part");
        Path second = first.resolveSibling(first.getFileName() + "~");
        try {
            Files.move(first, second, StandardCopyOption.ATOMIC_MOVE);
            return "files can be written, renamed and deleted in " + folder;
        } finally {
            Files.deleteIfExists(first);
            Files.deleteIfExists(second);
        }
    }

    static Code explain(Exception failure) {
        return Fault.codeIn(failure)
                .or(() -> FolderCodes.in(failure))
                .orElseGet(() ->
                        Fault.chain(failure).anyMatch(IOException.class::isInstance) ? FILE_FAILED : FILE_UNEXPECTED);
    }
}
