package io.crossdock.connectors.mail;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.crossdock.config.Settings;
import io.crossdock.connectors.Counterpart;
import io.crossdock.connectors.Examples;
import io.crossdock.connectors.Source;
import io.crossdock.connectors.Target;
import jakarta.activation.DataHandler;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/** A mail server: the hub has a mailbox there, and so has the partner. */
final class MailPartner implements Counterpart {

    final GreenMail server = new GreenMail(new ServerSetup[] {
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP),
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP)
    });
    final GreenMailUser hub;
    private final GreenMailUser partner;
    private Map<String, byte[]> last = Map.of();
    private boolean gone;
    private final int imap;
    private final int smtp;

    MailPartner() {
        server.start();
        imap = server.getImap().getPort();
        smtp = server.getSmtp().getPort();
        hub = server.setUser("hub@crossdock.example", "hub", "value-of-login");
        partner = server.setUser("orders@nordwind.example", "partner", "partner");
    }

    Settings source(String login, String channel) {
        Source source = source();
        return Examples.readWith(source.connection(), connection(login), name -> List.of("hub:value-of-" + name))
                .with(Examples.read(source.spec(), channel));
    }

    Settings target(String login, String channel) {
        Target target = target();
        return Examples.readWith(target.connection(), connection(login), name -> List.of("hub:value-of-" + name))
                .with(Examples.read(target.spec(), channel));
    }

    String connection(String login) {
        return "{ imap: \"127.0.0.1:" + imap + "\", imap-security: none, smtp: \"127.0.0.1:"
                + smtp + "\", smtp-security: none, login: \"${secret:" + login
                + "}\", timeout: 2m, connect-timeout: 2m }";
    }

    @Override
    public Source source() {
        return new MailSource();
    }

    @Override
    public Target target() {
        return new MailTarget();
    }

    @Override
    public Settings sourceSettings() {
        return source("login", "{ from: \"@nordwind.example\", max-size: 50 }");
    }

    @Override
    public Settings targetSettings() {
        return target("login", "{ from: hub@crossdock.example, to: orders@nordwind.example }");
    }

    /** A mail with attachments by their names, from somebody. */
    MimeMessage mail(String from, String id, Map<String, byte[]> attachments) throws MessagingException {
        MimeMessage mail = new MimeMessage(Session.getInstance(new Properties())) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", id);
            }
        };
        mail.setFrom(new InternetAddress(from));
        mail.setRecipients(Message.RecipientType.TO, "hub@crossdock.example");
        mail.setSubject("../evil");
        mail.setHeader("CamelFileName", "../evil");
        MimeMultipart parts = new MimeMultipart();
        MimeBodyPart text = new MimeBodyPart();
        text.setText("Hello");
        parts.addBodyPart(text);
        for (Map.Entry<String, byte[]> one : attachments.entrySet()) {
            MimeBodyPart attachment = new MimeBodyPart();
            attachment.setDataHandler(
                    new DataHandler(new ByteArrayDataSource(one.getValue(), "application/octet-stream")));
            attachment.setFileName(one.getKey());
            parts.addBodyPart(attachment);
        }
        mail.setContent(parts);
        mail.saveChanges();
        return mail;
    }

    @Override
    public void sends(String name, byte[] bytes) {
        try {
            hub.deliver(
                    mail("orders@nordwind.example", "<" + name.hashCode() + "@nordwind.example>", Map.of(name, bytes)));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void sendsAgain(String name) {
        // the mail is still there
    }

    @Override
    public boolean isAcknowledged(String name) {
        return names(hub, "INBOX").isEmpty() && names(hub, "crossdock-done").contains(name);
    }

    /** The names of what is attached to the mails of a folder. */
    List<String> names(GreenMailUser user, String folder) {
        List<String> names = new ArrayList<>();
        for (Map<String, byte[]> mail : mails(user, folder)) {
            names.addAll(mail.keySet());
        }
        return names;
    }

    private List<Map<String, byte[]>> mails(GreenMailUser user, String name) {
        List<Map<String, byte[]>> mails = new ArrayList<>();
        try (Store store = server.getImap().createStore()) {
            store.connect(user.getLogin(), user.getPassword());
            Folder folder = store.getFolder(name);
            if (folder.exists()) {
                folder.open(Folder.READ_ONLY);
                for (Message message : folder.getMessages()) {
                    attachments(message).ifPresent(mails::add);
                }
            }
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return mails;
    }

    /** Nothing where the hub has moved the mail away meanwhile. */
    private static Optional<Map<String, byte[]>> attachments(Message message) throws MessagingException, IOException {
        Map<String, byte[]> attachments = new TreeMap<>();
        try {
            Multipart parts = (Multipart) message.getContent();
            for (int at = 1; at < parts.getCount(); at++) {
                attachments.put(
                        parts.getBodyPart(at).getFileName(),
                        parts.getBodyPart(at).getInputStream().readAllBytes());
            }
            return Optional.of(attachments);
        } catch (MessageRemovedException moved) {
            return Optional.empty();
        }
    }

    /** The Message-IDs that the partner has. */
    List<String> ids() throws MessagingException {
        List<String> ids = new ArrayList<>();
        for (MimeMessage message : server.getReceivedMessagesForDomain("nordwind.example")) {
            ids.add(message.getMessageID());
        }
        return ids;
    }

    @Override
    public Map<String, byte[]> received() {
        if (gone) {
            return last;
        }
        Map<String, byte[]> received = new TreeMap<>();
        mails(partner, "INBOX").forEach(received::putAll);
        return received;
    }

    @Override
    public void breaksDown() {
        last = received();
        gone = true;
        close();
    }

    @Override
    public List<String> secrets() {
        return List.of("value-of-login", "value-of-wrong");
    }

    @Override
    public void close() {
        server.stop();
    }
}
