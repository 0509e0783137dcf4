package io.crossdock.ops;

import io.crossdock.config.Configuration;
import io.crossdock.config.Secret;
import io.crossdock.config.yaml.Secrets;
import io.crossdock.config.yaml.YamlConfiguration;
import io.crossdock.routes.channel.Words;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The folders of one hub.
 *
 * @param config where its configuration is
 */
public record Installation(Path config) {

    /** Names the folder of secrets; without it, they lie in {@code data/secrets} beside the configuration. */
    private static final String SECRETS = "CROSSDOCK_SECRETS";

    public Installation {
        config = config.toAbsolutePath().normalize();
    }

    /** Reads the configuration as it is now. */
    public Configuration read(Words words) {
        return read(config, words);
    }

    /** Reads the files of another folder with the secrets of this installation. */
    public Configuration read(Path folder, Words words) {
        return words.judged(YamlConfiguration.read(folder, words.vocabulary(), secrets()));
    }

    /**
     * Reads the configuration where it is looked at, not run: secrets that have no value here stop nothing.
     *
     * @param missing takes their names
     */
    public Configuration readToLook(Words words, Set<String> missing) {
        Secret.Provider secrets = secrets();
        return words.judged(YamlConfiguration.read(config, words.vocabulary(), name -> {
            List<String> values = secrets.values(name);
            if (values.isEmpty()) {
                missing.add(name);
            }
            return values.isEmpty() ? List.of(name) : values;
        }));
    }

    /** Environment variables first, then files. */
    public Secret.Provider secrets() {
        Path folder = Optional.ofNullable(System.getenv(SECRETS))
                .map(Path::of)
                .orElseGet(() -> config.resolveSibling("data").resolve("secrets"));
        return Secrets.first(Secrets.environment(System.getenv()), Secrets.folder(folder));
    }

    /** The folder of all that the hub keeps; a relative one lies beside the configuration. */
    public Path data(Configuration configuration) {
        return config.resolveSibling(configuration.hub().text("data")).normalize();
    }

    /** The folder of raw input, which several nodes share; without a word about it, a part of the data folder. */
    public Path payloads(Configuration configuration) {
        return configuration
                .hub()
                .optionalText("payloads")
                .map(folder -> config.resolveSibling(folder).normalize())
                .orElseGet(() -> data(configuration).resolve("payloads"));
    }
}
