package io.crossdock.routes;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One PostgreSQL for the tests of a class, and on it a tenant for each. */
final class TenantEach implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {

    private Optional<Postgres> postgres = Optional.empty();
    private int tenant;

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        postgres = Optional.of(Postgres.start());
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        tenant++;
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        postgres.orElseThrow().close();
    }

    /** Settings that differ in the database and the tenant only. */
    HubSettings in(HubSettings settings) {
        return postgres.orElseThrow().in(settings, "t" + tenant);
    }
}
