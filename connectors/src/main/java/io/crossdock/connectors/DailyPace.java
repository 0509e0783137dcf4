package io.crossdock.connectors;

import io.crossdock.config.When;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.util.function.Supplier;

/** Looks at a set time of the day, then twice more, since a file is taken by the second look that finds it unchanged. */
final class DailyPace implements Supplier<Pause> {

    private static final Pause BETWEEN_LOOKS = Pause.of(Duration.ofSeconds(30));
    private static final int LOOKS_MORE = 2;

    private final When.At at;
    private final InstantSource clock;
    private int left;

    DailyPace(When.At at, InstantSource clock) {
        this.at = at;
        this.clock = clock;
    }

    @Override
    public Pause get() {
        if (left > 0) {
            left--;
            return BETWEEN_LOOKS;
        }
        left = LOOKS_MORE;
        Instant now = clock.instant();
        return Pause.of(Duration.between(now, next(at, now)));
    }

    /** The next time after an instant; a time that the day skips (summer time) is the one an hour later. */
    static Instant next(When.At at, Instant after) {
        ZonedDateTime day = after.atZone(at.zone());
        ZonedDateTime candidate = day.toLocalDate().atTime(at.time()).atZone(at.zone());
        while (!candidate.toInstant().isAfter(after) || isFree(at, candidate)) {
            candidate = candidate.toLocalDate().plusDays(1).atTime(at.time()).atZone(at.zone());
        }
        return candidate.toInstant();
    }

    private static boolean isFree(When.At at, ZonedDateTime time) {
        DayOfWeek day = time.getDayOfWeek();
        return at.workdaysOnly() && (day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY);
    }
}
