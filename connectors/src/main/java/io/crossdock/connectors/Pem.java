package io.crossdock.connectors;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Certificates and a private key as text (RFC 7468).
 *
 * @param certificates at least one, in the order written
 */
public record Pem(List<X509Certificate> certificates, Optional<PrivateKey> privateKey) {

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN (CERTIFICATE|PRIVATE KEY)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----");
    private static final List<String> ALGORITHMS = List.of("RSA", "EC", "Ed25519", "Ed448");

    public Pem {
        certificates = List.copyOf(certificates);
    }

    /** @throws IllegalArgumentException saying what is wrong, without a word of the text */
    static Pem of(String text) {
        List<X509Certificate> certificates = new ArrayList<>();
        Optional<PrivateKey> key = Optional.empty();
        Matcher block = BLOCK.matcher(text);
        while (block.find()) {
            byte[] bytes = Base64.getMimeDecoder().decode(block.group(2));
            if (block.group(1).equals("CERTIFICATE")) {
                certificates.add(certificate(bytes));
            } else {
                key = Optional.of(privateKey(bytes));
            }
        }
        if (certificates.isEmpty()) {
            throw new IllegalArgumentException("no certificate in PEM was found");
        }
        return new Pem(certificates, key);
    }

    /**
     * The certificates that stand in a text, none where there are none.
     *
     * @throws IllegalArgumentException where one is damaged
     */
    public static List<X509Certificate> certificatesIn(String text) {
        return BLOCK.matcher(text)
                .results()
                .filter(block -> block.group(1).equals("CERTIFICATE"))
                .map(block -> certificate(Base64.getMimeDecoder().decode(block.group(2))))
                .toList();
    }

    /**
     * The private key that stands in a text.
     *
     * @throws IllegalArgumentException where there is none, or it is damaged
     */
    public static PrivateKey keyIn(String text) {
        Matcher block = BLOCK.matcher(text);
        while (block.find()) {
            if (block.group(1).equals("PRIVATE KEY")) {
                return privateKey(Base64.getMimeDecoder().decode(block.group(2)));
            }
        }
        throw new IllegalArgumentException("no unencrypted private key (PKCS #8) in PEM was found");
    }

    PrivateKey key() {
        return privateKey.orElseThrow(
                () -> new IllegalArgumentException("no unencrypted private key (PKCS #8) in PEM was found"));
    }

    private static X509Certificate certificate(byte[] bytes) {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(bytes));
        } catch (CertificateException e) {
            throw new IllegalArgumentException("a certificate is damaged");
        }
    }

    private static PrivateKey privateKey(byte[] bytes) {
        for (String algorithm : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(bytes));
            } catch (InvalidKeySpecException another) {
                continue;
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every Java has " + algorithm, e);
            }
        }
        throw new IllegalArgumentException("the private key is damaged, or of a type that is none of " + ALGORITHMS);
    }
}
