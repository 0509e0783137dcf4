package io.crossdock.routes.ledger;

import io.crossdock.routes.store.Digest;
import io.crossdock.routes.store.Prose;
import java.time.Instant;

/**
 * One line of the ledger.
 *
 * @param document the hub's id; empty where the entry counts messages
 * @param channel the in-channel at intake and flow, the out-channel at delivery
 * @param documents how many it stands for, at least 1
 * @param detail for a person: file name, problem; no payload
 */
public record Entry(
        Instant at,
        String document,
        String transmission,
        String channel,
        Stage stage,
        State state,
        String kind,
        String issuer,
        String number,
        long documents,
        String detail) {

    public Entry {
        number = Digest.fit(number, 300);
        detail = Prose.cut(detail, 1000);
    }
}
