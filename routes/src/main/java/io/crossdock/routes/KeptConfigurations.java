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
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.util.ConcurrentLruCache;

/**
 * The configuration in force, and those before it out of their bundles; the latest that were asked for are at hand. They are only looked
 * at: secrets have no value in them.
 */
final class KeptConfigurations implements Configurations {

    private static final int AT_HAND = 8;

    private final Bundles bundles;
    private final Path data;
    private final Words words;
    private final Station station;
    private final Supplier<Configuration> current;
    private final ConcurrentLruCache<String, Optional<Configuration>> read =
            new ConcurrentLruCache<>(AT_HAND, this::read);

    KeptConfigurations(Bundles bundles, Path data, Words words, Station station, Supplier<Configuration> current) {
        this.bundles = bundles;
        this.data = data;
        this.words = words;
        this.station = station;
        this.current = current;
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

    /** One that is unknown may be applied by another node at any time. */
    private Optional<Configuration> kept(String bundle) {
        Optional<Configuration> kept = read.get(bundle);
        if (kept.isEmpty()) {
            read.remove(bundle);
        }
        return kept;
    }

    private Optional<Configuration> read(String bundle) {
        return bundles.find(bundle).map(this::configuration);
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
