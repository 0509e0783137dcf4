package io.crossdock.connectors.as2;

import java.io.IOException;
import java.io.InputStream;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedDataParser;
import org.bouncycastle.cms.CMSTypedStream;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/**
 * Tells the partner's signatures from all others: by the certificates that were agreed on, or by one that a signature brings and that an
 * authority issued to the partner, where that was agreed on.
 */
final class Verifying {

    private final Keyring keyring;
    private final Algorithms algorithms;

    Verifying(Keyring keyring, Algorithms algorithms) {
        this.keyring = keyring;
        this.algorithms = algorithms;
    }

    /**
     * What the partner signed.
     *
     * @param hash the digest of the signature
     */
    record Signed(Entity content, Hash hash) {}

    Signed verify(Entity multipart, Scratch scratch) throws IOException, Untrusted {
        List<Entity> parts = parts(multipart, scratch);
        Entity content = parts.get(0);
        try (InputStream signature = parts.get(1).content();
                InputStream signed = content.whole()) {
            return new Signed(content, hash(signature, signed));
        }
    }

    private static List<Entity> parts(Entity multipart, Scratch scratch) throws IOException, Untrusted {
        try {
            List<Entity> parts = Multipart.parts(multipart, scratch);
            if (parts.size() == 2) {
                return parts;
            }
        } catch (Entity.Unreadable e) {
            throw new Untrusted(
                    Untrusted.Reason.UNREADABLE, "the signed message cannot be taken apart: " + e.getMessage());
        }
        throw new Untrusted(Untrusted.Reason.UNREADABLE, "a signed message has two parts, this one has not");
    }

    private Hash hash(InputStream signature, InputStream signed) throws Untrusted {
        List<X509Certificate> trusted = keyring.trusted();
        Optional<Issuers> issuers = keyring.issuers();
        try {
            CMSSignedDataParser parser = new CMSSignedDataParser(
                    new JcaDigestCalculatorProviderBuilder().build(), new CMSTypedStream(signed), signature);
            parser.getSignedContent().drain();
            List<X509Certificate> brought = issuers.isPresent() ? brought(parser) : List.of();
            for (SignerInformation signer : parser.getSignerInfos().getSigners()) {
                Optional<X509Certificate> known = of(signer, trusted);
                Optional<X509Certificate> issued = of(signer, brought);
                if (known.isPresent()) {
                    return check(signer, known.get());
                }
                if (issuers.isPresent() && issued.isPresent()) {
                    issuers.get().demand(issued.get(), brought);
                    return check(signer, issued.get());
                }
            }
        } catch (CMSException
                | OperatorCreationException
                | IOException
                | IllegalArgumentException
                | IllegalStateException
                | ClassCastException
                | IndexOutOfBoundsException
                | NullPointerException e) { // the parsers look for what damaged bytes do not hold
            throw new Untrusted(Untrusted.Reason.UNREADABLE, "the signature cannot be read: " + e.getMessage());
        }
        throw new Untrusted(
                Untrusted.Reason.STRANGER,
                "it is signed by none of the partner's certificates that are valid now"
                        + trusted.stream()
                                .findFirst()
                                .map(first -> ", of which the first is " + Keyring.named(first))
                                .orElse(", and brings none that the issuer could have issued"));
    }

    private static Optional<X509Certificate> of(SignerInformation signer, List<X509Certificate> certificates) {
        return certificates.stream()
                .filter(certificate -> signer.getSID().match(holder(certificate)))
                .findFirst();
    }

    private static List<X509Certificate> brought(CMSSignedDataParser parser) throws CMSException {
        List<X509Certificate> brought = new ArrayList<>();
        JcaX509CertificateConverter converter = new JcaX509CertificateConverter();
        for (Object held : parser.getCertificates().getMatches(null)) {
            try {
                brought.add(converter.getCertificate((X509CertificateHolder) held));
            } catch (CertificateException damaged) {
                throw new CMSException("a certificate is damaged", damaged);
            }
        }
        return brought;
    }

    private Hash check(SignerInformation signer, X509Certificate certificate)
            throws OperatorCreationException, Untrusted {
        Hash hash = Hash.of(signer.getDigestAlgorithmID().getAlgorithm())
                .filter(algorithms::accept)
                .orElseThrow(() -> new Untrusted(
                        Untrusted.Reason.WEAK, "it is signed with an algorithm that is too weak: " + name(signer)));
        try {
            if (signer.verify(new JcaSimpleSignerInfoVerifierBuilder().build(certificate.getPublicKey()))) {
                return hash;
            }
        } catch (CMSException e) {
            throw new Untrusted(Untrusted.Reason.TAMPERED, "the signature does not hold: " + e.getMessage());
        }
        throw new Untrusted(
                Untrusted.Reason.TAMPERED, "the signature is not by the key of the certificate that it names");
    }

    private static String name(SignerInformation signer) {
        return Hash.of(signer.getDigestAlgorithmID().getAlgorithm())
                .map(Hash::word)
                .orElseGet(signer::getDigestAlgOID);
    }

    private static JcaX509CertificateHolder holder(X509Certificate certificate) {
        try {
            return new JcaX509CertificateHolder(certificate);
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was read can be written", e);
        }
    }
}
