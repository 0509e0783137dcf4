package io.crossdock.connectors.as2;

import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.cms.CMSAlgorithm;

/** What a message is encrypted with. */
enum Cipher {
    AES256_CBC("aes256-cbc", CMSAlgorithm.AES256_CBC),
    AES192_CBC("aes192-cbc", CMSAlgorithm.AES192_CBC),
    AES128_CBC("aes128-cbc", CMSAlgorithm.AES128_CBC),
    AES256_GCM("aes256-gcm", CMSAlgorithm.AES256_GCM),
    AES192_GCM("aes192-gcm", CMSAlgorithm.AES192_GCM),
    AES128_GCM("aes128-gcm", CMSAlgorithm.AES128_GCM),
    TRIPLE_DES("3des", CMSAlgorithm.DES_EDE3_CBC),
    RC2("rc2", CMSAlgorithm.RC2_CBC);

    private final String word;
    private final ASN1ObjectIdentifier identifier;

    Cipher(String word, ASN1ObjectIdentifier identifier) {
        this.word = word;
        this.identifier = identifier;
    }

    String word() {
        return word;
    }

    ASN1ObjectIdentifier identifier() {
        return identifier;
    }

    boolean isWeak() {
        return this == TRIPLE_DES || this == RC2;
    }

    /** Whether it tells a changed message by itself (RFC 5083). */
    boolean authenticates() {
        return this == AES256_GCM || this == AES192_GCM || this == AES128_GCM;
    }

    /** One of these; absent for any other algorithm, which is not accepted. */
    static Optional<Cipher> of(ASN1ObjectIdentifier identifier) {
        return Arrays.stream(values())
                .filter(cipher -> cipher.identifier.equals(identifier))
                .findFirst();
    }

    /** @throws IllegalArgumentException for a word that the language does not have */
    static Cipher of(String word) {
        return Arrays.stream(values())
                .filter(cipher -> cipher.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(word));
    }
}
