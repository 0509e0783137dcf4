package io.crossdock.routes.broker;

import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;

/** The document that a hop has in hand while its route runs: what it will send, and how it ends. */
public final class OpenHop implements Sends {

    static final String PROPERTY = "CrossdockOpenHop";

    private Message message;
    private final List<Send> sends = new ArrayList<>();
    private Outcome outcome = new Outcome.Sent(List.of());
    private boolean closed;

    OpenHop(Message message) {
        this.message = message;
    }

    /** The one of an exchange that came from {@code hop:}; for any other exchange it fails. */
    public static OpenHop of(Exchange exchange) {
        OpenHop open = exchange.getProperty(PROPERTY, OpenHop.class);
        if (open == null) {
            throw new IllegalStateException(
                    "no transaction is open: hop: can only be sent to in a route that begins with from(\"hop:...\");"
                            + " elsewhere use a Publisher");
        }
        return open;
    }

    /** The message as it came, or as it was changed. */
    public synchronized Message message() {
        return message;
    }

    /** Goes on as another; whoever handles the batch sees only that. */
    public synchronized void change(Message changed) {
        checkOpen();
        message = changed;
    }

    /** Keeps it until the outcome is known; nothing leaves before the commit of the batch. */
    @Override
    public synchronized void add(Send send) {
        checkOpen();
        sends.add(send);
    }

    /** Says how it ends, where it is not simply sent on; the last word counts. */
    public synchronized void end(Outcome outcome) {
        checkOpen();
        this.outcome = outcome;
    }

    synchronized Outcome close() {
        checkOpen();
        closed = true;
        if (outcome instanceof Outcome.Sent sent) {
            sends.addAll(sent.sends());
            return new Outcome.Sent(sends);
        }
        return outcome;
    }

    private void checkOpen() {
        if (closed) {
            throw new IllegalStateException(
                    "the hop of document " + message.id() + " is over: its route must not go on in another thread");
        }
    }
}
