package io.crossdock.routes;

import io.crossdock.config.Configuration;
import io.crossdock.config.yaml.Bundle;
import io.crossdock.config.yaml.YamlConfiguration;
import io.crossdock.routes.bundle.Bundles;
import io.crossdock.routes.channel.Understanding;
import io.crossdock.routes.channel.Words;
import io.crossdock.routes.intake.Station;
import io.crossdock.routes.rerun.Configurations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The configuration in force, and those before it out of their bundles. They are only looked at: secrets have no value in them. */
record KeptConfigurations(
        Bundles bundles,
        Path data,
        Words words,
        Station station,
        Supplier<Configuration> current,
        Map<String, Configuration> read)
        implements Configurations {

    KeptConfigurations(Bundles bundles, Path data, Words words, Station station, Supplier<Configuration> current) {
        this(bundles, data, words, station, current, new ConcurrentHashMap<>());
    }

    @Override
    public String inForce() {
        return current.get().bundle();
    }

    @Override
    public Optional<Understanding> of(String bundle) {
        Configuration now = current.get();
        return (now.bundle().equals(bundle) ? Optional.of(now) : kept(bundle))
                .map(configuration -> new Understanding(configuration, words, station));
    }

    private Optional<Configuration> kept(String bundle) {
        return Optional.ofNullable(read.get(bundle))
                .or(() -> bundles.find(bundle).map(found -> {
                    Configuration configuration = configuration(found);
                    read.put(bundle, configuration);
                    return configuration;
                }));
    }

    private Configuration configuration(Bundle bundle) {
        try {
            Path folder = Files.createDirectories(data.resolve("bundles").resolve(bundle.hash()));
            bundle.write(folder);
            return words.judged(
                    YamlConfiguration.read(folder, words.vocabulary(), name -> List.of("not looked up: " + name)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
