package io.crossdock.connectors;

import java.net.Socket;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Trusts certificates by their SHA-256 alone, so that neither issuer nor host name is asked for, or those that another one trusts; in
 * either case only as long as they are valid, which Java does not ask of a certificate that is trusted by itself.
 */
final class TrustedCertificates extends X509ExtendedTrustManager {

    private static final X509Certificate[] NONE = {};

    /** Asks for more than validity. */
    @FunctionalInterface
    private interface Check {
        void pass() throws CertificateException;
    }

    private final List<String> pins;
    private final Optional<X509ExtendedTrustManager> issuers;

    static TrustedCertificates of(X509ExtendedTrustManager issuers) {
        return new TrustedCertificates(List.of(), Optional.of(issuers));
    }

    static TrustedCertificates pinned(List<String> pins) {
        return new TrustedCertificates(pins, Optional.empty());
    }

    private TrustedCertificates(List<String> pins, Optional<X509ExtendedTrustManager> issuers) {
        this.issuers = issuers;
        this.pins = pins.stream().map(TrustedCertificates::plain).toList();
        if (!this.pins.stream().allMatch(pin -> pin.matches("[0-9a-f]{64}"))) {
            throw new IllegalArgumentException("a pinned certificate is not written as 64 hexadecimal digits");
        }
    }

    private static String plain(String pin) {
        return pin.toLowerCase(Locale.ROOT).replaceFirst("^sha-?256[:=]", "").replace(":", "");
    }

    private void check(X509Certificate[] chain, Check otherwise) throws CertificateException {
        if (pins.isEmpty()) {
            otherwise.pass();
        } else if (!pins.contains(digest(chain[0]))) {
            throw new CertificateException(
                    "the certificate with SHA-256 " + digest(chain[0]) + " is not the pinned one");
        }
        chain[0].checkValidity();
    }

    private static String digest(X509Certificate certificate) throws CertificateException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        check(chain, () -> issuers.orElseThrow().checkServerTrusted(chain, type));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        check(chain, () -> issuers.orElseThrow().checkServerTrusted(chain, type, socket));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        check(chain, () -> issuers.orElseThrow().checkServerTrusted(chain, type, engine));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        throw new CertificateException("nobody comes to us this way");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        checkClientTrusted(chain, type);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        checkClientTrusted(chain, type);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return issuers.map(X509ExtendedTrustManager::getAcceptedIssuers).orElse(NONE);
    }
}
