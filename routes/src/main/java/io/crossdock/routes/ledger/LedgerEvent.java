package io.crossdock.routes.ledger;

import com.fasterxml.jackson.core.type.TypeReference;
import io.crossdock.routes.broker.Message;
import io.crossdock.routes.broker.Send;
import io.crossdock.routes.store.Json;
import java.util.List;
import java.util.Map;

/**
 * What one transaction of the journey did; travels through the broker in that same transaction, so that it is told exactly when
 * it happened.
 *
 * @param id the same however often it is sent: the ledger takes it once
 */
public record LedgerEvent(String id, List<Entry> entries) {

    public static final String ADDRESS = "ledger";

    private static final TypeReference<List<Entry>> ENTRIES = new TypeReference<>() {};

    public LedgerEvent {
        entries = List.copyOf(entries);
    }

    /** As it goes to the ledger. */
    public Send send() {
        return Send.to(ADDRESS, new Message(id, Map.of(), body()));
    }

    private byte[] body() {
        return Json.write(entries);
    }

    public static LedgerEvent of(String id, byte[] body) {
        return new LedgerEvent(id, Json.read(body, ENTRIES));
    }
}
