package io.crossdock.routes;

import org.junit.jupiter.api.extension.RegisterExtension;

/** Every sentence of {@link DocumentSearchTest} with PostgreSQL as the state database. */
class PostgresDocumentSearchTest extends DocumentSearchTest {

    @RegisterExtension
    static final TenantEach POSTGRES = new TenantEach();

    @Override
    HubSettings surroundings(HubSettings embedded) {
        return POSTGRES.in(embedded);
    }
}
