package io.crossdock.connectors.as2;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.security.auth.x500.X500Principal;

/**
 * The authorities that say which certificates are the partner's: those that they issued to one name. What else they issued is anybody's.
 * Whether a certificate was revoked is not asked; one that must not count any more is a matter for whoever named the authority.
 *
 * @param authorities valid ones, at least one
 * @param subject the name
 */
record Issuers(List<X509Certificate> authorities, X500Principal subject, Algorithms algorithms, Instant now) {

    private static final int DIGITAL_SIGNATURE = 0;
    private static final int NON_REPUDIATION = 1;

    Issuers {
        authorities = List.copyOf(authorities);
    }

    /**
     * @param signer whose certificate came with a signature
     * @param brought what else came with it; it may lead to an authority
     */
    void demand(X509Certificate signer, List<X509Certificate> brought) throws Untrusted {
        if (!signer.getSubjectX500Principal().equals(subject)) {
            throw stranger(signer, "which is not of '" + subject.getName() + "'");
        }
        if (!signs(signer)) {
            throw stranger(signer, "which is not made to sign messages with");
        }
        for (X509Certificate step : path(signer, brought)) {
            boolean weak =
                    step.getSigAlgName().toUpperCase(Locale.ROOT).startsWith("SHA1") && !algorithms.accept(Hash.SHA_1);
            if (weak || !algorithms.accept(step.getPublicKey())) {
                throw new Untrusted(
                        Untrusted.Reason.WEAK,
                        "it is signed by a certificate that is too weak: " + Keyring.named(step));
            }
        }
    }

    /** An authority is no sender; a certificate that says nothing of its use may sign. */
    private static boolean signs(X509Certificate certificate) {
        boolean[] usage = certificate.getKeyUsage();
        boolean authority = certificate.getBasicConstraints() >= 0;
        return !authority && (usage == null || usage[DIGITAL_SIGNATURE] || usage[NON_REPUDIATION]);
    }

    /** From the signer to below the authority (RFC 5280, 6), all of it valid now. */
    private List<X509Certificate> path(X509Certificate signer, List<X509Certificate> brought) throws Untrusted {
        X509CertSelector end = new X509CertSelector();
        end.setCertificate(signer);
        try {
            PKIXBuilderParameters wanted = new PKIXBuilderParameters(
                    authorities.stream().map(one -> new TrustAnchor(one, null)).collect(Collectors.toSet()), end);
            wanted.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(brought)));
            wanted.setRevocationEnabled(false);
            wanted.setDate(Date.from(now));
            PKIXCertPathBuilderResult built = (PKIXCertPathBuilderResult)
                    CertPathBuilder.getInstance("PKIX").build(wanted);
            return built.getCertPath().getCertificates().stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (CertPathBuilderException none) {
            throw stranger(signer, "which the partner's issuer has not issued, or which is not valid now");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java builds paths", e);
        }
    }

    private static Untrusted stranger(X509Certificate signer, String why) {
        return new Untrusted(
                Untrusted.Reason.STRANGER, "it is signed by the certificate " + Keyring.named(signer) + ", " + why);
    }
}
