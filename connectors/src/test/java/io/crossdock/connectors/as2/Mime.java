package io.crossdock.connectors.as2;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * MIME as the partner of a test reads and writes it; every byte is a character.
 *
 * @param written all of it, as it came or goes
 */
record Mime(Map<String, String> headers, String body, String written) {

    Mime(Map<String, String> headers, String body) {
        this(headers, body, written(headers) + "\r\n" + body);
    }

    static Mime of(String entity) {
        int blank = entity.indexOf("\r\n\r\n");
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line : entity.substring(0, blank).split("\r\n(?![ \t])", -1)) {
            headers.put(
                    line.substring(0, line.indexOf(':')),
                    line.substring(line.indexOf(':') + 1).strip());
        }
        return new Mime(headers, entity.substring(blank + 4), entity);
    }

    static Mime of(Map<String, List<String>> http, byte[] body) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        http.forEach((name, values) -> headers.put(name, String.join(", ", values)));
        return new Mime(headers, text(body));
    }

    static Mime of(String type, byte[] body) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.put("Content-Type", type);
        return new Mime(headers, text(body));
    }

    /** A payload under a file name. */
    static Mime payload(String name, byte[] bytes) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.put("Content-Type", "application/edifact");
        headers.put("Content-Transfer-Encoding", "binary");
        headers.put(
                "Content-Disposition",
                "attachment; filename*=UTF-8''"
                        + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20"));
        return new Mime(headers, text(bytes));
    }

    static Mime signed(Mime content, OpenSsl.Party by, String digest) {
        return signed(content, OpenSsl.sign(bytes(content.written()), by, digest));
    }

    static Mime signed(Mime content, byte[] signature) {
        String encoded = Base64.getMimeEncoder().encodeToString(signature);
        return of(
                "multipart/signed; protocol=\"application/pkcs7-signature\"; micalg=sha-256; boundary=\"=_a b\"",
                bytes("preamble\r\n--=_a b\r\n" + content.written() + "\r\n--=_a b  \r\n"
                        + "Content-Type: application/pkcs7-signature; name=\"smime.p7s\"\r\n"
                        + "Content-Transfer-Encoding: base64\r\n\r\n" + encoded + "\r\n--=_a b--\r\n"));
    }

    static Mime encrypted(Mime content, OpenSsl.Party to, String cipher) {
        return of(
                "application/pkcs7-mime; smime-type=enveloped-data; name=\"smime.p7m\"",
                OpenSsl.encrypt(bytes(content.written()), to, cipher));
    }

    String type() {
        return header("Content-Type").replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
    }

    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    List<Mime> parts() {
        Matcher boundary = Pattern.compile("boundary=\"?([^\";]+)").matcher(header("Content-Type"));
        if (!boundary.find()) {
            throw new IllegalStateException("no boundary in " + headers);
        }
        String[] pieces = ("\r\n" + body).split(Pattern.quote("\r\n--" + boundary.group(1)), -1);
        List<Mime> parts = new ArrayList<>();
        for (int piece = 1; piece < pieces.length - 1; piece++) {
            parts.add(of(pieces[piece].substring(pieces[piece].indexOf("\r\n") + 2)));
        }
        return parts;
    }

    /** Without the transfer encoding. */
    byte[] content() {
        return header("Content-Transfer-Encoding").equals("base64")
                ? Base64.getMimeDecoder().decode(body)
                : bytes(body);
    }

    String fileName() {
        Matcher plain = Pattern.compile("filename=\"([^\"]+)\"").matcher(header("Content-Disposition"));
        if (plain.find()) {
            return plain.group(1);
        }
        return URLDecoder.decode(
                header("Content-Disposition").replaceFirst(".*filename\\*=UTF-8''", ""), StandardCharsets.UTF_8);
    }

    private static String written(Map<String, String> headers) {
        return headers.entrySet().stream()
                .map(header -> header.getKey() + ": " + header.getValue() + "\r\n")
                .collect(Collectors.joining());
    }

    static byte[] bytes(String text) {
        return text.getBytes(ISO_8859_1);
    }

    static String text(byte[] bytes) {
        return new String(bytes, ISO_8859_1);
    }
}
