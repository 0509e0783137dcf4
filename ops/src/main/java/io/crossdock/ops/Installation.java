package io.crossdock.ops;

import io.crossdock.config.Configuration;
import io.crossdock.config.Secret;
import io.crossdock.config.yaml.Secrets;
import io.crossdock.config.yaml.YamlConfiguration;
import io.crossdock.routes.channel.Words;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The folders of one hub.
 *
 * @param config where its configuration is
 */
public record Installation(Path config) {

    /** Names the folder of secrets; without it, they lie in {@code secrets} beside the configuration. */
    private static final String SECRETS = "CROSSDOCK_SECRETS";

    public Installation {
        config = config.toAbsolutePath().normalize();
    }

    /** Reads the configuration as it is now. */
    public Configuration read(Words words) {
        return YamlConfiguration.read(config, words.vocabulary(), secrets());
    }

    /** Environment variables first, then files. */
    public Secret.Provider secrets() {
        Path folder = Optional.ofNullable(System.getenv(SECRETS))
                .map(Path::of)
                .orElseGet(() -> config.resolveSibling("secrets"));
        return Secrets.first(Secrets.environment(System.getenv()), Secrets.folder(folder));
    }

    /** The folder of all that the hub keeps; a relative one lies beside the configuration. */
    public Path data(Configuration configuration) {
        return config.resolveSibling(configuration.hub().text("data")).normalize();
    }
}
