package io.crossdock.connectors.as2;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.Deflater;

/** CMS compressed data (RFC 3274), written by hand: Debian's openssl cannot. */
final class Der {

    private static final byte[] COMPRESSED_DATA = hex("060b2a864886f70d0109100109");
    private static final byte[] ZLIB = hex("300d060b2a864886f70d0109100308");
    private static final byte[] VERSION = hex("020100");
    private static final byte[] DATA = hex("06092a864886f70d010701");

    private Der() {}

    static Mime compressed(Mime content) {
        byte[] octets = node(0x04, deflated(content.written().getBytes(StandardCharsets.ISO_8859_1)));
        byte[] inner = node(0x30, VERSION, ZLIB, node(0x30, DATA, node(0xa0, octets)));
        return Mime.of(
                "application/pkcs7-mime; smime-type=compressed-data; name=smime.p7z",
                node(0x30, COMPRESSED_DATA, node(0xa0, inner)));
    }

    private static byte[] deflated(byte[] bytes) {
        Deflater deflater = new Deflater();
        deflater.setInput(bytes);
        deflater.finish();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        while (!deflater.finished()) {
            out.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return out.toByteArray();
    }

    private static byte[] node(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream node = new ByteArrayOutputStream();
        node.write(tag);
        node.write(0x84);
        for (int shift = 24; shift >= 0; shift -= 8) {
            node.write(content.size() >> shift);
        }
        node.writeBytes(content.toByteArray());
        return node.toByteArray();
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }
}
