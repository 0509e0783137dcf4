package io.crossdock.connectors;

import java.time.Instant;

/**
 * Until when something that the hub shows or trusts is valid.
 *
 * @param what the key under which the settings name it: {@code tls.identity}
 */
public record Expiry(String what, Instant until) {}
