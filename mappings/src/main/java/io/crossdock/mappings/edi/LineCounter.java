package io.crossdock.mappings.edi;

/** Counts the lines of a wire, which end with LF, CR LF, or CR alone. */
final class LineCounter {

    private long line = 1;
    private long lineStart;
    private boolean afterReturn;

    static boolean endsLine(byte value) {
        return value == '\n' || value == '\r';
    }

    /** Counts a byte that {@link #endsLine}. */
    void count(byte value, long offset) {
        boolean secondHalf = value == '\n' && afterReturn && lineStart == offset;
        line += secondHalf ? 0 : 1;
        lineStart = offset + 1;
        afterReturn = value == '\r';
    }

    /** The first line begins behind what stands before it. */
    void beginAt(long offset) {
        lineStart = offset;
    }

    /** The line that is counted, from 1. */
    long line() {
        return line;
    }

    /** Where an offset stands in that line, in bytes, from 1. */
    long column(long offset) {
        return offset - lineStart + 1;
    }
}
