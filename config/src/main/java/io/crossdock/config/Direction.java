package io.crossdock.config;

/** Which way documents go, seen from the hub. */
public enum Direction {
    IN,
    OUT
}
