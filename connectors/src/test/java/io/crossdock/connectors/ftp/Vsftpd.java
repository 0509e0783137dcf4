package io.crossdock.connectors.ftp;

import io.crossdock.config.Settings;
import io.crossdock.connectors.Certificates;
import io.crossdock.connectors.Examples;
import io.crossdock.connectors.FreePort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/**
 * vsftpd, as Debian has it, which knows no MLST, and may insist on the session of the first connection for files. It lets in anybody,
 * since whom it knows else are the machine's own users; and it starts for root only.
 */
final class Vsftpd implements AutoCloseable {

    private static final Path SERVER = Path.of("/usr/sbin/vsftpd");

    final Path root;
    private final int port = FreePort.find();
    private final String fingerprint;
    private final Process server;

    static boolean isInstalled() {
        boolean ready =
                Files.isExecutable(SERVER) && System.getProperty("user.name").equals("root");
        if (!ready) {
            System.err.println("NOT TESTED against vsftpd: it is not installed (Debian: vsftpd), or this is not root");
        }
        return ready;
    }

    /** @param insists on the session of the first connection */
    Vsftpd(Path folder, Certificates certificates, boolean insists) throws Exception {
        this(folder, certificates, insists, "TLSv1.3");
    }

    /** @param version of TLS, the highest that it speaks */
    Vsftpd(Path folder, Certificates certificates, boolean insists, String version) throws Exception {
        fingerprint = certificates.fingerprint();
        root = Files.createDirectories(folder.resolve("vsftpd"));
        for (String name : List.of("in", "out")) {
            Path inner = Files.createDirectories(root.resolve(name));
            Files.setOwner(
                    inner, inner.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("ftp"));
        }
        Path empty = Files.createDirectories(folder.resolve("empty"));
        Path pem = Files.writeString(folder.resolve("server.pem"), certificates.identityPem());
        int shared = Path.of(System.getProperty("java.io.tmpdir")).getNameCount();
        for (int depth = root.getNameCount(); depth > shared; depth--) {
            Path way = Path.of("/").resolve(root.subpath(0, depth));
            Files.setPosixFilePermissions(way, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        Path configuration = Files.writeString(
                folder.resolve("vsftpd.conf"),
                """
                listen=YES
                listen_address=127.0.0.1
                listen_port=%d
                background=NO
                seccomp_sandbox=NO
                anonymous_enable=YES
                no_anon_password=YES
                ftp_username=ftp
                anon_root=%s
                secure_chroot_dir=%s
                write_enable=YES
                anon_upload_enable=YES
                anon_mkdir_write_enable=YES
                anon_other_write_enable=YES
                anon_world_readable_only=NO
                ssl_enable=YES
                allow_anon_ssl=YES
                force_anon_logins_ssl=YES
                force_anon_data_ssl=YES
                require_ssl_reuse=%s
                ssl_ciphers=HIGH
                rsa_cert_file=%s
                """
                        .formatted(port, root, empty, insists ? "YES" : "NO", pem));
        ProcessBuilder start = new ProcessBuilder(SERVER.toString(), configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("vsftpd.log").toFile());
        start.environment().put("OPENSSL_CONF", openSsl(folder, version).toString());
        server = start.start();
        Awaitility.await().ignoreExceptions().until(this::answers);
    }

    private static Path openSsl(Path folder, String version) throws IOException {
        return Files.writeString(
                folder.resolve("openssl.cnf"),
                """
                openssl_conf = all
                [all]
                ssl_conf = tls
                [tls]
                system_default = bounds
                [bounds]
                MaxProtocol = %s
                """
                        .formatted(version));
    }

    private boolean answers() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.getInputStream().read() == '2';
        }
    }

    private Settings connection(FtpSource word, String more) {
        return Examples.readWith(
                word.connection(),
                "{ address: \"127.0.0.1:" + port + "\", login: \"${secret:login}\", timeout: 2m, connect-timeout: 2m,"
                        + " tls: { certificate: \"" + fingerprint + "\" }" + more + " }",
                name -> List.of("anonymous:hub"));
    }

    Settings source() {
        FtpSource source = new FtpSource();
        return connection(source, "").with(Examples.read(source.spec(), "folder: /out"));
    }

    Settings target() {
        return target("");
    }

    /** @param more settings of the connection, each with a comma before it */
    Settings target(String more) {
        return connection(new FtpSource(), more).with(Examples.read(new FtpTarget().spec(), "folder: /in"));
    }

    @Override
    public void close() {
        server.descendants().forEach(ProcessHandle::destroy);
        server.destroy();
        try {
            server.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
