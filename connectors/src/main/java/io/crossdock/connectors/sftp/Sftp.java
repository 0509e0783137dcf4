package io.crossdock.connectors.sftp;

import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.JSchHostKeyException;
import com.jcraft.jsch.SftpException;
import io.crossdock.config.Problem.Code;
import io.crossdock.config.Setting;
import io.crossdock.config.Spec;
import io.crossdock.connectors.Fault;
import io.crossdock.connectors.FolderCodes;
import io.crossdock.connectors.NetworkCodes;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

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
                    Setting.time("connect-timeout", "How long to wait for a connection.")
                            .or("10s"),
                    Setting.time("timeout", "How long to wait for any single answer.")
                            .or("60s"))
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
    static final Code SFTP_UNEXPECTED = Code.bug("SFTP-UNEXPECTED", "Report it with the log of this moment.");

    private Sftp() {}

    static Code explain(Exception failure) {
        return Fault.codeIn(failure)
                .or(() -> ofServer(failure))
                .or(() -> NetworkCodes.in(failure))
                .or(() -> FolderCodes.in(failure))
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

    /** Failures that the library gives no better name: the connection is gone or never came. */
    private static Optional<Code> ofLibrary(Exception failure) {
        boolean library = Fault.chain(failure)
                .anyMatch(cause -> cause instanceof JSchException
                        || cause instanceof SftpException
                        || cause instanceof IOException);
        return library ? Optional.of(NetworkCodes.BROKEN_OFF) : Optional.empty();
    }
}
