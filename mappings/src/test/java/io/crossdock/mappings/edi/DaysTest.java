package io.crossdock.mappings.edi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class DaysTest {

    @Test
    void takesTwoDigitsForTheYearThatIsNearerToTheStandards() {
        assertThat(Days.of("961105")).contains(LocalDate.of(1996, 11, 5));
        assertThat(Days.of("800101")).contains(LocalDate.of(1980, 1, 1));
        assertThat(Days.of("791231")).contains(LocalDate.of(2079, 12, 31));
        assertThat(Days.of("260205")).contains(LocalDate.of(2026, 2, 5));
    }

    @Test
    void knowsNoDayThatIsNone() {
        assertThat(Days.of("20260230")).isEmpty();
        assertThat(Days.of("2026020")).isEmpty();
        assertThat(Days.of("2026-205")).isEmpty();
        assertThat(Days.of("")).isEmpty();
    }
}
