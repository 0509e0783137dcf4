package io.crossdock.connectors.sftp;

import io.crossdock.config.Problem;
import io.crossdock.config.Settings;
import io.crossdock.config.Spec;
import io.crossdock.config.When;
import io.crossdock.connectors.Bookmark;
import io.crossdock.connectors.Finding;
import io.crossdock.connectors.FolderReader;
import io.crossdock.connectors.Source;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.RouteDefinition;

/** Takes the files of a folder on a server, the oldest first, and moves each one away once the hub has it. */
public final class SftpSource implements Source {

    private static final Spec SPEC = FolderReader.spec("sftp");

    private final FolderReader reader;

    public SftpSource() {
        this(InstantSource.system());
    }

    SftpSource(InstantSource clock) {
        reader = new FolderReader(Duration.ofSeconds(10), Duration.ofSeconds(10), clock);
    }

    @Override
    public Spec connection() {
        return Sftp.CONNECTION;
    }

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public RouteDefinition from(RouteBuilder routes, Settings settings, When when, Bookmark bookmark) {
        return reader.fetch(routes, Server.endpoint(routes.getContext(), settings), settings, when);
    }

    @Override
    public Problem.Code explain(Exception failure) {
        return Sftp.explain(failure);
    }

    @Override
    public List<Finding> probe(Settings settings) {
        boolean moves = settings.text(FolderReader.AFTER.name()).equals("move");
        return Sftp.probe(this, settings, folder -> folder.write(moves));
    }
}
