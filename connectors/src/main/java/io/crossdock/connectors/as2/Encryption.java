package io.crossdock.connectors.as2;

import io.crossdock.connectors.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.cms.CMSAuthEnvelopedDataParser;
import org.bouncycastle.cms.CMSAuthEnvelopedDataStreamGenerator;
import org.bouncycastle.cms.CMSEnvelopedDataParser;
import org.bouncycastle.cms.CMSEnvelopedDataStreamGenerator;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.Recipient;
import org.bouncycastle.cms.RecipientInformation;
import org.bouncycastle.cms.RecipientInformationStore;
import org.bouncycastle.cms.jcajce.JceCMSContentEncryptorBuilder;
import org.bouncycastle.cms.jcajce.JceKeyTransAuthEnvelopedRecipient;
import org.bouncycastle.cms.jcajce.JceKeyTransEnvelopedRecipient;
import org.bouncycastle.cms.jcajce.JceKeyTransRecipientId;
import org.bouncycastle.cms.jcajce.JceKeyTransRecipientInfoGenerator;
import org.bouncycastle.operator.OutputAEADEncryptor;

/** Encrypts for the partner, and decrypts what is for us (RFC 5652, RFC 5083). Keys are carried by RSA. */
final class Encryption {

    private final Keyring keyring;
    private final Algorithms algorithms;

    Encryption(Keyring keyring, Algorithms algorithms) {
        this.keyring = keyring;
        this.algorithms = algorithms;
    }

    Entity encrypted(Entity content, Cipher cipher, Scratch scratch) throws IOException {
        X509Certificate partner = keyring.partner();
        if (!partner.getPublicKey().getAlgorithm().equals("RSA")) {
            throw new Fault(
                    As2.CERTIFICATE_UNUSABLE, "only an RSA key can be encrypted for: " + Keyring.named(partner));
        }
        String type = cipher.authenticates() ? "authEnveloped-data" : "enveloped-data";
        return Entity.of(scratch.write(out -> {
            Pkcs7.head(out, type);
            try (OutputStream encrypting = encrypting(out, partner, cipher);
                    InputStream in = content.whole()) {
                in.transferTo(encrypting);
            }
        }));
    }

    private static OutputStream encrypting(OutputStream out, X509Certificate partner, Cipher cipher)
            throws IOException {
        try {
            JceKeyTransRecipientInfoGenerator recipient =
                    new JceKeyTransRecipientInfoGenerator(partner).setProvider(Pkcs7.PROVIDER);
            JceCMSContentEncryptorBuilder encryptor =
                    new JceCMSContentEncryptorBuilder(cipher.identifier()).setProvider(Pkcs7.PROVIDER);
            if (cipher.authenticates()) {
                CMSAuthEnvelopedDataStreamGenerator generator = new CMSAuthEnvelopedDataStreamGenerator();
                generator.addRecipientInfoGenerator(recipient);
                return generator.open(out, (OutputAEADEncryptor) encryptor.build());
            }
            CMSEnvelopedDataStreamGenerator generator = new CMSEnvelopedDataStreamGenerator();
            generator.addRecipientInfoGenerator(recipient);
            return generator.open(out, encryptor.build());
        } catch (CMSException | CertificateEncodingException e) {
            throw new IllegalStateException("cannot encrypt for " + Keyring.named(partner), e);
        }
    }

    /** Whatever the reason that it cannot be decrypted, who sent it is told no more than that. */
    Entity decrypted(Entity envelope, Scratch scratch) throws Refused {
        List<Identity> keys = keyring.decrypting();
        try (InputStream in = envelope.content()) {
            if (Pkcs7.type(envelope).equals(CMSObjectIdentifiers.authEnvelopedData)) {
                CMSAuthEnvelopedDataParser parser = new CMSAuthEnvelopedDataParser(in);
                demand(parser.getEncryptionAlgOID().getAlgorithm().getId());
                Match match = match(parser.getRecipientInfos(), keys);
                return plain(
                        match.recipient(),
                        new JceKeyTransAuthEnvelopedRecipient(match.us().key()).setProvider(Pkcs7.PROVIDER),
                        scratch);
            }
            CMSEnvelopedDataParser parser = new CMSEnvelopedDataParser(in);
            demand(parser.getEncryptionAlgOID());
            Match match = match(parser.getRecipientInfos(), keys);
            return plain(
                    match.recipient(),
                    new JceKeyTransEnvelopedRecipient(match.us().key()).setProvider(Pkcs7.PROVIDER),
                    scratch);
        } catch (CMSException
                | IOException
                | IllegalArgumentException
                | IllegalStateException
                | ClassCastException
                | IndexOutOfBoundsException
                | NullPointerException e) { // the parsers look for what damaged bytes do not hold
            throw undecryptable("it cannot be decrypted: " + e.getMessage());
        }
    }

    private record Match(RecipientInformation recipient, Identity us) {}

    private static Match match(RecipientInformationStore recipients, List<Identity> keys) throws Refused {
        for (Identity us : keys) {
            RecipientInformation recipient = recipients.get(new JceKeyTransRecipientId(us.certificate()));
            if (recipient != null) {
                return new Match(recipient, us);
            }
        }
        throw undecryptable("it is encrypted for none of our certificates that are valid now, of which the first is "
                + keys.get(0));
    }

    private static Entity plain(RecipientInformation recipient, Recipient key, Scratch scratch)
            throws CMSException, IOException {
        try (InputStream plain = recipient.getContentStream(key).getContentStream()) {
            return Entity.of(scratch.keep(plain));
        }
    }

    private static Refused undecryptable(String message) {
        return new Refused(Disposition.error("decryption-failed"), message);
    }

    private void demand(String identifier) throws Refused {
        boolean accepted = Cipher.of(new ASN1ObjectIdentifier(identifier))
                .filter(algorithms::accept)
                .isPresent();
        if (!accepted) {
            throw new Refused(
                    Disposition.error("insufficient-message-security"),
                    "it is encrypted with an algorithm that is too weak or unknown: "
                            + Cipher.of(new ASN1ObjectIdentifier(identifier))
                                    .map(Cipher::word)
                                    .orElse(identifier));
        }
    }
}
