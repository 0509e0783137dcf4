package io.crossdock.routes;

import org.junit.jupiter.api.extension.RegisterExtension;

/** Every sentence of {@link RerunTest} with PostgreSQL as the state database. */
class PostgresRerunTest extends RerunTest {

    @RegisterExtension
    static final TenantEach POSTGRES = new TenantEach();

    @Override
    HubSettings surroundings(HubSettings embedded) {
        return POSTGRES.in(embedded);
    }
}
