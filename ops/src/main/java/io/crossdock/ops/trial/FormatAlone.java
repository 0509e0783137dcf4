package io.crossdock.ops.trial;

import io.crossdock.config.Batch;
import io.crossdock.config.Channel;
import io.crossdock.config.Checked;
import io.crossdock.config.Checks;
import io.crossdock.config.Configuration;
import io.crossdock.config.Connection;
import io.crossdock.config.Direction;
import io.crossdock.config.Kind;
import io.crossdock.config.Location;
import io.crossdock.config.Part;
import io.crossdock.config.Partner;
import io.crossdock.config.Settings;
import io.crossdock.config.When;
import io.crossdock.config.Where;
import io.crossdock.config.yaml.YamlSettings;
import io.crossdock.mappings.Format;
import io.crossdock.routes.channel.Words;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A format that no channel agreed on yet, as if something came in it from ourselves. */
public final class FormatAlone {

    private static final String ID = "try";

    private FormatAlone() {}

    /**
     * A channel that stands in no file.
     *
     * @param kinds what it may carry; those that the format does not know are left out, where it knows others
     * @param settings YAML, as below the format's word in a channel's file; blank: none
     */
    public static Checked<Channel> of(
            Configuration configuration, Words words, String format, Set<Kind> kinds, String settings) {
        Format word = words.format(format)
                .orElseThrow(() -> new IllegalArgumentException("there is no format '" + format + "'"));
        String yaml = settings.isBlank() ? "{}" : settings;
        return YamlSettings.read(word.spec(), yaml, format, secret -> List.of())
                .then(read ->
                        Checked.sound(channel(configuration.us(), known(word, read, kinds), new Part(format, read))));
    }

    private static Set<Kind> known(Format format, Settings settings, Set<Kind> kinds) {
        Set<Kind> known = kinds.stream()
                .filter(kind -> format.codec(settings, Set.of(kind)).problems().isEmpty())
                .collect(Collectors.toSet());
        return known.isEmpty() ? kinds : known;
    }

    private static Channel channel(Partner us, Set<Kind> kinds, Part format) {
        return new Channel(
                ID,
                us,
                Direction.IN,
                kinds,
                new Connection(us.id(), ID, ID, Settings.NONE),
                Settings.NONE,
                format,
                Where.ALL,
                Optional.empty(),
                new When.OnArrival(),
                new Batch.Single(),
                new Channel.Rules(
                        false,
                        Checks.NONE,
                        false,
                        Duration.ZERO,
                        1,
                        100,
                        Channel.Expects.ANY,
                        Optional.empty(),
                        Optional.empty()),
                Location.of(format.name()));
    }
}
