package io.crossdock.connectors.jms;

import io.crossdock.config.Settings;
import io.crossdock.config.Wire;
import io.crossdock.connectors.Arrival;
import io.crossdock.connectors.Leaf;
import io.crossdock.connectors.Poll;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.TextMessage;
import jakarta.jms.Topic;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Receives within a transaction a message; the session is kept from look to look, and given up after any failure. */
final class Receiving implements Poll.Eye {

    private static final long PATIENCE = 500;
    private static final int BUFFER = 64 * 1024;

    private final Settings settings;
    private @Nullable Open open;

    private record Open(Session session, MessageConsumer consumer) {}

    Receiving(Settings settings) {
        this.settings = settings;
    }

    static MessageConsumer consumer(Session session, Settings settings) throws JMSException {
        return settings.has(Jms.TOPIC.name())
                ? session.jms()
                        .createDurableSubscriber((Topic) session.destination(settings), settings.text("subscription"))
                : session.jms().createConsumer(session.destination(settings));
    }

    @Override
    public Poll.Look open() throws JMSException {
        Open ready = opened();
        return new Poll.Look() {
            private boolean sound;
            private Optional<Received> held = Optional.empty();

            @Override
            public Optional<Poll.Found> next() throws Exception {
                sound = false;
                drop();
                Message message = ready.consumer().receive(PATIENCE);
                if (message != null) {
                    held = Optional.of(received(ready.session(), message));
                }
                sound = true;
                return held.map(received -> received);
            }

            private void drop() throws IOException {
                if (held.isPresent()) {
                    Files.deleteIfExists(held.get().file());
                    held = Optional.empty();
                }
            }

            @Override
            public void close() throws IOException {
                drop();
                if (!sound) {
                    Receiving.this.close();
                }
            }
        };
    }

    private synchronized Open opened() throws JMSException {
        Open ready = open;
        if (ready == null) {
            ready = fresh();
            open = ready;
        }
        return ready;
    }

    private Open fresh() throws JMSException {
        Session session = Session.open(settings, true);
        boolean done = false;
        try {
            Open fresh = new Open(session, consumer(session, settings));
            session.connection().start();
            done = true;
            return fresh;
        } finally {
            if (!done) {
                session.close();
            }
        }
    }

    @Override
    public synchronized void close() {
        if (open != null) {
            open.session().close();
            open = null;
        }
    }

    private Received received(Session session, Message message) throws JMSException, IOException {
        Path file = Files.createTempFile("crossdock-", ".message");
        try (OutputStream out = Files.newOutputStream(file)) {
            write(message, out);
        }
        String id = Optional.ofNullable(message.getJMSMessageID()).orElse("");
        Optional<String> told =
                settings.optionalText("reference-property").flatMap(property -> text(message, property));
        String name = text(message, settings.text(Jms.NAME.name())).orElse("message-" + id.replace(':', '-'));
        Optional<String> reference = told.or(() -> Optional.of(id)).filter(text -> !text.isEmpty());
        return new Received(session, new Arrival(new Kept(Leaf.of(name), file), Optional.empty(), reference), file);
    }

    private static Optional<String> text(Message message, String property) {
        try {
            return Optional.ofNullable(message.getStringProperty(property)).filter(text -> !text.isBlank());
        } catch (JMSException noText) {
            return Optional.empty();
        }
    }

    /** Of a message that is neither bytes nor text nothing is read: whoever looks at the transmission sees what it was. */
    private static void write(Message message, OutputStream out) throws JMSException, IOException {
        if (message instanceof TextMessage text) {
            out.write(Optional.ofNullable(text.getText()).orElse("").getBytes(StandardCharsets.UTF_8));
        } else if (message instanceof BytesMessage bytes) {
            byte[] buffer = new byte[BUFFER];
            for (int read = bytes.readBytes(buffer); read > 0; read = bytes.readBytes(buffer)) {
                out.write(buffer, 0, read);
            }
        } else {
            out.write("a message that is neither bytes nor text".getBytes(StandardCharsets.UTF_8));
        }
    }

    private record Received(Session session, Arrival arrival, Path file) implements Poll.Found {

        @Override
        public void taken() throws JMSException {
            session.jms().commit();
        }

        @Override
        public void givenBack() throws JMSException {
            session.jms().rollback();
        }
    }

    private record Kept(String name, Path file) implements Wire {
        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(file);
        }
    }
}
