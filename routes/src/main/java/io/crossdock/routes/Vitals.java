package io.crossdock.routes;

import io.crossdock.routes.broker.Broker;
import io.crossdock.routes.broker.Unavailable;
import io.crossdock.routes.ledger.LedgerEvent;
import io.crossdock.routes.store.Database;
import java.util.ArrayList;
import java.util.List;
import org.springframework.dao.DataAccessException;

/** Whether what the journey cannot do without is there. */
record Vitals(Database database, Broker broker) {

    List<Lack> lacks() {
        List<Lack> lacks = new ArrayList<>();
        try {
            database.sql().sql("select 1").query(Integer.class).single();
        } catch (DataAccessException away) {
            lacks.add(new Lack(Lack.Need.DATABASE, "the database does not answer: " + away.getMessage()));
        }
        try {
            broker.depths(List.of(LedgerEvent.ADDRESS));
            Broker.Fullness fullness = broker.fullness();
            if (fullness.blocks()) {
                lacks.add(new Lack(
                        Lack.Need.ROOM,
                        "the broker's disk is full to " + Math.round(fullness.used() * 100)
                                + " percent, and it takes nothing from "
                                + Math.round(fullness.limit() * 100) + " on"));
            }
        } catch (Unavailable away) {
            lacks.add(new Lack(Lack.Need.BROKER, "the broker does not answer: " + away.getMessage()));
        }
        return lacks;
    }
}
