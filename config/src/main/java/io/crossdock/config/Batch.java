package io.crossdock.config;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;

/** How many documents go out in one transmission. */
public sealed interface Batch {

    /** One document, one transmission. */
    record Single() implements Batch {}

    /** {@code { max: 1000, every: 5m }}: closed when full, or when the oldest document has waited so long. */
    record Collected(int max, Duration every) implements Batch {}

    /** {@code { by: business-date, until: "23:55 Europe/Berlin" }}: one transmission a business date, closed at that time of that day. */
    record Daily(LocalTime until, ZoneId zone) implements Batch {}
}
