package io.crossdock.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.crossdock.config.Secret;
import io.crossdock.config.Settings;
import io.crossdock.config.Wire;
import io.crossdock.connectors.Certificates;
import io.crossdock.connectors.Dispatch;
import io.crossdock.connectors.Examples;
import io.crossdock.connectors.Finding;
import io.crossdock.connectors.NetworkCodes;
import io.crossdock.connectors.Receipt;
import io.crossdock.connectors.Tls;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpTlsTest {

    private static final Dispatch ORDER = new Dispatch(Wire.of("a.json", new byte[] {1}), "key-a", "application/json");

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    private final HttpTarget target = new HttpTarget(InstantSource.system());
    private final AtomicReference<String> identity = new AtomicReference<>("none");
    private final AtomicReference<String> trust = new AtomicReference<>("none");

    @SuppressWarnings("NullAway.Init") // set before each test
    private Certificates theirs;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Certificates ours;

    @SuppressWarnings("NullAway.Init") // set before each test
    private HttpsServer server;

    @BeforeEach
    void startsAServerThatAsksForACertificate() throws Exception {
        theirs = Certificates.make(folder, "theirs", 41);
        ours = Certificates.make(folder, "ours", 13);
        server = serve(theirs);
    }

    private HttpsServer serve(Certificates shown) throws IOException, GeneralSecurityException {
        HttpsServer https = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        https.setHttpsConfigurator(new HttpsConfigurator(shown.server(ours)) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters ssl = getSSLContext().getDefaultSSLParameters();
                ssl.setNeedClientAuth(true);
                parameters.setSSLParameters(ssl);
            }
        });
        https.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        https.start();
        return https;
    }

    @AfterEach
    void ends() {
        server.stop(0);
    }

    @Test
    void trustsThePinnedCertificateAndShowsItsOwn() throws Exception {
        identity.set(ours.identityPem());

        assertThat(send("certificate: \"" + theirs.fingerprint() + "\", identity: \"${secret:identity}\"")
                        .result())
                .isEqualTo(Receipt.Result.DELIVERED);
    }

    @Test
    void trustsTheNamedIssuer() throws Exception {
        identity.set(ours.identityPem());
        trust.set(theirs.certificatePem());

        assertThat(send("trust: \"${secret:trust}\", identity: \"${secret:identity}\"")
                        .result())
                .isEqualTo(Receipt.Result.DELIVERED);
    }

    @Test
    void takesAChangedCertificateWithoutARestart() throws Exception {
        Requests requests = new Requests(settings("trust: \"${secret:trust}\", identity: \"${secret:identity}\""));
        Outcome outcome = new Outcome(settings(""), InstantSource.system());
        identity.set(ours.identityPem());
        trust.set(Certificates.make(folder, "old", 5).certificatePem());
        assertThatThrownBy(() -> requests.send(ORDER, outcome))
                .satisfies(
                        failure -> assertThat(Http.explain((Exception) failure)).isEqualTo(NetworkCodes.UNTRUSTED));

        trust.set(theirs.certificatePem());

        assertThat(requests.send(ORDER, outcome).result()).isEqualTo(Receipt.Result.DELIVERED);
    }

    @Test
    void trustsNoOtherCertificateThanThePinnedOne() throws Exception {
        identity.set(ours.identityPem());
        String other = ours.fingerprint();

        assertThatThrownBy(() -> send("certificate: \"" + other + "\", identity: \"${secret:identity}\""))
                .satisfies(
                        failure -> assertThat(Http.explain((Exception) failure)).isEqualTo(NetworkCodes.UNTRUSTED));
        assertThatThrownBy(() -> send("identity: \"${secret:identity}\""))
                .satisfies(
                        failure -> assertThat(Http.explain((Exception) failure)).isEqualTo(NetworkCodes.UNTRUSTED));
    }

    @Test
    void trustsNoExpiredCertificate() throws Exception {
        server.stop(0);
        theirs = Certificates.make(folder, "expired", -3);
        server = serve(theirs);
        identity.set(ours.identityPem());
        trust.set(theirs.certificatePem());

        for (String tls : List.of("certificate: \"" + theirs.fingerprint() + "\"", "trust: \"${secret:trust}\"")) {
            assertThatThrownBy(() -> send(tls + ", identity: \"${secret:identity}\""))
                    .satisfies(failure ->
                            assertThat(Http.explain((Exception) failure)).isEqualTo(NetworkCodes.UNTRUSTED));
        }
    }

    @Test
    void saysThatThePartnerWantsACertificate() throws Exception {
        try (ServerSocket strict = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread door = new Thread(() -> refuse(strict));
            door.start();

            assertThatThrownBy(() -> send(
                            "https://127.0.0.1:" + strict.getLocalPort(),
                            "certificate: \"" + theirs.fingerprint() + "\""))
                    .satisfies(failure ->
                            assertThat(Http.explain((Exception) failure)).isEqualTo(NetworkCodes.CERTIFICATE_WANTED));
            door.join();
        }
    }

    /** Says why, and keeps the connection until the other has heard it: a reset would overtake the alert. */
    private void refuse(ServerSocket strict) {
        try (Socket plain = strict.accept()) {
            SSLSocket socket =
                    (SSLSocket) theirs.server(ours).getSocketFactory().createSocket(plain, "", plain.getPort(), false);
            socket.setUseClientMode(false);
            socket.setNeedClientAuth(true);
            socket.setEnabledProtocols(new String[] {"TLSv1.2"});
            assertThatThrownBy(socket::startHandshake).isInstanceOf(SSLException.class);
            plain.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException | GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Test
    void saysWhichPartOfTlsCannotBeUsedWithoutAWordOfIt() throws Exception {
        identity.set("-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----");

        assertThatThrownBy(() -> send("identity: \"${secret:identity}\""))
                .satisfies(
                        failure -> assertThat(Http.explain((Exception) failure)).isEqualTo(Tls.TLS_UNUSABLE))
                .hasMessageNotContaining("c2VjcmV0");
    }

    @Test
    void aProbeCountsTheDaysThatCertificatesAreValid() throws Exception {
        identity.set(ours.identityPem());

        List<Finding> findings = target.probe(
                settings("certificate: \"" + theirs.fingerprint() + "\", identity: \"${secret:identity}\""));

        assertThat(findings.toString())
                .contains("is trusted, and valid for 40 more days", "the hub's own for 12")
                .contains("answered 204 to HEAD");
    }

    private Receipt send(String tls) throws IOException, InterruptedException {
        return send("https://127.0.0.1:" + server.getAddress().getPort(), tls);
    }

    private Receipt send(String address, String tls) throws IOException, InterruptedException {
        Settings settings = settings(address, tls);
        return new Requests(settings).send(ORDER, new Outcome(settings, InstantSource.system()));
    }

    private Settings settings(String tls) {
        return settings("https://127.0.0.1:" + server.getAddress().getPort(), tls);
    }

    private Settings settings(String address, String tls) {
        Secret.Provider secrets = name -> List.of(name.equals("trust") ? trust.get() : identity.get());
        return Examples.readWith(target.connection(), "{ address: \"" + address + "\", tls: { " + tls + " } }", secrets)
                .with(Examples.read(target.spec(), "path: /orders"));
    }
}
