package io.crossdock.mappings.edi;

import java.util.Arrays;
import java.util.Random;

/** What may become of bytes on their way. */
public final class Damage {

    private Damage() {}

    /**
     * One to four of: a byte changed, a part left out, a part twice, the rest cut off.
     *
     * @param structure the characters that structure the bytes, which are put in more often than others
     */
    public static byte[] done(byte[] sound, String structure, Random random) {
        byte[] bytes = sound.clone();
        for (int i = 0; i <= random.nextInt(4) && bytes.length > 4; i++) {
            int from = random.nextInt(bytes.length);
            int to = Math.min(bytes.length, from + random.nextInt(40));
            switch (random.nextInt(5)) {
                case 0 -> bytes[from] = (byte) random.nextInt(256);
                case 1 -> bytes[from] = (byte) structure.charAt(random.nextInt(structure.length()));
                case 2 -> bytes = joined(Arrays.copyOf(bytes, from), Arrays.copyOfRange(bytes, to, bytes.length));
                case 3 -> bytes = joined(Arrays.copyOf(bytes, to), Arrays.copyOfRange(bytes, from, bytes.length));
                default -> bytes = random.nextInt(4) == 0 ? Arrays.copyOf(bytes, from + 1) : bytes;
            }
        }
        return bytes;
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }
}
