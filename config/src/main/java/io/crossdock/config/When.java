package io.crossdock.config;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;

/** When a source is read. */
public sealed interface When {

    /** {@code every: 30s}. */
    record Every(Duration pause) implements When {}

    /** {@code at: "02:00 Asia/Shanghai"}; on every day, or on workdays (Monday to Friday). */
    record At(LocalTime time, ZoneId zone, boolean workdaysOnly) implements When {}

    /** Whatever the connector does by itself: a request arrives, a folder is watched at the connector's own pace. */
    record OnArrival() implements When {}
}
