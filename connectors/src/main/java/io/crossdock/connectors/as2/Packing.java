package io.crossdock.connectors.as2;

import io.crossdock.config.Settings;
import io.crossdock.connectors.Dispatch;
import io.crossdock.connectors.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** Puts a dispatch into its layers: compressed, signed, encrypted, as the channel agreed on. */
final class Packing {

    private static final String NONE = "none";
    private static final Pattern ASCII_NAME = Pattern.compile("[ -~&&[^\"\\\\]]+");
    private static final byte[] LINE_BREAK = {'\r', '\n'};

    private final Settings settings;
    private final Keyring keyring;
    private final Encryption encryption;
    private final Optional<Hash> signature;
    private final Optional<Cipher> cipher;

    Packing(Settings settings, Keyring keyring, Algorithms algorithms, Encryption encryption) {
        this.settings = settings;
        this.keyring = keyring;
        this.encryption = encryption;
        this.signature = word("sign").flatMap(Hash::of).map(algorithms::demand);
        this.cipher = word("encrypt").map(Cipher::of).map(algorithms::demand);
    }

    private Optional<String> word(String setting) {
        return Optional.of(settings.text(setting)).filter(word -> !word.equals(NONE));
    }

    /**
     * A message to be sent.
     *
     * @param mic what its receipt must say
     */
    record Packed(Entity message, Mic mic) {}

    Packed pack(Dispatch dispatch, Scratch scratch) throws IOException {
        Entity payload = payload(dispatch, scratch);
        Entity content = settings.flag("compress") ? Compression.compressed(payload, scratch) : payload;
        Entity confirmed = signature.isPresent() ? content : payload;
        Mic mic = Mic.of(hash(), isBare() ? bare(payload, scratch) : confirmed);
        Entity signed =
                signature.isPresent() ? Signing.signed(content, keyring.us(), hash(), boundary(mic), scratch) : content;
        Entity message = cipher.isPresent() ? encryption.encrypted(signed, cipher.get(), scratch) : signed;
        return new Packed(message, mic);
    }

    /** Of the signature, and so of the receipt. */
    Hash hash() {
        return signature.orElse(Hash.SHA_256);
    }

    /** Then the headers are those of HTTP, and count for nothing (RFC 4130, 7.3.1). */
    private boolean isBare() {
        return signature.isEmpty() && cipher.isEmpty() && !settings.flag("compress");
    }

    private static Entity bare(Entity payload, Scratch scratch) throws IOException {
        try (InputStream in = payload.body()) {
            return new Entity(payload.headers(), 0, scratch.keep(in));
        }
    }

    private static String boundary(Mic mic) {
        return "signed-"
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(mic.digest())
                        .substring(0, 22);
    }

    private Entity payload(Dispatch dispatch, Scratch scratch) throws IOException {
        boolean binary = settings.text("transfer-encoding").equals("binary");
        String head = "Content-Type: " + type(dispatch) + "\r\nContent-Transfer-Encoding: "
                + settings.text("transfer-encoding") + "\r\nContent-Disposition: attachment; "
                + name(dispatch.wire().name()) + "\r\n\r\n";
        return Entity.of(scratch.write(out -> {
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            try (InputStream in = dispatch.wire().open()) {
                if (binary) {
                    in.transferTo(out);
                } else {
                    base64(in, out);
                }
            }
        }));
    }

    private static void base64(InputStream in, OutputStream out) throws IOException {
        byte[] line = new byte[57 * 1024];
        for (int read = in.readNBytes(line, 0, line.length); read > 0; read = in.readNBytes(line, 0, line.length)) {
            out.write(Base64.getMimeEncoder(76, LINE_BREAK).encode(java.util.Arrays.copyOf(line, read)));
            out.write(LINE_BREAK);
        }
    }

    private String type(Dispatch dispatch) {
        String type = settings.optionalText("content-type").orElse(dispatch.contentType());
        if (!type.matches("[ -~]+/[ -~]+")) {
            throw new Fault(As2.UNEXPECTED, "the media type '" + type + "' cannot be written in a header");
        }
        return type;
    }

    /** Plain where it is plain, since many know nothing else; else as RFC 2231 has it. */
    private static String name(String leaf) {
        return ASCII_NAME.matcher(leaf).matches()
                ? "filename=\"" + leaf + '"'
                : "filename*=UTF-8''"
                        + URLEncoder.encode(leaf, StandardCharsets.UTF_8)
                                .replace("+", "%20")
                                .replace("*", "%2A");
    }
}
