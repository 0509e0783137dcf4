package io.crossdock.connectors.mail;

import io.crossdock.config.Settings;
import io.crossdock.connectors.Fault;
import io.crossdock.connectors.Tls;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Properties;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/** Opens connections to the two servers; the login is asked for when one is opened. */
final class Servers {

    private final Settings settings;
    private final Tls tls;
    private @Nullable Sockets sockets;

    Servers(Settings settings) {
        this.settings = settings;
        this.tls = new Tls(settings);
    }

    Session session(String protocol) {
        Properties properties = new Properties();
        String mine = "mail." + protocol + ".";
        String security = settings.text(protocol + "-security");
        boolean pinned =
                !settings.group(Tls.SETTING.name()).texts("certificate").isEmpty();
        properties.put(mine + "connectiontimeout", millis("connect-timeout"));
        properties.put(mine + "timeout", millis("timeout"));
        properties.put(mine + "writetimeout", millis("timeout"));
        properties.put(mine + "ssl.enable", String.valueOf(security.equals("tls")));
        properties.put(mine + "starttls.enable", String.valueOf(security.equals("starttls")));
        properties.put(mine + "starttls.required", String.valueOf(security.equals("starttls")));
        // whose certificate is pinned may bear any name
        properties.put(mine + "ssl.checkserveridentity", String.valueOf(!pinned));
        if (!security.equals("none")) {
            sockets = new Sockets(tls.context().getSocketFactory());
            properties.put(mine + "ssl.socketFactory", sockets);
        }
        properties.put("mail.imap.peek", "true");
        properties.put("mail.imap.fetchsize", "1048576");
        properties.put("mail.smtp.auth", String.valueOf(settings.has("login")));
        properties.put("mail.smtp.allow8bitmime", "false");
        return Session.getInstance(properties);
    }

    /** How long the certificate of the last connection is valid; empty where nothing was within TLS. */
    String validity(InstantSource clock) throws SSLPeerUnverifiedException {
        Optional<SSLSession> session = Optional.ofNullable(sockets).flatMap(Sockets::last);
        return session.isEmpty()
                ? "; everybody on the way can read what is said"
                : "; its certificate is trusted and " + tls.validity(session.get(), clock);
    }

    private String millis(String setting) {
        return String.valueOf(settings.time(setting).toMillis());
    }

    private String[] address(String protocol) {
        String address = settings.optionalText(protocol)
                .filter(text -> text.matches("[^:\\s/@]+(:\\d{1,5})?"))
                .orElseThrow(() -> new Fault(Mail.ADDRESS_UNUSABLE, "'" + protocol + "' names no server"));
        String[] parts = address.split(":", 2);
        return parts.length == 2 ? parts : new String[] {parts[0], usual(protocol)};
    }

    private String usual(String protocol) {
        String security = settings.text(protocol + "-security");
        if (protocol.equals("imap")) {
            return security.equals("tls") ? "993" : "143";
        }
        return security.equals("tls") ? "465" : security.equals("starttls") ? "587" : "25";
    }

    /** The mailbox. */
    Store store() throws MessagingException {
        if (!settings.has("login")) {
            throw new Fault(Mail.ADDRESS_UNUSABLE, "a mailbox needs a 'login'");
        }
        String[] address = address("imap");
        String[] login = settings.secret("login").reveal().split(":", 2);
        Store store = session("imap").getStore("imap");
        store.connect(address[0], Integer.parseInt(address[1]), login[0], login.length == 2 ? login[1] : "");
        return store;
    }

    /** The server that sends. */
    SMTPTransport transport(Session session) throws MessagingException {
        String[] address = address("smtp");
        Transport transport = session.getTransport("smtp");
        Optional<String[]> login =
                settings.optionalSecret("login").map(secret -> secret.reveal().split(":", 2));
        if (login.isPresent()) {
            String[] parts = login.get();
            transport.connect(address[0], Integer.parseInt(address[1]), parts[0], parts.length == 2 ? parts[1] : "");
        } else {
            transport.connect(address[0], Integer.parseInt(address[1]), null, null);
        }
        return (SMTPTransport) transport;
    }
}
