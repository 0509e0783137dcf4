package io.crossdock.connectors.file;

import io.crossdock.connectors.FolderReader;
import io.crossdock.connectors.Oldest;
import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.component.file.FileConsumer;
import org.apache.camel.component.file.FileEndpoint;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileOperationFailedException;
import org.apache.camel.component.file.GenericFileOperations;
import org.apache.camel.component.file.GenericFileProcessStrategy;

/** Looks at the oldest files of a folder, and holds no others, however many there are; Camel's own look holds all. */
final class OldestFiles extends FileConsumer {

    private final String folder;

    OldestFiles(
            FileEndpoint endpoint,
            Processor processor,
            GenericFileOperations<File> operations,
            GenericFileProcessStrategy<File> strategy) {
        super(endpoint, processor, operations, strategy);
        this.folder = endpoint.getConfiguration().getDirectory();
    }

    @Override
    protected boolean pollDirectory(Exchange dynamic, String name, List<GenericFile<File>> found, int depth) {
        for (Path path : in(Path.of(folder), FolderReader.meant(getEndpoint()))) {
            GenericFile<File> file =
                    asGenericFile(folder, path.toFile(), getEndpoint().getCharset(), false);
            if (isValidFile(
                    dynamic,
                    () -> file,
                    file.getFileNameOnly(),
                    file.getAbsoluteFilePath(),
                    file::getFileName,
                    false,
                    new File[0])) {
                found.add(file);
            }
        }
        return true;
    }

    /** When it was asked for; the folder may be different by now. */
    private record Seen(Path path, long modified) {
        String name() {
            return path.getFileName().toString();
        }
    }

    /** The oldest files, the oldest first. */
    static List<Path> in(Path folder, Predicate<String> meant) {
        Oldest<Seen> oldest = new Oldest<>(meant, Seen::name, Seen::modified);
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            for (Path path : all) {
                if (meant.test(path.getFileName().toString())) {
                    seen(path).ifPresent(oldest::add);
                }
            }
        } catch (IOException | DirectoryIteratorException failure) {
            throw new GenericFileOperationFailedException(
                    "Cannot look into " + folder + ": " + failure.getMessage(), failure);
        }
        return oldest.files().stream().map(Seen::path).toList();
    }

    /** Nothing where it is no file, or none any more. */
    private static Optional<Seen> seen(Path path) throws IOException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            return attributes.isDirectory()
                    ? Optional.empty()
                    : Optional.of(new Seen(path, attributes.lastModifiedTime().toMillis()));
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        }
    }
}
