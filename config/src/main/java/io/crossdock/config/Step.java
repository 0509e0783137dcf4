package io.crossdock.config;

/**
 * One step of the flow of a kind (decision D9).
 *
 * @param rule its word and settings
 * @param where the documents it is for; the others pass it by
 */
public record Step(Part rule, Where where) {}
