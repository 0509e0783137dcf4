package io.crossdock.connectors.as2;

import static io.crossdock.connectors.as2.Mime.bytes;
import static io.crossdock.connectors.as2.OpenSslPartner.HUB;
import static io.crossdock.connectors.as2.OpenSslPartner.PARTNER;
import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.config.Settings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What was damaged on its way, or made to do damage, is refused in the words of RFC 4130, and by no other failure. */
class HostileBytesTest {

    private static final int ROUNDS = 400;
    private static final byte[] ORDER = bytes("UNH+1+ORDERS:D:96A:UN'");

    private final Random random = new Random(42);

    @Test
    void refusesWhatIsDamagedAndFailsAtNothing() throws Exception {
        Mime payload = Mime.payload("a.edi", ORDER);
        Mime signed = Mime.signed(payload, PARTNER, "sha256");
        List<Mime> sound = List.of(
                signed,
                Mime.encrypted(signed, HUB, "aes256"),
                Mime.encrypted(signed, HUB, "aes-256-gcm"),
                Der.compressed(payload));
        try (OpenSslPartner partner = new OpenSslPartner()) {
            Opening opening = opening(partner.sourceSettings());
            int refused = 0;
            for (int round = 0; round < ROUNDS; round++) {
                Mime message = sound.get(round % sound.size());
                refused += isRefused(opening, message, damaged(bytes(message.body()))) ? 1 : 0;
            }
            assertThat(refused).isGreaterThan(ROUNDS / 2);
        }
    }

    private static Opening opening(Settings settings) {
        Algorithms algorithms = Algorithms.of(settings);
        Keyring keyring = new Keyring(settings, algorithms, InstantSource.system());
        return new Opening(settings, new Encryption(keyring, algorithms), new Verifying(keyring, algorithms));
    }

    private static boolean isRefused(Opening opening, Mime message, byte[] body) throws IOException {
        try (Scratch scratch = new Scratch()) {
            Entity entity = Entity.of(
                    name -> Optional.of(message.header(name)).filter(value -> !value.isEmpty()),
                    scratch.keep(new ByteArrayInputStream(body)));
            Opening.Opened opened = opening.open(entity, scratch);
            if (opened.signed().isPresent()) {
                assertThat(opened.payload().content().readAllBytes()).isEqualTo(ORDER);
            }
            return false;
        } catch (Refused e) {
            return true;
        }
    }

    private byte[] damaged(byte[] sound) {
        byte[] bytes = sound.clone();
        switch (random.nextInt(3)) {
            case 0 -> bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            case 1 -> {
                return Arrays.copyOf(bytes, random.nextInt(bytes.length));
            }
            default -> {
                for (int change = 0; change < 8; change++) {
                    bytes[random.nextInt(Math.min(bytes.length, 400))] ^= (byte) (1 << random.nextInt(8));
                }
            }
        }
        return bytes;
    }
}
