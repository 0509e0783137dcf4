package io.crossdock.config;

import java.util.Locale;

/** Which way documents go, seen from the hub. */
public enum Direction {
    IN,
    OUT;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
