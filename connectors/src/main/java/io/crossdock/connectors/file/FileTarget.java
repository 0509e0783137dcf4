package io.crossdock.connectors.file;

import io.crossdock.config.Location;
import io.crossdock.config.Problem;
import io.crossdock.config.Setting;
import io.crossdock.config.Settings;
import io.crossdock.config.Spec;
import io.crossdock.config.Wire;
import io.crossdock.connectors.Dispatch;
import io.crossdock.connectors.Finding;
import io.crossdock.connectors.FolderCodes;
import io.crossdock.connectors.Leaf;
import io.crossdock.connectors.Receipt;
import io.crossdock.connectors.Target;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.apache.camel.model.ProcessorDefinition;

/**
 * Writes files into a folder. A file has its final name only when all its bytes are on the disk; a name that is taken by the same
 * bytes is an earlier attempt of the same dispatch.
 *
 * <p>Camel's own file producer neither syncs nor compares, so the few steps are taken here.
 */
public final class FileTarget implements Target {

    private static final Spec SPEC = Spec.of(
                    "file",
                    "Writes files into a folder, each complete before it has its name.",
                    Setting.text("folder", "The folder to write to.").must(),
                    Setting.flag("overwrite", "Whether a file may replace another one of its name.")
                            .or("false"))
            .example("{ folder: in/orders }");

    @Override
    public Spec connection() {
        return Folders.CONNECTION;
    }

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public ProcessorDefinition<?> to(ProcessorDefinition<?> route, Settings settings) {
        Path folder = Folders.folder(settings);
        boolean overwrite = settings.flag("overwrite");
        return route.process(exchange -> {
            Dispatch dispatch = exchange.getMessage().getMandatoryBody(Dispatch.class);
            exchange.getMessage().setBody(write(dispatch.wire(), folder, overwrite));
        });
    }

    @Override
    public Problem.Code explain(Exception failure) {
        return Folders.explain(failure);
    }

    @Override
    public List<Finding> probe(Settings settings) {
        return Folders.probe(this, settings);
    }

    private static Receipt write(Wire wire, Path folder, boolean overwrite) throws IOException {
        if (!Leaf.is(wire.name())) {
            return Receipt.refused(FolderCodes.NAME_IS_PATH.at(
                    Location.of(folder.toString()),
                    "the name '" + Leaf.of(wire.name()) + "' was asked for with a path"));
        }
        Path unfinished = folder.resolve(Leaf.unfinished(wire.name()));
        boolean done = false;
        try {
            writeThrough(wire, unfinished);
            Receipt receipt = finish(unfinished, folder.resolve(wire.name()), overwrite);
            done = true;
            syncFolder(folder);
            return receipt;
        } finally {
            if (!done) {
                Files.deleteIfExists(unfinished);
            }
        }
    }

    private static void writeThrough(Wire wire, Path path) throws IOException {
        try (InputStream in = wire.open();
                FileChannel file = FileChannel.open(
                        path,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE);
                OutputStream out = Channels.newOutputStream(file)) {
            in.transferTo(out);
            file.force(true);
        }
    }

    private static Receipt finish(Path unfinished, Path path, boolean overwrite) throws IOException {
        if (Files.exists(path) && !overwrite) {
            boolean same = Files.mismatch(unfinished, path) < 0;
            Files.delete(unfinished);
            return same ? Receipt.delivered() : taken(path);
        }
        Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
        return Receipt.delivered();
    }

    private static Receipt taken(Path path) {
        return Receipt.refused(FolderCodes.NAME_TAKEN.at(
                Location.of(path.toString()), "a file of this name with other content is there already"));
    }

    /** Makes the new name survive a power loss; Windows cannot open a folder, and keeps names in its journal. */
    private static void syncFolder(Path folder) throws IOException {
        if (File.separatorChar == '/') {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
