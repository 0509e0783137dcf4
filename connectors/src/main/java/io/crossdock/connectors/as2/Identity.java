package io.crossdock.connectors.as2;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A private key and who it shows us to be.
 *
 * @param chain the certificate and those of its issuers, as far as they are known
 */
record Identity(PrivateKey key, X509Certificate certificate, List<X509Certificate> chain) {

    Identity {
        chain = List.copyOf(chain);
    }

    /** Never the key. */
    @Override
    public String toString() {
        return Keyring.named(certificate);
    }
}
