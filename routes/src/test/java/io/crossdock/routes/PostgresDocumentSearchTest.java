package io.crossdock.routes;

import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Every sentence of {@link DocumentSearchTest} with PostgreSQL as the state database. */
class PostgresDocumentSearchTest extends DocumentSearchTest {

    private static Postgres postgres;

    @BeforeAll
    static void startPostgres() throws IOException {
        postgres = Postgres.start();
    }

    @AfterAll
    static void stopPostgres() throws IOException {
        postgres.close();
    }

    private final String tenant = "t" + UUID.randomUUID().toString().substring(0, 8);

    @Override
    HubSettings surroundings(HubSettings embedded) {
        return postgres.in(embedded, tenant);
    }
}
