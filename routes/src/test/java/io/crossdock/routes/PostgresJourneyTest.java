package io.crossdock.routes;

import org.junit.jupiter.api.extension.RegisterExtension;

/** Every sentence of {@link JourneyTest} with PostgreSQL as the state database. */
class PostgresJourneyTest extends JourneyTest {

    @RegisterExtension
    static final TenantEach POSTGRES = new TenantEach();

    @Override
    HubSettings surroundings(HubSettings embedded) {
        return POSTGRES.in(embedded);
    }
}
