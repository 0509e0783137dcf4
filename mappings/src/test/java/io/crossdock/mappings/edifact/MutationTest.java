package io.crossdock.mappings.edifact;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.config.Location;
import io.crossdock.config.Settings;
import io.crossdock.config.Wire;
import io.crossdock.mappings.Codec;
import io.crossdock.mappings.Decoded;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Interchanges with bytes changed, lost, doubled and moved: whatever it is, a codec says something of it and never fails. */
class MutationTest {

    private static final int COUNT = Integer.getInteger("crossdock.generated", 200) * 10;
    private static final String SPECIAL = "'+:?*\n\r UNABHTZ0.,-\u0000\u00ff";

    private final Random random = new Random(20260131);

    @Test
    void neverFailsWhateverBecameOfAnInterchange() throws IOException {
        List<byte[]> samples = samples();
        Codec codec = new Edifact()
                .codec(
                        new Settings(Map.of("count-mismatch", "warn", "bare", true), Location.of("test")),
                        Messages.kinds())
                .get();
        int good = 0;
        for (int i = 0; i < COUNT; i++) {
            byte[] bytes = samples.get(i % samples.size()).clone();
            for (int changes = random.nextInt(6); changes >= 0; changes--) {
                bytes = mutated(bytes);
            }
            List<Decoded> decoded = new ArrayList<>();
            codec.peek(Wire.of("in.edi", bytes), peeked -> {});
            codec.decode(Wire.of("in.edi", bytes), message -> true, decoded::add);
            assertThat(decoded)
                    .as(new String(bytes, StandardCharsets.ISO_8859_1))
                    .isNotEmpty()
                    .allMatch(each -> !(each instanceof Decoded.Bad bad)
                            || !bad.problems().isEmpty());
            good += decoded.get(0) instanceof Decoded.Good ? 1 : 0;
        }
        assertThat(good).as("changes that leave something to read").isBetween(COUNT / 20, COUNT - COUNT / 20);
    }

    private byte[] mutated(byte[] bytes) {
        if (bytes.length < 2) {
            return bytes;
        }
        int at = random.nextInt(bytes.length);
        int to = Math.min(bytes.length, at + 1 + random.nextInt(20));
        byte[] part = Arrays.copyOfRange(bytes, at, to);
        return switch (random.nextInt(4)) {
            case 0 -> {
                bytes[at] = (byte) SPECIAL.charAt(random.nextInt(SPECIAL.length()));
                yield bytes;
            }
            case 1 -> joined(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, to, bytes.length));
            case 2 -> joined(Arrays.copyOf(bytes, to), part, Arrays.copyOfRange(bytes, to, bytes.length));
            default -> {
                int other = random.nextInt(bytes.length);
                yield joined(Arrays.copyOf(bytes, other), part, Arrays.copyOfRange(bytes, other, bytes.length));
            }
        };
    }

    private static byte[] joined(byte[]... parts) {
        byte[] all = new byte[Stream.of(parts).mapToInt(part -> part.length).sum()];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }

    private static List<byte[]> samples() throws IOException {
        List<byte[]> samples = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src/test/resources/golden/edifact"))) {
            for (Path file :
                    files.filter(path -> path.endsWith("in.edi")).sorted().toList()) {
                samples.add(Files.readAllBytes(file));
            }
        }
        assertThat(samples).hasSizeGreaterThan(30);
        return samples;
    }
}
