package io.crossdock.connectors.mail;

import io.crossdock.config.Settings;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import java.time.InstantSource;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;

/** An open folder of a mailbox. The folder in which a mail lies is the only record of its state. */
final class Mailbox implements AutoCloseable {

    private final Servers servers;
    private final Store store;
    private final Folder folder;

    private Mailbox(Servers servers, Store store, Folder folder) {
        this.servers = servers;
        this.store = store;
        this.folder = folder;
    }

    static Mailbox open(Settings settings, int mode) throws MessagingException {
        Servers servers = new Servers(settings);
        Store store = servers.store();
        boolean done = false;
        try {
            Folder folder = store.getFolder(settings.text("folder"));
            folder.open(mode);
            done = true;
            return new Mailbox(servers, store, folder);
        } finally {
            if (!done) {
                store.close();
            }
        }
    }

    /** Of the certificate: see {@link Servers#validity}. */
    String validity(InstantSource clock) throws SSLPeerUnverifiedException {
        return servers.validity(clock);
    }

    int count() throws MessagingException {
        return folder.getMessageCount();
    }

    /** The oldest, as many as one look can take. */
    Message[] oldest(int most) throws MessagingException {
        return folder.getMessages(1, Math.min(most, folder.getMessageCount()));
    }

    /** Tells a mail without Message-ID from another one, for as long as the mailbox lasts (RFC 3501, 2.3.1.1). */
    String place(Message message) throws MessagingException {
        return folder instanceof IMAPFolder imap
                ? "uid-" + imap.getUIDValidity() + "-" + imap.getUID(message)
                : "number-" + message.getMessageNumber();
    }

    /** Puts a mail into another folder, which is made where it is not there; by MOVE (RFC 6851) where the server knows it. */
    void move(Message message, String to) throws MessagingException {
        Folder target = store.getFolder(to);
        if (!target.exists()) {
            target.create(Folder.HOLDS_MESSAGES);
        }
        Message[] one = {message};
        if (folder instanceof IMAPFolder imap && knows("MOVE")) {
            imap.moveMessages(one, target);
            return;
        }
        folder.copyMessages(one, target);
        delete(message);
    }

    void delete(Message message) throws MessagingException {
        message.setFlag(Flags.Flag.DELETED, true);
        if (folder instanceof IMAPFolder imap && knows("UIDPLUS")) {
            imap.expunge(new Message[] {message});
        } else {
            folder.expunge();
        }
    }

    private boolean knows(String capability) throws MessagingException {
        return store instanceof IMAPStore imap && imap.hasCapability(capability);
    }

    @Override
    public void close() throws MessagingException {
        store.close();
    }
}
