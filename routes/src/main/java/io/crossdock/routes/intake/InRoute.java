package io.crossdock.routes.intake;

import io.crossdock.config.Inbox;
import io.crossdock.connectors.Source;
import org.apache.camel.builder.RouteBuilder;

/** The way in of one inbox: partner → intake → answer. */
public final class InRoute extends RouteBuilder {

    private final Inbox inbox;
    private final Source source;
    private final Intake intake;

    public InRoute(Inbox inbox, Source source, Intake intake) {
        this.inbox = inbox;
        this.source = source;
        this.intake = intake;
    }

    /** The id of the route of an inbox: the inbox bears the name of its first channel. */
    public static String id(Inbox inbox) {
        return "in:" + inbox.channels().get(0).id();
    }

    @Override
    public void configure() {
        errorHandler(noErrorHandler());
        source.answer(source.from(this, inbox.endpoint(), inbox.when())
                .routeId(id(inbox))
                .process(intake));
    }
}
