package io.crossdock.connectors.mail;

import io.crossdock.config.Problem.Code;
import io.crossdock.config.Setting;
import io.crossdock.config.Spec;
import io.crossdock.connectors.Fault;
import io.crossdock.connectors.NetworkCodes;
import io.crossdock.connectors.Tls;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.FolderClosedException;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.MessagingException;
import jakarta.mail.StoreClosedException;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What reading and sending mail have in common. */
final class Mail {

    private static final List<String> SECURITY = List.of("tls", "starttls", "none");

    static final Spec CONNECTION = Spec.of(
                    "mail",
                    "A mailbox of ours, and the server that sends its mail.",
                    Setting.text(
                            "imap",
                            "To receive: host or host:port; without a port 993, or 143 where 'imap-security' is not tls."),
                    Setting.choice(
                                    "imap-security",
                                    SECURITY,
                                    "TLS from the first byte, TLS asked for before the login, or none.")
                            .or("tls"),
                    Setting.text(
                            "smtp",
                            "To send: host or host:port; without a port 465 (tls), 587 (starttls) or 25 (none)."),
                    Setting.choice("smtp-security", SECURITY, "As 'imap-security'.")
                            .or("starttls"),
                    Setting.secret(
                            "login",
                            "user:password of the mailbox; to send it may be left out where the server asks for none."),
                    Tls.SETTING,
                    Setting.time("connect-timeout", "How long to wait for a connection.")
                            .or("10s"),
                    Setting.time("timeout", "How long to wait for any single answer.")
                            .or("60s"))
            .example(
                    "{ imap: imap.suedhandel.example, smtp: smtp.suedhandel.example, login: \"${secret:suedhandel-mailbox}\" }");

    static final Code ADDRESS_UNUSABLE = Code.setup(
            "MAIL-ADDRESS-UNUSABLE",
            "Write 'imap' (to receive, with 'login') or 'smtp' (to send) as host or host:port, and every mail address as name@host.");
    static final Code FOLDER_MISSING =
            Code.setup("MAIL-FOLDER-MISSING", "Correct 'folder' in the channel, or create it in the mailbox.");
    static final Code TLS_REFUSED = Code.setup(
            "MAIL-TLS-REFUSED",
            "Ask whoever runs the server for TLS, or set the security to 'tls'; 'none' only where nobody else can listen on the way.");
    static final Code MAIL_ASIDE = Code.data(
            "MAIL-PUT-ASIDE",
            "Look at the mail in the folder 'aside'; add its sender to 'from', raise 'max-size' or 'most', and move it back, or ask the"
                    + " sender.");
    static final Code MAIL_REFUSED = Code.data(
            "MAIL-REFUSED", "Correct 'to' and 'from', or send less at once; the mail server takes this one never.");
    static final Code EFFECT_UNKNOWN = Code.partner(
            "MAIL-EFFECT-UNKNOWN",
            "Ask the receiver whether the mail came, then settle or resend; it would come again under the same Message-ID.");
    static final Code MAIL_FAILED =
            Code.partner("MAIL-FAILED", "Wait; if it stays, ask whoever runs the mail server what its log says.");
    static final Code MAIL_UNEXPECTED = Code.bug("MAIL-UNEXPECTED", "Report it with the log of this moment.");

    private Mail() {}

    static Code explain(Exception failure) {
        return Fault.codeIn(failure)
                .or(() -> ofMail(failure))
                .or(() -> NetworkCodes.in(failure))
                .or(() -> ofLibrary(failure))
                .orElse(MAIL_UNEXPECTED);
    }

    private static Optional<Code> ofMail(Exception failure) {
        return Fault.chain(failure).map(Mail::known).flatMap(Optional::stream).findFirst();
    }

    private static Optional<Code> known(Throwable cause) {
        if (cause instanceof AuthenticationFailedException) {
            return Optional.of(NetworkCodes.DENIED);
        }
        if (cause instanceof FolderNotFoundException) {
            return Optional.of(FOLDER_MISSING);
        }
        if (cause instanceof FolderClosedException || cause instanceof StoreClosedException) {
            return Optional.of(NetworkCodes.BROKEN_OFF);
        }
        String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        return cause instanceof MessagingException && message.contains("starttls")
                ? Optional.of(TLS_REFUSED)
                : Optional.empty();
    }

    private static Optional<Code> ofLibrary(Exception failure) {
        if (Fault.chain(failure).anyMatch(IOException.class::isInstance)) {
            return Optional.of(NetworkCodes.BROKEN_OFF);
        }
        return Fault.chain(failure).anyMatch(MessagingException.class::isInstance)
                ? Optional.of(MAIL_FAILED)
                : Optional.empty();
    }
}
