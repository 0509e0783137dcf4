package io.crossdock.config;

/** A word of the language with its settings: {@code edifact: { message: ORDERS }}. */
public record Part(String name, Settings settings) {}
