package io.crossdock.connectors.sftp;

import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.JSchHostKeyException;
import com.jcraft.jsch.SftpException;
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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.apache.camel.component.file.remote.SftpRemoteFile;
import org.apache.camel.impl.DefaultCamelContext;

/** What reading and writing over SFTP have in common. */
final class Sftp {

    static final Spec CONNECTION = Spec.of(
                    "sftp",
                    "A partner's SFTP server.",
                    Setting.text("address", "host or host:port; without a port 22.")
                            .must(),
                    Setting.secret("login", "user:password, or the user alone where there is a key.")
                            .must(),
                    Setting.secret("key", "The private key, in OpenSSH or PEM form."),
                    Setting.secret("passphrase", "What the private key is encrypted with."),
                    Setting.many(
                            "host-key",
                            new Setting.Type.Text(),
                            "The server's public key as in known_hosts, without the host; a second one during a planned change."),
                    Setting.secret("host-key-from", "The server's public key, where it is kept with the secrets."),
                    Setting.text(
                            "proxy",
                            "A proxy on the way there: http://host:port (the method CONNECT) or socks5://host:port."),
                    Setting.secret("proxy-login", "user:password for the proxy, where it asks for one."),
                    Setting.time("connect-timeout", "How long to wait for a connection.")
                            .or("10s"),
                    Setting.time("timeout", "How long to wait for any single answer.")
                            .or("60s"),
                    Setting.time("transfer-timeout", "How long one file, or one listing, may take in all.")
                            .or("4h"))
            .example(
                    "{ address: \"sftp.nordwind.example:22\", login: \"${secret:nordwind-sftp}\","
                            + " host-key: \"ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl\" }");

    static final Code ADDRESS_UNUSABLE = Code.setup("SFTP-ADDRESS-UNUSABLE", "Write 'address' as host or host:port.");
    static final Code HOST_KEY_MISSING = Code.setup(
            "SFTP-HOST-KEY-MISSING",
            "Ask the partner for the public key of the server and set it as 'host-key': 'ssh-ed25519 AAAA...'.");
    static final Code HOST_KEY_CHANGED = Code.setup(
            "SFTP-HOST-KEY-CHANGED",
            "Ask the partner, not over this connection, whether the server has a new key; only then change 'host-key'.");
    static final Code KEY_UNUSABLE = Code.setup(
            "SFTP-KEY-UNUSABLE", "Give 'key' the whole private key in OpenSSH or PEM form, and its 'passphrase'.");
    static final Code PROXY_UNUSABLE =
            Code.setup("SFTP-PROXY-UNUSABLE", "Write 'proxy' as http://host:port or socks5://host:port.");
    static final Code PROXY_REFUSED =
            Code.setup("SFTP-PROXY-REFUSED", "Correct 'proxy' and 'proxy-login', or let the proxy lead to the server.");
    static final Code SFTP_FAILED = Code.partner(
            "SFTP-FAILED",
            "Ask the partner what the server's log says: a full disk and a used-up quota look like this.");
    static final Code SFTP_UNEXPECTED = Code.bug("SFTP-UNEXPECTED", "Report it with the log of this moment.");

    private Sftp() {}

    /** Tries the server and a folder on it; {@code writing} says what more is tried there. */
    static List<Finding> probe(
            Connector connector, Settings settings, Function<FolderProbe<SftpRemoteFile>, String> folder) {
        String address = settings.text("address");
        String path = settings.text("folder");
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            FolderProbe<SftpRemoteFile> probe =
                    new FolderProbe<>(context, path, () -> Server.endpoint(context, settings));
            try {
                return Probe.of(
                        connector,
                        "sftp://" + address + (path.startsWith("/") ? path : "/" + path),
                        () -> {
                            probe.connect();
                            String user = settings.secret("login").reveal().split(":", 2)[0];
                            return address + " shows the pinned host key, and lets " + user + " in";
                        },
                        probe::read,
                        () -> folder.apply(probe));
            } finally {
                probe.disconnect();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Code explain(Exception failure) {
        return Fault.codeIn(failure)
                .or(() -> ofServer(failure))
                .or(() -> NetworkCodes.in(failure))
                .or(() -> FolderCodes.in(failure))
                .or(() -> ofAnswer(failure))
                .or(() -> ofLibrary(failure))
                .orElse(SFTP_UNEXPECTED);
    }

    private static Optional<Code> ofServer(Exception failure) {
        return Fault.chain(failure).map(Sftp::known).flatMap(Optional::stream).findFirst();
    }

    private static Optional<Code> known(Throwable cause) {
        if (cause instanceof JSchHostKeyException) {
            return Optional.of(HOST_KEY_CHANGED);
        }
        if (cause instanceof SftpException answer) {
            return ofStatus(answer.id);
        }
        String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        if (cause instanceof JSchException && message.startsWith("proxy")) {
            return Optional.of(
                    NetworkCodes.in(Optional.ofNullable(cause.getCause()).orElse(cause))
                            .orElse(PROXY_REFUSED));
        }
        if (cause instanceof JSchException && message.contains("auth")) {
            return Optional.of(NetworkCodes.DENIED);
        }
        return cause instanceof JSchException && message.contains("privatekey")
                ? Optional.of(KEY_UNUSABLE)
                : Optional.empty();
    }

    /** The status codes of SFTP version 6 (draft-ietf-secsh-filexfer-13, 9.1), which older servers use too. */
    private static Optional<Code> ofStatus(int status) {
        return switch (status) {
            case 2, 10, 19 -> Optional.of(FolderCodes.FOLDER_MISSING);
            case 3, 12 -> Optional.of(FolderCodes.FOLDER_DENIED);
            case 14, 15 -> Optional.of(FolderCodes.DISK_FULL);
            default -> Optional.empty();
        };
    }

    /** The server answered that it failed (4), and says no more: OpenSSH does where a disk is full. */
    private static Optional<Code> ofAnswer(Exception failure) {
        return Fault.chain(failure)
                        .anyMatch(cause -> cause instanceof SftpException answer
                                && (answer.id == 4 && answer.getCause() == null || answer.id == 8))
                ? Optional.of(SFTP_FAILED)
                : Optional.empty();
    }

    /** Failures that the library gives no better name: the connection is gone or never came. */
    private static Optional<Code> ofLibrary(Exception failure) {
        boolean library = Fault.chain(failure)
                .anyMatch(cause -> cause instanceof JSchException
                        || cause instanceof SftpException
                        || cause instanceof IOException);
        return library ? Optional.of(NetworkCodes.BROKEN_OFF) : Optional.empty();
    }
}
