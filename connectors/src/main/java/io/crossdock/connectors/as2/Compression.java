package io.crossdock.connectors.as2;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.bouncycastle.cms.CMSCompressedDataParser;
import org.bouncycastle.cms.CMSCompressedDataStreamGenerator;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.jcajce.ZlibCompressor;
import org.bouncycastle.cms.jcajce.ZlibExpanderProvider;

/** Compresses entities, and expands them again (RFC 5402), within bounds. */
final class Compression {

    /** Real documents reach 10 to 20; what was made to fill a disk reaches 1,000. */
    private static final long HIGHEST_RATIO = 100;

    private static final long ALWAYS = 1024 * 1024;

    private Compression() {}

    static Entity compressed(Entity content, Scratch scratch) throws IOException {
        return Entity.of(scratch.write(out -> {
            Pkcs7.head(out, "compressed-data");
            try (OutputStream compressing = new CMSCompressedDataStreamGenerator().open(out, new ZlibCompressor());
                    InputStream in = content.whole()) {
                in.transferTo(compressing);
            }
        }));
    }

    /** @param longest how many bytes it may come to, however well it was compressed */
    static Entity expanded(Entity entity, long longest, Scratch scratch) throws Refused {
        long limit = Math.min(longest, Math.max(ALWAYS, HIGHEST_RATIO * entity.bodySize()));
        try (InputStream in = entity.content();
                InputStream plain = new CMSCompressedDataParser(in)
                        .getContent(new ZlibExpanderProvider(limit + 1))
                        .getContentStream()) {
            return Entity.of(scratch.keep(plain, limit));
        } catch (Scratch.TooLarge e) {
            throw unexpandable("it expands to more than " + limit + " bytes");
        } catch (CMSException
                | IOException
                | IllegalArgumentException
                | IllegalStateException
                | ClassCastException
                | IndexOutOfBoundsException
                | NullPointerException e) { // the parsers look for what damaged bytes do not hold
            throw unexpandable("it cannot be expanded: " + e.getMessage());
        }
    }

    private static Refused unexpandable(String message) {
        return new Refused(Disposition.error("decompression-failed"), message);
    }
}
