package io.crossdock.routes.broker;

import java.time.Instant;

/**
 * A message and how it left the hop.
 *
 * @param address where it came from, without the tenant
 * @param began when its turn came
 */
public record Handled(String address, Message message, Outcome outcome, Instant began) {}
