package io.crossdock.routes.ledger;

import io.crossdock.routes.broker.BatchHooks;
import io.crossdock.routes.broker.Broker;
import io.crossdock.routes.broker.Handled;
import io.crossdock.routes.broker.OpenHop;
import io.crossdock.routes.broker.Sends;
import java.util.List;
import org.apache.camel.builder.RouteBuilder;

/** The way of events into the ledger: many in one database transaction. */
public final class LedgerRoute extends RouteBuilder implements BatchHooks {

    private static final String ID = "ledger";

    private final Broker broker;
    private final Ledger ledger;

    public LedgerRoute(Broker broker, Ledger ledger) {
        this.broker = broker;
        this.ledger = ledger;
    }

    @Override
    public void configure() {
        errorHandler(noErrorHandler());
        broker.queue(LedgerEvent.ADDRESS);
        getContext().getRegistry().bind(ID, this);

        from("hop:" + LedgerEvent.ADDRESS + "?batch=200&linger=20&hooks=#" + ID)
                .routeId(ID)
                .process(exchange -> event(
                        OpenHop.of(exchange).message().id(),
                        exchange.getMessage().getBody(byte[].class)));
    }

    @Override
    public void beforeCommit(List<Handled> batch, Sends sends) {
        ledger.append(batch.stream()
                .filter(handled -> handled.outcome() instanceof io.crossdock.routes.broker.Outcome.Sent)
                .map(handled -> event(handled.message().id(), handled.message().body()))
                .toList());
    }

    private static LedgerEvent event(String id, byte[] body) {
        return LedgerEvent.of(id, body);
    }
}
