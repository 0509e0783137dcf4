package io.crossdock.routes.broker;

/**
 * A message and how it left the hop.
 *
 * @param address where it came from, without the tenant
 */
public record Handled(String address, Message message, Outcome outcome) {}
