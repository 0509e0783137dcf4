package io.crossdock.connectors.as2;

import io.crossdock.config.Settings;
import io.crossdock.connectors.Fault;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Set;

/**
 * What is strong enough for a partner.
 *
 * @param weak the words of the weak ones that are accepted all the same
 */
record Algorithms(Set<String> weak) {

    private static final int SHORTEST_RSA = 2048;

    Algorithms {
        weak = Set.copyOf(weak);
    }

    static Algorithms of(Settings settings) {
        return new Algorithms(Set.copyOf(settings.texts("weak")));
    }

    boolean accept(Hash hash) {
        return !hash.isWeak() || weak.contains(hash.word());
    }

    boolean accept(Cipher cipher) {
        return !cipher.isWeak() || weak.contains(cipher.word());
    }

    /** RSA keys below 2048 bits can be broken, or soon; an old partner's short key goes with its old digest. */
    boolean accept(PublicKey key) {
        return !(key instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() < SHORTEST_RSA)
                || weak.contains(Hash.SHA_1.word());
    }

    Hash demand(Hash hash) {
        if (!accept(hash)) {
            throw new Fault(As2.WEAK, hash.word() + " is too weak to sign with");
        }
        return hash;
    }

    Cipher demand(Cipher cipher) {
        if (!accept(cipher)) {
            throw new Fault(As2.WEAK, cipher.word() + " is too weak to encrypt with");
        }
        return cipher;
    }
}
