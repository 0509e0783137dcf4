package io.crossdock.config.yaml;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads times of day and zones: {@code 02:00 Asia/Shanghai}. */
final class Clock {

    /** A time of day in a zone. */
    record Moment(LocalTime time, ZoneId zone) {}

    private static final Pattern MOMENT = Pattern.compile("([01][0-9]|2[0-3]):([0-5][0-9])(?: +(\\S+))?");

    private final SettingsReader reader;

    Clock(SettingsReader reader) {
        this.reader = reader;
    }

    /** @param usual the zone where none is written */
    Optional<Moment> moment(String written, ZoneId usual, String path) {
        Matcher parts = MOMENT.matcher(written);
        if (!parts.matches()) {
            reader.wrong(path, "expected a time of day such as 02:00 or 02:00 Asia/Shanghai, not '" + written + "'");
            return Optional.empty();
        }
        LocalTime time = LocalTime.of(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)));
        return Optional.ofNullable(parts.group(3))
                .map(zone -> zone(zone, path))
                .orElse(Optional.of(usual))
                .map(zone -> new Moment(time, zone));
    }

    Optional<ZoneId> zone(String written, String path) {
        try {
            return Optional.of(ZoneId.of(written));
        } catch (DateTimeException unknown) {
            reader.wrong(
                    path,
                    "expected a time zone such as Europe/Berlin, not '" + written + "'"
                            + LikelyWord.of(written, ZoneId.getAvailableZoneIds())
                                    .map(word -> "; did you mean '" + word + "'?")
                                    .orElse(""));
            return Optional.empty();
        }
    }
}
