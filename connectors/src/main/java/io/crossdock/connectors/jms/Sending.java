package io.crossdock.connectors.jms;

import io.crossdock.config.Settings;
import io.crossdock.connectors.Dispatch;
import io.crossdock.connectors.Receipt;
import jakarta.jms.BytesMessage;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import java.io.IOException;
import java.io.InputStream;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.service.ServiceSupport;
import org.jspecify.annotations.Nullable;

/**
 * Sends messages, not in a transaction: Artemis drops a repeated message, and a transaction with one in it as a whole. The session is kept from one dispatch to the next, and given up after any failure.
 */
final class Sending extends ServiceSupport implements Processor {

    private static final int BUFFER = 64 * 1024;

    private final Settings settings;
    private @Nullable Open open;

    private record Open(Session session, MessageProducer producer) {}

    Sending(Settings settings) {
        this.settings = settings;
    }

    @Override
    public synchronized void process(Exchange exchange) throws Exception {
        Dispatch dispatch = exchange.getMessage().getMandatoryBody(Dispatch.class);
        boolean done = false;
        try {
            send(dispatch, opened());
            done = true;
        } finally {
            if (!done) {
                disconnect();
            }
        }
        exchange.getMessage().setBody(Receipt.delivered());
    }

    private void send(Dispatch dispatch, Open to) throws JMSException, IOException {
        BytesMessage message = to.session().jms().createBytesMessage();
        message.setStringProperty(
                settings.text(Jms.NAME.name()), dispatch.wire().name());
        message.setStringProperty(settings.text("key-property"), dispatch.key());
        message.setStringProperty("contentType", dispatch.contentType());
        message.setJMSCorrelationID(dispatch.key());
        try (InputStream in = dispatch.wire().open()) {
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                message.writeBytes(buffer, 0, read);
            }
        }
        to.producer().send(message);
    }

    private Open opened() throws JMSException {
        Open ready = open;
        if (ready == null) {
            Session session = Session.open(settings, false);
            MessageProducer producer = session.jms().createProducer(session.destination(settings));
            producer.setDeliveryMode(DeliveryMode.PERSISTENT);
            ready = new Open(session, producer);
            open = ready;
        }
        return ready;
    }

    private void disconnect() {
        if (open != null) {
            open.session().close();
            open = null;
        }
    }

    @Override
    protected synchronized void doStop() {
        disconnect();
    }
}
