package io.crossdock.connectors.as2;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;

/** A digest, by the names of RFC 5751; the names of other times ({@code sha256}, {@code sha1}) are read too. */
enum Hash {
    MD5("md5", "MD5", PKCSObjectIdentifiers.md5),
    SHA_1("sha-1", "SHA-1", OIWObjectIdentifiers.idSHA1),
    SHA_256("sha-256", "SHA-256", NISTObjectIdentifiers.id_sha256),
    SHA_384("sha-384", "SHA-384", NISTObjectIdentifiers.id_sha384),
    SHA_512("sha-512", "SHA-512", NISTObjectIdentifiers.id_sha512);

    private static final int BUFFER = 64 * 1024;

    private final String word;
    private final String java;
    private final ASN1ObjectIdentifier identifier;

    Hash(String word, String java, ASN1ObjectIdentifier identifier) {
        this.word = word;
        this.java = java;
        this.identifier = identifier;
    }

    /** As the language and {@code micalg} have it. */
    String word() {
        return word;
    }

    boolean isWeak() {
        return this == MD5 || this == SHA_1;
    }

    /** The name of a signature with this digest and a key of a kind, in the names of the JCA. */
    String with(String keyAlgorithm) {
        return java.replace("-", "") + "with" + (keyAlgorithm.equals("EC") ? "ECDSA" : keyAlgorithm);
    }

    static Optional<Hash> of(String name) {
        String plain = plain(name);
        return Arrays.stream(values())
                .filter(hash -> plain(hash.word).equals(plain))
                .findFirst();
    }

    private static String plain(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replace("-", "");
    }

    static Optional<Hash> of(ASN1ObjectIdentifier identifier) {
        return Arrays.stream(values())
                .filter(hash -> hash.identifier.equals(identifier))
                .findFirst();
    }

    byte[] of(InputStream in) throws IOException {
        MessageDigest digest = digest();
        byte[] buffer = new byte[BUFFER];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            digest.update(buffer, 0, read);
        }
        return digest.digest();
    }

    private MessageDigest digest() {
        try {
            return MessageDigest.getInstance(java);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has " + java, e);
        }
    }
}
