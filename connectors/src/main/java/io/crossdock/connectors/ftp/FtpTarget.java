package io.crossdock.connectors.ftp;

import io.crossdock.config.Problem;
import io.crossdock.config.Settings;
import io.crossdock.config.Spec;
import io.crossdock.connectors.Finding;
import io.crossdock.connectors.FolderUpload;
import io.crossdock.connectors.Target;
import java.time.InstantSource;
import java.util.List;
import org.apache.camel.model.ProcessorDefinition;

/** Writes files into a folder on a server, each complete before it has its name. */
public final class FtpTarget implements Target {

    private static final Spec SPEC = FolderUpload.spec("ftp");

    @Override
    public Spec connection() {
        return Ftp.CONNECTION;
    }

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public ProcessorDefinition<?> to(ProcessorDefinition<?> route, Settings settings) {
        return route.process(new FolderUpload<>(settings, "ftp", context -> Server.endpoint(context, settings)));
    }

    @Override
    public Problem.Code explain(Exception failure) {
        return Ftp.explain(failure);
    }

    @Override
    public List<Finding> probe(Settings settings) {
        return Ftp.probe(
                this,
                settings,
                InstantSource.system(),
                folder -> folder.write(settings.flag(FolderUpload.RENAME.name())));
    }
}
