package io.crossdock.connectors;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** The pause that an answer asks for: seconds, or a date (RFC 9110, 10.2.3). */
public final class RetryAfter {

    private RetryAfter() {}

    public static Optional<Duration> of(WebAnswer answer, InstantSource clock) {
        return answer.header("Retry-After")
                .flatMap(text -> text.matches("\\d{1,7}")
                        ? Optional.of(Duration.ofSeconds(Long.parseLong(text)))
                        : until(text, clock.instant()))
                .filter(pause -> !pause.isNegative());
    }

    private static Optional<Duration> until(String date, Instant now) {
        try {
            return Optional.of(Duration.between(
                    now,
                    ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant()));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
