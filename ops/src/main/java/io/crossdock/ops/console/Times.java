package io.crossdock.ops.console;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** How instants are shown: in UTC, those of today by the time alone. */
public record Times(InstantSource clock) {

    private static final DateTimeFormatter FULL =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter TODAY =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);

    public String of(Instant instant) {
        boolean today = LocalDate.ofInstant(instant, ZoneOffset.UTC)
                .equals(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        return (today ? TODAY : FULL).format(instant);
    }

    /** How long ago something was, in the largest unit that fits. */
    public String age(Instant instant) {
        Duration age = Duration.between(instant, clock.instant());
        if (age.toMinutes() < 1) {
            return Math.max(0, age.toSeconds()) + " s";
        }
        if (age.toHours() < 1) {
            return age.toMinutes() + " min";
        }
        return age.toDays() < 2 ? age.toHours() + " h" : age.toDays() + " d";
    }

    static String full(Instant instant) {
        return FULL.format(instant);
    }
}
