package io.crossdock.connectors.as2;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8DecryptorProviderBuilder;
import org.bouncycastle.openssl.jcajce.JcePEMDecryptorProviderBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;

/** Keys and certificates as people keep them: PEM in all its kinds, or PKCS #12 in Base64. No message names a word of them. */
final class KeyText {

    private final Optional<char[]> password;
    private final List<X509Certificate> certificates = new ArrayList<>();
    private Optional<PrivateKey> key = Optional.empty();

    private KeyText(Optional<String> password) {
        this.password = password.map(String::toCharArray);
    }

    static Identity identity(String text, Optional<String> password) throws GeneralSecurityException {
        KeyText read = read(text, password);
        PrivateKey key = read.key.orElseThrow(() -> new GeneralSecurityException("there is no private key"));
        X509Certificate certificate = read.certificates.stream()
                .filter(one -> belong(key, one))
                .findFirst()
                .orElseThrow(() -> new GeneralSecurityException("there is no certificate of the private key"));
        return new Identity(key, certificate, read.certificates);
    }

    /** The first: those that may follow are its issuers', who do not sign for the partner. */
    static X509Certificate certificate(String text) throws GeneralSecurityException {
        return certificates(text).get(0);
    }

    /** All that stand there; at least one. */
    static List<X509Certificate> certificates(String text) throws GeneralSecurityException {
        List<X509Certificate> all = read(text, Optional.empty()).certificates;
        if (all.isEmpty()) {
            throw new GeneralSecurityException("there is no certificate");
        }
        return List.copyOf(all);
    }

    private static KeyText read(String text, Optional<String> password) throws GeneralSecurityException {
        KeyText read = new KeyText(password);
        try {
            if (text.contains("-----BEGIN ")) {
                read.pem(text);
            } else {
                read.store(Base64.getMimeDecoder().decode(text));
            }
        } catch (IOException | OperatorCreationException | PKCSException | IllegalArgumentException e) {
            throw new GeneralSecurityException("it cannot be read: damaged, or the password is wrong");
        }
        return read;
    }

    private void pem(String text)
            throws IOException, GeneralSecurityException, OperatorCreationException, PKCSException {
        try (PEMParser parser = new PEMParser(new StringReader(text))) {
            for (Object next = parser.readObject(); next != null; next = parser.readObject()) {
                if (next instanceof X509CertificateHolder holder) {
                    certificates.add(new JcaX509CertificateConverter().getCertificate(holder));
                } else {
                    take(next);
                }
            }
        }
    }

    private void take(Object block) throws IOException, OperatorCreationException, PKCSException {
        if (block instanceof PrivateKeyInfo plain) {
            take(plain);
        } else if (block instanceof PKCS8EncryptedPrivateKeyInfo hidden) {
            take(hidden.decryptPrivateKeyInfo(new JceOpenSSLPKCS8DecryptorProviderBuilder()
                    .setProvider(Pkcs7.PROVIDER)
                    .build(password())));
        } else if (block instanceof PEMKeyPair pair) {
            take(pair.getPrivateKeyInfo());
        } else if (block instanceof PEMEncryptedKeyPair hidden) {
            take(hidden.decryptKeyPair(new JcePEMDecryptorProviderBuilder()
                            .setProvider(Pkcs7.PROVIDER)
                            .build(password()))
                    .getPrivateKeyInfo());
        }
    }

    private void take(PrivateKeyInfo info) throws IOException {
        key = Optional.of(new JcaPEMKeyConverter().getPrivateKey(info));
    }

    private void store(byte[] bytes) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(new ByteArrayInputStream(bytes), password());
        for (String alias : Collections.list(store.aliases())) {
            if (store.getKey(alias, password()) instanceof PrivateKey held) {
                key = Optional.of(held);
                Arrays.stream(store.getCertificateChain(alias))
                        .forEach(certificate -> certificates.add((X509Certificate) certificate));
            }
        }
    }

    private char[] password() {
        return password.orElseGet(() -> new char[0]);
    }

    private static boolean belong(PrivateKey key, X509Certificate certificate) {
        return key instanceof RSAPrivateKey secret && certificate.getPublicKey() instanceof RSAPublicKey open
                ? secret.getModulus().equals(open.getModulus())
                : key.getAlgorithm().equals(certificate.getPublicKey().getAlgorithm());
    }
}
