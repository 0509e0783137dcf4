package io.crossdock.connectors.ftp;

import io.crossdock.config.Problem.Code;
import io.crossdock.config.Setting;
import io.crossdock.config.Settings;
import io.crossdock.config.Spec;
import io.crossdock.connectors.Connector;
import io.crossdock.connectors.Fault;
import io.crossdock.connectors.Finding;
import io.crossdock.connectors.FolderCodes;
import io.crossdock.connectors.FolderProbe;
import io.crossdock.connectors.NetworkCodes;
import io.crossdock.connectors.Probe;
import io.crossdock.connectors.Tls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.apache.camel.component.file.GenericFileOperationFailedException;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.commons.net.ftp.FTPFile;

/** What reading and writing over FTP have in common. */
final class Ftp {

    static final Spec CONNECTION = Spec.of(
                    "ftp",
                    "A partner's FTP server, within TLS unless it is said otherwise.",
                    Setting.text(
                                    "address",
                                    "host or host:port; without a port 21, or 990 where 'security' is implicit.")
                            .must(),
                    Setting.secret("login", "user:password.").must(),
                    Setting.choice(
                                    "security",
                                    List.of("explicit", "implicit", "none"),
                                    "TLS asked for on the ordinary port (AUTH TLS), TLS from the first byte, or none: then everybody on the"
                                            + " way can read password and files, and change them.")
                            .or("explicit"),
                    Tls.SETTING,
                    Setting.choice(
                                    "mode",
                                    List.of("passive", "active"),
                                    "Who opens the connections for files: the hub, or the server.")
                            .or("passive"),
                    Setting.text(
                            "active-ports",
                            "With 'mode: active': the hub's ports that the server may reach, first-last."),
                    Setting.text("encoding", "Of the names of files, as in windows-1252.")
                            .or("UTF-8"),
                    Setting.time("connect-timeout", "How long to wait for a connection.")
                            .or("10s"),
                    Setting.time("timeout", "How long to wait for any single answer.")
                            .or("60s"),
                    Setting.time("transfer-timeout", "How long one file, or one listing, may take in all.")
                            .or("4h"))
            .example("{ address: ftp.nordwind.example, login: \"${secret:nordwind-ftp}\" }")
            .example(
                    "{ address: ftp.suedhandel.example, login: \"${secret:suedhandel-ftp}\", security: implicit, mode: active, active-ports: 40000-40010 }");

    static final Code ADDRESS_UNUSABLE = Code.setup("FTP-ADDRESS-UNUSABLE", "Write 'address' as host or host:port.");
    static final Code SETTING_UNUSABLE = Code.setup(
            "FTP-SETTING-UNUSABLE", "Write 'active-ports' as 40000-40010, and an 'encoding' that exists, as UTF-8.");
    static final Code TLS_REFUSED = Code.setup(
            "FTP-TLS-REFUSED",
            "Ask the partner for TLS, or try 'security: implicit'; 'none' only where nobody else can listen on the way.");
    static final Code SESSION_WANTED = Code.setup(
            "FTP-SESSION-WANTED",
            "Ask the partner for TLS 1.3, or to let files come within a TLS session of their own (require_ssl_reuse=NO in vsftpd); or start the"
                    + " hub's Java with -Djdk.tls.client.enableSessionTicketExtension=false.");
    static final Code CUT_SHORT = Code.partner(
            "FTP-CUT-SHORT", "Wait: the file is read again; if it stays, ask the partner whether it is still written.");
    static final Code FTP_FAILED =
            Code.partner("FTP-FAILED", "Wait; if it stays, ask the partner what the server's log says.");
    static final Code FTP_UNEXPECTED = Code.bug("FTP-UNEXPECTED", "Report it with the log of this moment.");

    private Ftp() {}

    /** Tries the server and a folder on it; {@code writing} says what more is tried there. */
    static List<Finding> probe(
            Connector connector,
            Settings settings,
            InstantSource clock,
            Function<FolderProbe<FTPFile>, String> writing) {
        String address = settings.text("address");
        String path = settings.text("folder");
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            FolderProbe<FTPFile> probe = new FolderProbe<>(context, path, () -> Server.endpoint(context, settings));
            try {
                return Probe.of(
                        connector,
                        "ftp://" + address + (path.startsWith("/") ? path : "/" + path),
                        () -> {
                            probe.connect();
                            String user = settings.secret("login").reveal().split(":", 2)[0];
                            return address + " lets " + user + " in"
                                    + security(settings, (Operations) probe.server(), clock);
                        },
                        probe::read,
                        () -> writing.apply(probe));
            } finally {
                probe.disconnect();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String security(Settings settings, Operations operations, InstantSource clock)
            throws SSLPeerUnverifiedException {
        Optional<SSLSession> session = operations.session();
        return session.isEmpty()
                ? ", and everybody on the way can read what is said"
                : ", and its certificate is trusted and " + new Tls(settings).validity(session.get(), clock);
    }

    static Code explain(Exception failure) {
        return Fault.codeIn(failure)
                .or(() -> ofTls(failure))
                .or(() -> NetworkCodes.in(failure))
                .or(() -> FolderCodes.in(failure))
                .or(() -> ofReply(failure))
                .or(() -> ofLibrary(failure))
                .orElse(FTP_UNEXPECTED);
    }

    /** The library says in the words of TLS that the server knows no AUTH, and quotes its reply. */
    private static Optional<Code> ofTls(Exception failure) {
        return Fault.chain(failure)
                        .anyMatch(cause -> cause instanceof SSLException
                                && String.valueOf(cause.getMessage()).matches("(?s)[45]\\d\\d .*"))
                ? Optional.of(TLS_REFUSED)
                : Optional.empty();
    }

    /** The replies of RFC 959 (4.2) and RFC 4217 (5). */
    private static Optional<Code> ofReply(Exception failure) {
        return Fault.chain(failure)
                .filter(GenericFileOperationFailedException.class::isInstance)
                .map(GenericFileOperationFailedException.class::cast)
                .map(answer -> ofReply(answer.getCode(), String.valueOf(answer.getMessage())))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Code> ofReply(int code, String said) {
        return switch (code) {
            case 530, 332, 430, 532 -> Optional.of(NetworkCodes.DENIED);
            case 452, 552 -> Optional.of(FolderCodes.DISK_FULL);
            case 553 -> Optional.of(FolderCodes.FOLDER_DENIED);
            case 550, 450 ->
                Optional.of(
                        said.toLowerCase(Locale.ROOT).matches("(?s).*(denied|permission|not allowed).*")
                                ? FolderCodes.FOLDER_DENIED
                                : FolderCodes.FOLDER_MISSING);
            case 421, 425, 426 -> Optional.of(NetworkCodes.BROKEN_OFF);
            case 522 -> Optional.of(SESSION_WANTED);
            case 431, 533, 534, 535, 536 -> Optional.of(TLS_REFUSED);
            default -> code >= 400 ? Optional.of(FTP_FAILED) : Optional.empty();
        };
    }

    /** Failures that the library gives no better name: the connection is gone or never came. */
    private static Optional<Code> ofLibrary(Exception failure) {
        boolean library = Fault.chain(failure)
                .anyMatch(
                        cause -> cause instanceof GenericFileOperationFailedException || cause instanceof IOException);
        return library ? Optional.of(NetworkCodes.BROKEN_OFF) : Optional.empty();
    }
}
