package io.crossdock.connectors.http;

import io.crossdock.connectors.ConnectorBench;
import io.crossdock.connectors.Counterpart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** A partner with an API, and the hub beside it. */
abstract class HttpBench extends ConnectorBench {

    static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    static final byte[] ORDER = "{\"number\":\"4711\"}".getBytes(StandardCharsets.UTF_8);

    @Override
    protected Counterpart counterpart() throws IOException {
        return new ApiPartner();
    }

    ApiPartner partner() {
        return (ApiPartner) counterpart;
    }
}
