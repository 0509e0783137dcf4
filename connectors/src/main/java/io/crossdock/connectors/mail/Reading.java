package io.crossdock.connectors.mail;

import io.crossdock.config.Settings;
import io.crossdock.config.Wire;
import io.crossdock.connectors.Arrival;
import io.crossdock.connectors.Fault;
import io.crossdock.connectors.Poll;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Hands on the attachments of a folder's mails one by one; a mail is moved away when the hub has all of them. What is from somebody
 * else, too large or without attachment is put aside, and the look says so when it ends.
 */
final class Reading implements Poll.Eye {

    /** Mails of one look. */
    private static final int MOST = 200;

    private static final long MEGABYTE = 1024 * 1024;

    private final Settings settings;

    /** What was put aside and not said yet: a look that ends early leaves it to the next one. */
    private final List<String> aside = new ArrayList<>();

    Reading(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Poll.Look open() throws MessagingException {
        return new Mails(Mailbox.open(settings, Folder.READ_WRITE));
    }

    private final class Mails implements Poll.Look {

        private final Mailbox mailbox;
        private final Deque<Message> waiting;
        private final Deque<Letter.Attachment> attached = new ArrayDeque<>();
        private Optional<Letter> letter = Optional.empty();
        private Optional<Path> held = Optional.empty();

        Mails(Mailbox mailbox) throws MessagingException {
            this.mailbox = mailbox;
            boolean done = false;
            try {
                waiting = new ArrayDeque<>(mailbox.count() == 0 ? List.of() : List.of(mailbox.oldest(MOST)));
                done = true;
            } finally {
                if (!done) {
                    mailbox.close();
                }
            }
        }

        @Override
        public Optional<Poll.Found> next() throws MessagingException, IOException {
            drop();
            while (attached.isEmpty() && !waiting.isEmpty()) {
                begin(waiting.remove());
            }
            if (attached.isEmpty()) {
                complain();
                return Optional.empty();
            }
            return Optional.of(found(letter.orElseThrow(), attached.remove()));
        }

        /** Somebody else may have deleted it by now. */
        private void begin(Message message) throws MessagingException, IOException {
            if (message.isExpunged() || message.isSet(Flags.Flag.DELETED)) {
                return;
            }
            Letter next = Letter.of(message, mailbox.place(message));
            if (!next.isFrom(settings.texts("from"))) {
                putAside(next, "is not from an allowed sender");
                return;
            }
            List<Letter.Attachment> all = next.attachments(settings);
            Optional<String> fault = fault(all);
            if (fault.isPresent()) {
                putAside(next, fault.get());
                return;
            }
            letter = Optional.of(next);
            attached.addAll(all);
        }

        private Optional<String> fault(List<Letter.Attachment> all) throws MessagingException, IOException {
            if (all.isEmpty()) {
                return Optional.of("has no attachment that is wanted");
            }
            if (all.size() > settings.number("most")) {
                return Optional.of("has " + all.size() + " attachments");
            }
            for (Letter.Attachment one : all) {
                if (isTooLarge(one)) {
                    return Optional.of("has an attachment of more than " + settings.number("max-size") + " MB");
                }
            }
            return Optional.empty();
        }

        /** The server knows how long it is as it is written, a third more than its bytes; where that may be too long they are counted. */
        private boolean isTooLarge(Letter.Attachment one) throws MessagingException, IOException {
            long limit = settings.number("max-size") * MEGABYTE;
            int written = one.part().getSize();
            if (written >= 0 && written <= limit) {
                return false;
            }
            try (InputStream in = one.part().getInputStream()) {
                byte[] buffer = new byte[64 * 1024];
                long length = 0;
                for (int read = in.read(buffer); read >= 0 && length <= limit; read = in.read(buffer)) {
                    length += read;
                }
                return length > limit;
            }
        }

        private void putAside(Letter mail, String why) throws MessagingException {
            String sender = mail.sender();
            mailbox.move(mail.message(), settings.text("aside"));
            aside.add("the mail of " + sender + " " + why);
        }

        private void complain() {
            if (!aside.isEmpty()) {
                String first = aside.get(0);
                int more = aside.size() - 1;
                aside.clear();
                throw new Fault(Mail.MAIL_ASIDE, more == 0 ? first : first + "; " + more + " more were put aside too");
            }
        }

        private Found found(Letter mail, Letter.Attachment attachment) throws MessagingException, IOException {
            Path file = Files.createTempFile("crossdock-", ".attachment");
            held = Optional.of(file);
            String digest = copy(attachment, file);
            Optional<Instant> sent =
                    Optional.ofNullable(mail.message().getSentDate()).map(java.util.Date::toInstant);
            Arrival arrival = new Arrival(
                    new Kept(attachment.name(), file),
                    sent,
                    Optional.of(mail.id() + "/" + attachment.path() + "-" + digest));
            return new Found(arrival, this);
        }

        private String copy(Letter.Attachment attachment, Path file) throws MessagingException, IOException {
            MessageDigest digest = sha256();
            try (InputStream in = attachment.part().getInputStream();
                    OutputStream out = new DigestOutputStream(Files.newOutputStream(file), digest)) {
                in.transferTo(out);
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, 16);
        }

        /** After the last attachment the mail is done. */
        private void taken() throws MessagingException {
            if (attached.isEmpty() && letter.isPresent()) {
                Message message = letter.get().message();
                letter = Optional.empty();
                if (settings.text("after").equals("delete")) {
                    mailbox.delete(message);
                } else {
                    mailbox.move(message, settings.text("archive"));
                }
            }
        }

        private void drop() throws IOException {
            if (held.isPresent()) {
                Files.deleteIfExists(held.get());
                held = Optional.empty();
            }
        }

        @Override
        public void close() throws MessagingException, IOException {
            drop();
            mailbox.close();
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private record Found(Arrival arrival, Mails mails) implements Poll.Found {

        @Override
        public void taken() throws MessagingException {
            mails.taken();
        }
    }

    private record Kept(String name, Path file) implements Wire {
        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(file);
        }
    }
}
