package io.crossdock.config;

/**
 * An expression over a document's content, as it was written; what it means is not known here.
 *
 * @param text JSONata
 */
public record Expression(String text, Location at) {}
