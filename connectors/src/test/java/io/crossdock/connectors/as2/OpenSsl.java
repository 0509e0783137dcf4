package io.crossdock.connectors.as2;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The command openssl: what is encrypted, signed and checked here shares no line with the connector. */
final class OpenSsl {

    private static final Map<String, Party> PARTIES = new ConcurrentHashMap<>();

    private OpenSsl() {}

    /**
     * A key and its certificate.
     *
     * @param key PKCS #8 in PEM
     * @param certificate in PEM
     */
    record Party(String key, String certificate) {

        /** As the hub keeps it. */
        String identity() {
            return key + certificate;
        }
    }

    /** What a command did. */
    record Done(int status, byte[] output, String errors) {

        byte[] successful() {
            if (status != 0) {
                throw new IllegalStateException("openssl: " + errors);
            }
            return output;
        }
    }

    /** Somebody by a name, the same for all tests; valid for a year. */
    static Party party(String name) {
        return PARTIES.computeIfAbsent(name, some -> made(some, "rsa:2048"));
    }

    static Party made(String name, String key) {
        try (Desk desk = new Desk()) {
            desk.run(
                            "req -x509 -days 365 -nodes -newkey " + key + " -subj /CN=" + name
                                    + " -keyout key.pem -out certificate.pem",
                            new byte[0])
                    .successful();
            return new Party(desk.text("key.pem"), desk.text("certificate.pem"));
        }
    }

    /** A detached signature, in DER. */
    static byte[] sign(byte[] content, Party by, String digest) {
        return sign(content, by, digest, "", "");
    }

    /**
     * A detached signature, in DER.
     *
     * @param brought further certificates in PEM that go with it
     * @param options of openssl cms, each with a space before it
     */
    static byte[] sign(byte[] content, Party by, String digest, String brought, String options) {
        try (Desk desk = new Desk()) {
            desk.write("key.pem", by.key());
            desk.write("certificate.pem", by.certificate());
            desk.write("brought.pem", brought);
            return desk.run(
                            "cms -sign -binary -outform DER -md " + digest + " -inkey key.pem -signer certificate.pem"
                                    + (brought.isEmpty() ? "" : " -certfile brought.pem") + options,
                            content)
                    .successful();
        }
    }

    /** Whether a detached signature is by somebody, over just this content. */
    static boolean verifies(byte[] content, byte[] signature, Party by) {
        try (Desk desk = new Desk()) {
            desk.write("signature.der", signature);
            desk.write("content", content);
            desk.write("certificate.pem", by.certificate());
            return desk.run(
                                    "cms -verify -binary -inform DER -in signature.der -content content -nointern"
                                            + " -certfile certificate.pem -CAfile certificate.pem -out verified",
                                    new byte[0])
                            .status()
                    == 0;
        }
    }

    /** In DER. */
    static byte[] encrypt(byte[] content, Party to, String cipher) {
        try (Desk desk = new Desk()) {
            desk.write("certificate.pem", to.certificate());
            return desk.run("cms -encrypt -binary -outform DER -" + cipher + " certificate.pem", content)
                    .successful();
        }
    }

    static Optional<byte[]> decrypt(byte[] envelope, Party to) {
        try (Desk desk = new Desk()) {
            desk.write("key.pem", to.key());
            desk.write("certificate.pem", to.certificate());
            Done done = desk.run("cms -decrypt -binary -inform DER -inkey key.pem -recip certificate.pem", envelope);
            return done.status() == 0 ? Optional.of(done.output()) : Optional.empty();
        }
    }

    /** A folder for one command. */
    static final class Desk implements AutoCloseable {

        private final Path folder;

        Desk() {
            try {
                folder = Files.createTempDirectory("crossdock-openssl");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void write(String name, String text) {
            write(name, text.getBytes(StandardCharsets.US_ASCII));
        }

        void write(String name, byte[] bytes) {
            try {
                Files.write(folder.resolve(name), bytes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        byte[] read(String name) {
            try {
                return Files.readAllBytes(folder.resolve(name));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        String text(String name) {
            return new String(read(name), StandardCharsets.US_ASCII);
        }

        Done run(String arguments, byte[] input) {
            write("input", input);
            List<String> command = new ArrayList<>(List.of("openssl"));
            Stream.of(arguments.split(" ", -1)).forEach(command::add);
            try {
                Process process = new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectInput(folder.resolve("input").toFile())
                        .redirectError(folder.resolve("errors").toFile())
                        .start();
                ByteArrayOutputStream output = new ByteArrayOutputStream();
                process.getInputStream().transferTo(output);
                return new Done(process.waitFor(), output.toByteArray(), text("errors"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
                Files.delete(folder);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
