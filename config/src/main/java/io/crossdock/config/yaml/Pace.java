package io.crossdock.config.yaml;

import io.crossdock.config.Batch;
import io.crossdock.config.Settings;
import io.crossdock.config.When;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Reads {@code when} and {@code batch}, whose keys are ways that exclude each other. */
final class Pace {

    private final SettingsReader reader;
    private final ZoneId zone;

    Pace(SettingsReader reader, ZoneId zone) {
        this.reader = reader;
        this.zone = zone;
    }

    When when(Settings channel) {
        Settings when = channel.group("when");
        if (when.has("calendar") && !when.has("at")) {
            reader.wrong(LanguageCodes.KEY_MISSING, "when", "'at' is missing: calendar says on which days");
        }
        oneOf("when", when, List.of("every", "at", "on"));
        if (when.has("every")) {
            return new When.Every(positive(when.time("every"), "when.every"));
        }
        boolean workdays = when.optionalText("calendar").orElse("daily").equals("workdays");
        return when.optionalText("at")
                .flatMap(at -> new Clock(reader).moment(at, zone, "when.at"))
                .map(at -> (When) new When.At(at.time(), at.zone(), workdays))
                .orElseGet(When.OnArrival::new);
    }

    Batch batch(Settings channel) {
        Settings batch = channel.group("batch");
        boolean collected = batch.has("max") || batch.has("every");
        boolean daily = batch.has("by") || batch.has("until");
        if (collected && daily) {
            reader.wrong(LanguageCodes.KEYS_CONTRADICT, "batch", "max and every are one way, by and until are another");
            return new Batch.Single();
        }
        if (collected && both(batch, "max", "every")) {
            return new Batch.Collected((int) batch.number("max"), positive(batch.time("every"), "batch.every"));
        }
        return daily && both(batch, "by", "until") ? daily(batch) : new Batch.Single();
    }

    private Batch daily(Settings batch) {
        Optional<Clock.Moment> until = new Clock(reader).moment(batch.text("until"), zone, "batch.until");
        return until.map(moment -> (Batch) new Batch.Daily(moment.time(), moment.zone()))
                .orElseGet(Batch.Single::new);
    }

    private boolean both(Settings batch, String first, String second) {
        for (String key : List.of(first, second)) {
            if (!batch.has(key)) {
                reader.wrong(
                        LanguageCodes.KEY_MISSING, "batch", "'" + key + "' is missing: it belongs to the other key");
            }
        }
        return batch.has(first) && batch.has(second);
    }

    private void oneOf(String path, Settings settings, List<String> keys) {
        List<String> written = keys.stream().filter(settings::has).toList();
        if (written.size() > 1) {
            reader.wrong(LanguageCodes.KEYS_CONTRADICT, path, String.join(" and ", written) + " exclude each other");
        }
    }

    private Duration positive(Duration time, String path) {
        if (time.isZero()) {
            reader.wrong(path, "expected a time longer than nothing");
        }
        return time;
    }
}
