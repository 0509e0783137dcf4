package io.crossdock.connectors.sftp;

import io.crossdock.config.Problem;
import io.crossdock.config.Settings;
import io.crossdock.config.Spec;
import io.crossdock.connectors.Finding;
import io.crossdock.connectors.FolderUpload;
import io.crossdock.connectors.Target;
import java.util.List;
import org.apache.camel.model.ProcessorDefinition;

/** Writes files into a folder on a server, each complete before it has its name. */
public final class SftpTarget implements Target {

    private static final Spec SPEC = FolderUpload.spec("sftp");

    @Override
    public Spec connection() {
        return Sftp.CONNECTION;
    }

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public ProcessorDefinition<?> to(ProcessorDefinition<?> route, Settings settings) {
        return route.process(new FolderUpload<>(settings, "sftp", context -> Server.endpoint(context, settings)));
    }

    @Override
    public Problem.Code explain(Exception failure) {
        return Sftp.explain(failure);
    }

    @Override
    public List<Finding> probe(Settings settings) {
        return Sftp.probe(this, settings, folder -> folder.write(settings.flag(FolderUpload.RENAME.name())));
    }
}
