package io.crossdock.connectors.as2;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.Provider;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1SequenceParser;
import org.bouncycastle.asn1.ASN1StreamParser;
import org.bouncycastle.asn1.cms.ContentInfoParser;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** The media type of what is encrypted or compressed (RFC 8551). */
final class Pkcs7 {

    /** Handed to who needs it, and not registered for all. The JDK's own would hold a whole message in memory to decrypt it with GCM. */
    static final Provider PROVIDER = new BouncyCastleProvider();

    private static final Set<String> TYPES = Set.of("application/pkcs7-mime", "application/x-pkcs7-mime");

    private Pkcs7() {}

    static boolean is(Entity entity) {
        return TYPES.contains(entity.type());
    }

    static void head(OutputStream out, String type) throws IOException {
        out.write(("Content-Type: application/pkcs7-mime; smime-type=" + type + "; name=smime.p7m\r\n"
                        + "Content-Transfer-Encoding: binary\r\n"
                        + "Content-Disposition: attachment; filename=smime.p7m\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
    }

    /** What it is, by its first bytes: the word in its header is often left out. */
    static ASN1ObjectIdentifier type(Entity entity) throws IOException {
        try (InputStream in = entity.content()) {
            if (new ASN1StreamParser(in).readObject() instanceof ASN1SequenceParser sequence) {
                ASN1ObjectIdentifier type = new ContentInfoParser(sequence).getContentType();
                if (type != null) {
                    return type;
                }
            }
        } catch (IOException
                | IllegalArgumentException
                | IllegalStateException
                | ClassCastException
                | NullPointerException e) { // the parsers look for what damaged bytes do not hold
            throw new Entity.Unreadable("it is no PKCS #7: " + e.getMessage());
        }
        throw new Entity.Unreadable("it is no PKCS #7");
    }
}
