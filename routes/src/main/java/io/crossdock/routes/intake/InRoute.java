package io.crossdock.routes.intake;

import io.crossdock.config.Inbox;
import io.crossdock.connectors.Source;
import org.apache.camel.builder.RouteBuilder;

/** The way in of one inbox: partner → intake → answer. */
public final class InRoute extends RouteBuilder {

    private final Inbox inbox;
    private final Source source;
    private final Intake intake;
    private final Troubles troubles;

    public InRoute(Inbox inbox, Source source, Intake intake, Troubles troubles) {
        this.inbox = inbox;
        this.source = source;
        this.intake = intake;
        this.troubles = troubles;
    }

    /** The id of the route of an inbox: the inbox bears the name of its first channel. */
    public static String id(Inbox inbox) {
        return "in:" + inbox.channels().get(0).id();
    }

    @Override
    public void configure() {
        errorHandler(defaultErrorHandler().maximumRedeliveries(0).logExhausted(false));
        onException(Exception.class).process(exchange -> troubles.report(inbox, source, exchange));

        source.answer(source.from(this, inbox.endpoint(), inbox.when(), intake.bookmark())
                .routeId(id(inbox))
                .process(intake)
                .process(exchange -> troubles.forget(inbox)));
    }
}
