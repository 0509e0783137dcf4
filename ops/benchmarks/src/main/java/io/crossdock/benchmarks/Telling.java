package io.crossdock.benchmarks;

import io.crossdock.routes.broker.BatchHooks;
import io.crossdock.routes.broker.Handled;
import io.crossdock.routes.broker.Sends;
import io.crossdock.routes.ledger.Entry;
import io.crossdock.routes.ledger.LedgerEvent;
import io.crossdock.routes.ledger.Stage;
import io.crossdock.routes.ledger.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Tells the ledger of each batch what a flow tells it: of every document, that it was subscribed, and that it is to be sent. */
final class Telling implements BatchHooks {

    private static final AtomicLong EVENTS = new AtomicLong(System.nanoTime());

    @Override
    public void beforeCommit(List<Handled> batch, Sends sends) {
        List<Entry> entries = new ArrayList<>();
        for (Handled handled : batch) {
            entries.add(entry(handled.message().id(), "shop.orders-in", Stage.FLOW, State.SUBSCRIBED));
            entries.add(entry(handled.message().id(), "nordwind.orders-out", Stage.DELIVERY, State.PLANNED));
        }
        LedgerEvent event = new LedgerEvent("flow-" + EVENTS.incrementAndGet(), entries);
        sends.add(event.send());
    }

    private static Entry entry(String document, String channel, Stage stage, State state) {
        return new Entry(
                Instant.now(), document, "transmission", channel, stage, state, "order", "shop", document, 1, "");
    }
}
