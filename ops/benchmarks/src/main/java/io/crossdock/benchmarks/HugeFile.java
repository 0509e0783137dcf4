package io.crossdock.benchmarks;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;

/** Bytes that no compression shortens and no two blocks share, the same every time, and kept nowhere. */
final class HugeFile extends InputStream {

    private static final int BLOCK = 64 * 1024;

    private final byte[] block = new byte[BLOCK];
    private final long size;
    private long at;

    HugeFile(long size) {
        this.size = size;
        new SplittableRandom(5).nextBytes(block);
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        if (at >= size) {
            return -1;
        }
        int inBlock = (int) (at % BLOCK);
        ByteBuffer.wrap(block).putLong(0, at / BLOCK);
        int count = (int) Math.min(Math.min(length, BLOCK - inBlock), size - at);
        System.arraycopy(block, inBlock, into, offset, count);
        at += count;
        return count;
    }
}
