package io.crossdock.connectors.as2;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Hashtable;
import java.util.Map;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedDataStreamGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/**
 * Signs entities as {@code multipart/signed} (RFC 8551). With an RSA key the same content gives the same bytes: neither the time nor
 * chance is in them, so that a message or a receipt can be made again.
 */
final class Signing {

    private static final byte[] LINE_BREAK = {'\r', '\n'};

    private Signing() {}

    /** Without the time of signing, which no receiver may rely on: it is the signer's word. */
    private static final class Timeless extends DefaultSignedAttributeTableGenerator {
        @Override
        protected Hashtable<?, ?> createStandardAttributeTable(Map parameters) {
            Hashtable<?, ?> attributes = super.createStandardAttributeTable(parameters);
            attributes.remove(CMSAttributes.signingTime);
            return attributes;
        }
    }

    /** @param boundary what occurs nowhere in the content */
    static Entity signed(Entity content, Identity us, Hash hash, String boundary, Scratch scratch) throws IOException {
        byte[] signature = signature(content, us, hash);
        return Entity.of(scratch.write(out -> {
            text(
                    out,
                    "Content-Type: multipart/signed; protocol=\"application/pkcs7-signature\"; micalg=" + hash.word()
                            + "; boundary=\"" + boundary + "\"\r\n\r\n--" + boundary + "\r\n");
            try (InputStream in = content.whole()) {
                in.transferTo(out);
            }
            text(
                    out,
                    "\r\n--" + boundary + "\r\nContent-Type: application/pkcs7-signature; name=smime.p7s\r\n"
                            + "Content-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename=smime.p7s\r\n\r\n");
            out.write(Base64.getMimeEncoder(76, LINE_BREAK).encode(signature));
            text(out, "\r\n--" + boundary + "--\r\n");
        }));
    }

    private static void text(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] signature(Entity content, Identity us, Hash hash) throws IOException {
        try {
            ByteArrayOutputStream signature = new ByteArrayOutputStream();
            try (OutputStream signing = generator(us, hash).open(signature);
                    InputStream in = content.whole()) {
                in.transferTo(signing);
            }
            return signature.toByteArray();
        } catch (CMSException | OperatorCreationException | GeneralSecurityException e) {
            throw new IllegalStateException("cannot sign with " + us, e);
        }
    }

    private static CMSSignedDataStreamGenerator generator(Identity us, Hash hash)
            throws CMSException, OperatorCreationException, GeneralSecurityException {
        ContentSigner signer = new JcaContentSignerBuilder(hash.with(us.key().getAlgorithm())).build(us.key());
        CMSSignedDataStreamGenerator generator = new CMSSignedDataStreamGenerator();
        generator.addSignerInfoGenerator(
                new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
                        .setSignedAttributeGenerator(new Timeless())
                        .build(signer, us.certificate()));
        generator.addCertificates(new JcaCertStore(us.chain()));
        return generator;
    }
}
