package io.crossdock.connectors.http;

import io.crossdock.connectors.ConnectorBench;
import io.crossdock.connectors.Counterpart;
import io.crossdock.connectors.Source;
import io.crossdock.connectors.Target;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.OptionalInt;

/** A partner with an API, and the hub beside it. */
abstract class HttpBench extends ConnectorBench {

    static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    static final byte[] ORDER = "{\"number\":\"4711\"}".getBytes(StandardCharsets.UTF_8);

    @Override
    protected Source source() {
        return new HttpSource(() -> NOW);
    }

    @Override
    protected Target target() {
        return new HttpTarget(() -> NOW);
    }

    @Override
    protected Counterpart counterpart() throws IOException {
        return new ApiPartner();
    }

    @Override
    protected OptionalInt port() {
        return OptionalInt.of(partner().hubPort);
    }

    ApiPartner partner() {
        return (ApiPartner) counterpart;
    }
}
