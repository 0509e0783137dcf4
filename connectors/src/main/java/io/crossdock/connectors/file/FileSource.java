package io.crossdock.connectors.file;

import io.crossdock.config.Problem;
import io.crossdock.config.Settings;
import io.crossdock.config.Spec;
import io.crossdock.config.When;
import io.crossdock.config.Wire;
import io.crossdock.connectors.Bookmark;
import io.crossdock.connectors.Finding;
import io.crossdock.connectors.FolderReader;
import io.crossdock.connectors.Source;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.file.FileComponent;
import org.apache.camel.component.file.FileConsumer;
import org.apache.camel.component.file.FileEndpoint;
import org.apache.camel.component.file.GenericFileConfiguration;
import org.apache.camel.component.file.GenericFileOperations;
import org.apache.camel.model.RouteDefinition;

/** Takes the files of a folder, the oldest first, and moves each one away once the hub has it. */
public final class FileSource implements Source {

    private static final Spec SPEC = Spec.of(
                    "file",
                    "Takes the files of a folder, the oldest first, and moves each one away once the hub has it."
                            + " Looks each second; where nothing has come for long, each fifth, or when the system tells of a file.",
                    FolderReader.FOLDER,
                    FolderReader.INCLUDE,
                    FolderReader.ARCHIVE,
                    FolderReader.AFTER)
            .example("{ folder: out, include: \"*.edi\" }");

    private final FolderReader reader;

    public FileSource() {
        this(new FolderReader(Duration.ofSeconds(1), Duration.ofSeconds(5), InstantSource.system()));
    }

    FileSource(FolderReader reader) {
        this.reader = reader;
    }

    @Override
    public Spec connection() {
        return Folders.CONNECTION;
    }

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public RouteDefinition from(RouteBuilder routes, Settings settings, When when, Bookmark bookmark) {
        Path folder = Folders.folder(settings);
        FileEndpoint endpoint = endpoint(routes, folder);
        FolderNews news = FolderNews.of(routes.getContext());
        return reader.read(
                routes,
                endpoint,
                settings,
                when,
                bell -> news.rings(folder, bell),
                (name, file, exchange) -> new LocalWire(name, file.getFile().toPath()));
    }

    @Override
    public Problem.Code explain(Exception failure) {
        return Folders.explain(failure);
    }

    @Override
    public List<Finding> probe(Settings settings) {
        return Folders.probe(this, settings);
    }

    private static FileEndpoint endpoint(RouteBuilder routes, Path folder) {
        FileComponent component = routes.getContext().getComponent("file", FileComponent.class);
        GenericFileConfiguration configuration = new GenericFileConfiguration();
        configuration.setDirectory(folder.toString());
        FileEndpoint endpoint = new FileEndpoint(folder.toUri().toString(), component) {
            @Override
            protected FileConsumer newFileConsumer(Processor processor, GenericFileOperations<File> operations) {
                return new OldestFiles(this, processor, operations, processStrategy);
            }
        };
        endpoint.setCamelContext(routes.getContext());
        endpoint.setFile(new File(folder.toString()));
        endpoint.setConfiguration(configuration);
        endpoint.setDirectoryMustExist(true);
        return endpoint;
    }

    private record LocalWire(String name, Path path) implements Wire {
        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(path);
        }
    }
}
