package io.crossdock.connectors.sftp;

import io.crossdock.config.Problem;
import io.crossdock.config.Setting;
import io.crossdock.config.Settings;
import io.crossdock.config.Spec;
import io.crossdock.connectors.Target;
import org.apache.camel.model.ProcessorDefinition;

/** Writes files into a folder on a server, each complete before it has its name. */
public final class SftpTarget implements Target {

    private static final Spec SPEC = Spec.of(
                    "sftp",
                    "Writes files into a folder on a server, each complete before it has its name.",
                    Setting.text("folder", "The folder to write to.").must(),
                    Setting.flag("overwrite", "Whether a file may replace another one of its name.")
                            .or("false"))
            .example("{ folder: /in/orders }");

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
        return route.process(new Upload(settings));
    }

    @Override
    public Problem.Code explain(Exception failure) {
        return Sftp.explain(failure);
    }
}
