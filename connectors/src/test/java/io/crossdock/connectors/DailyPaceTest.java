package io.crossdock.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.config.When;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DailyPaceTest {

    /** The 1st of March 2026 is a Sunday; in Berlin the 29th has no half past two. */
    @ParameterizedTest
    @CsvSource({
        "06:00, Asia/Shanghai, false, 2026-03-01T21:59:59Z, 2026-03-01T22:00:00Z",
        "06:00, Asia/Shanghai, false, 2026-03-01T22:00:00Z, 2026-03-02T22:00:00Z",
        "06:00, Europe/Berlin, false, 2026-03-01T12:00:00Z, 2026-03-02T05:00:00Z",
        "06:00, Europe/Berlin, false, 2026-02-28T12:00:00Z, 2026-03-01T05:00:00Z",
        "06:00, Europe/Berlin, true, 2026-02-28T12:00:00Z, 2026-03-02T05:00:00Z",
        "06:00, Europe/Berlin, true, 2026-02-27T04:00:00Z, 2026-02-27T05:00:00Z",
        "06:00, Europe/Berlin, true, 2026-02-27T05:00:00Z, 2026-03-02T05:00:00Z",
        "23:30, America/New_York, true, 2026-02-28T04:00:00Z, 2026-02-28T04:30:00Z",
        "02:30, Europe/Berlin, false, 2026-03-28T12:00:00Z, 2026-03-29T01:30:00Z"
    })
    void looksAtItsTimeInItsZoneOnItsDays(LocalTime time, String zone, boolean workdays, Instant now, Instant next) {
        When.At at = new When.At(time, ZoneId.of(zone), workdays);

        assertThat(DailyPace.next(at, now)).isEqualTo(next);
    }
}
