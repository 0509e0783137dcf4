package io.crossdock.connectors.mail;

import io.crossdock.config.Location;
import io.crossdock.config.Settings;
import io.crossdock.connectors.Dispatch;
import io.crossdock.connectors.Fault;
import io.crossdock.connectors.Receipt;
import jakarta.activation.DataHandler;
import jakarta.activation.DataSource;
import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends each transmission as the attachment of a mail, under the same Message-ID at every attempt. */
final class Sending implements Processor {

    private static final Logger LOG = LoggerFactory.getLogger(Sending.class);

    private final Settings settings;
    private final Servers servers;

    Sending(Settings settings) {
        this.settings = settings;
        this.servers = new Servers(settings);
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        Dispatch dispatch = exchange.getMessage().getMandatoryBody(Dispatch.class);
        Session session = servers.session("smtp");
        Bytes bytes = new Bytes(dispatch);
        MimeMessage mail = mail(session, dispatch, bytes);
        SMTPTransport transport = servers.transport(session);
        try {
            exchange.getMessage().setBody(send(mail, bytes, transport));
        } finally {
            close(transport);
        }
    }

    /** What was sent stays sent, though the goodbye fails. */
    private static void close(SMTPTransport transport) {
        try {
            transport.close();
        } catch (MessagingException broken) {
            LOG.debug("a connection did not close: {}", broken.getMessage());
        }
    }

    private Receipt send(MimeMessage mail, Bytes bytes, SMTPTransport transport)
            throws MessagingException, IOException {
        try {
            transport.sendMessage(mail, mail.getAllRecipients());
            return Receipt.delivered();
        } catch (MessagingException failure) {
            if (bytes.broken.isPresent()) {
                throw bytes.broken.get(); // the server has no end of the mail, and drops it
            }
            return receipt(failure);
        }
    }

    /** A reply says what happened; without one after the last byte nobody knows. */
    private Receipt receipt(MessagingException failure) throws MessagingException {
        Optional<Integer> reply = reply(failure);
        if (reply.isEmpty()) {
            return Receipt.uncertain(Mail.EFFECT_UNKNOWN.at(
                    Location.of(settings.text("smtp")), "the server did not answer whether it took the mail"));
        }
        if (reply.get() >= 500) {
            return Receipt.refused(Mail.MAIL_REFUSED.at(
                    Location.of(settings.text("smtp")), "the mail server answered " + reply.get()));
        }
        throw failure;
    }

    /** The replies of RFC 5321 (4.2); of several recipients one that is refused is enough. */
    private static Optional<Integer> reply(MessagingException failure) {
        Exception present = failure;
        Optional<Integer> reply = Optional.empty();
        for (int depth = 0; depth < 20 && present != null; depth++) {
            if (present instanceof SMTPAddressFailedException refused) {
                return Optional.of(refused.getReturnCode());
            }
            if (present instanceof SMTPSenderFailedException refused) {
                return Optional.of(refused.getReturnCode());
            }
            if (present instanceof SMTPSendFailedException refused && refused.getReturnCode() > 0) {
                reply = Optional.of(refused.getReturnCode());
            }
            present = present instanceof MessagingException chained ? chained.getNextException() : null;
        }
        return reply;
    }

    private MimeMessage mail(Session session, Dispatch dispatch, Bytes bytes) throws MessagingException {
        MimeMessage mail = new Fixed(session, id(dispatch.key()));
        mail.setFrom(sender(settings));
        mail.setRecipients(Message.RecipientType.TO, recipients(settings).toArray(Address[]::new));
        mail.setSubject(settings.optionalText("subject").orElse(dispatch.wire().name()), StandardCharsets.UTF_8.name());
        MimeBodyPart text = new MimeBodyPart();
        text.setText(settings.text("text"), StandardCharsets.UTF_8.name());
        MimeBodyPart attachment = new MimeBodyPart();
        attachment.setDataHandler(new DataHandler(bytes));
        attachment.setFileName(dispatch.wire().name());
        attachment.setHeader("Content-Transfer-Encoding", "base64");
        mail.setContent(new MimeMultipart(text, attachment));
        mail.saveChanges();
        return mail;
    }

    static InternetAddress sender(Settings settings) {
        return address(settings.text("from"));
    }

    static List<InternetAddress> recipients(Settings settings) {
        return settings.texts("to").stream().map(Sending::address).toList();
    }

    private static InternetAddress address(String text) {
        try {
            return new InternetAddress(text, true);
        } catch (AddressException e) {
            throw new Fault(Mail.ADDRESS_UNUSABLE, "'" + text + "' is no mail address", e);
        }
    }

    /** The same for the same dispatch, and for no other one. */
    private String id(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            String host = settings.text("from").replaceFirst(".*@", "").replaceAll("[^A-Za-z0-9.-]", "");
            return "<crossdock." + HexFormat.of().formatHex(digest).substring(0, 40) + "@" + host + ">";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Whose Message-ID the library leaves alone. */
    private static final class Fixed extends MimeMessage {

        private final String id;

        Fixed(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }

    /** The transmission's bytes; that they broke off here is no fault of the server. */
    private static final class Bytes implements DataSource {

        private final Dispatch dispatch;
        private Optional<IOException> broken = Optional.empty();

        Bytes(Dispatch dispatch) {
            this.dispatch = dispatch;
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return new FilterInputStream(dispatch.wire().open()) {
                @Override
                public int read() throws IOException {
                    try {
                        return super.read();
                    } catch (IOException failure) {
                        broken = Optional.of(failure);
                        throw failure;
                    }
                }

                @Override
                public int read(byte[] buffer, int from, int length) throws IOException {
                    try {
                        return super.read(buffer, from, length);
                    } catch (IOException failure) {
                        broken = Optional.of(failure);
                        throw failure;
                    }
                }
            };
        }

        @Override
        public OutputStream getOutputStream() {
            throw new UnsupportedOperationException("nobody writes to what is sent");
        }

        @Override
        public String getContentType() {
            return dispatch.contentType();
        }

        @Override
        public String getName() {
            return dispatch.wire().name();
        }
    }
}
