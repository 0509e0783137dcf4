package io.crossdock.mappings.fuzz;

import io.crossdock.config.Wire;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Bytes of which a part, the body, can be repeated. */
record Growth(byte[] head, byte[] body, byte[] tail) {

    /** Many small pieces would be read one by one. */
    private static final int PIECE = 64 * 1024;

    /** All of it is repeated. */
    static Growth of(byte[] bytes) {
        return new Growth(new byte[0], bytes, new byte[0]);
    }

    /** The middle third of what stands between terminators is repeated. */
    static Growth within(byte[] bytes, char terminator) {
        List<Integer> ends = new ArrayList<>(List.of(0));
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == terminator) {
                ends.add(i + 1);
            }
        }
        int from = ends.get(ends.size() / 3);
        int to = Math.max(from, ends.get(ends.size() * 2 / 3));
        return to == from
                ? of(bytes)
                : new Growth(
                        Arrays.copyOf(bytes, from),
                        Arrays.copyOfRange(bytes, from, to),
                        Arrays.copyOfRange(bytes, to, bytes.length));
    }

    /** At least so many bytes, of which only a piece is held. */
    Wire to(String wire, long size) {
        byte[] piece = piece();
        long times = size / piece.length + 1;
        return new Wire() {
            @Override
            public String name() {
                return wire;
            }

            @Override
            public InputStream open() {
                List<InputStream> parts = new ArrayList<>();
                parts.add(new ByteArrayInputStream(head));
                for (long i = 0; i < times; i++) {
                    parts.add(new ByteArrayInputStream(piece));
                }
                parts.add(new ByteArrayInputStream(tail));
                return new SequenceInputStream(Collections.enumeration(parts));
            }
        };
    }

    private byte[] piece() {
        ByteArrayOutputStream piece = new ByteArrayOutputStream();
        while (piece.size() < PIECE) {
            piece.writeBytes(body);
        }
        return piece.toByteArray();
    }
}
