package io.crossdock.benchmarks;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** The limit: cuts bytes into segments and checks nothing. */
final class HandReading {

    private static final int MOST_ELEMENTS = 8;
    private static final int MOST_COMPONENTS = 4;

    private static final int BGM = 'B' << 16 | 'G' << 8 | 'M';
    private static final int DTM = 'D' << 16 | 'T' << 8 | 'M';
    private static final int NAD = 'N' << 16 | 'A' << 8 | 'D';
    private static final int CUX = 'C' << 16 | 'U' << 8 | 'X';
    private static final int LIN = 'L' << 16 | 'I' << 8 | 'N';
    private static final int QTY = 'Q' << 16 | 'T' << 8 | 'Y';
    private static final int PRI = 'P' << 16 | 'R' << 8 | 'I';
    private static final int UNT = 'U' << 16 | 'N' << 8 | 'T';

    private final byte[] bytes;
    private final int[] starts = new int[MOST_ELEMENTS * MOST_COMPONENTS];
    private final int[] ends = new int[MOST_ELEMENTS * MOST_COMPONENTS];
    private int at;
    private Sketch sketch = new Sketch();

    HandReading(byte[] bytes) {
        this.bytes = bytes;
    }

    void read(Consumer<Sketch> each) {
        while (at < bytes.length) {
            segment();
            switch (bytes[starts[0]] << 16 | bytes[starts[0] + 1] << 8 | bytes[starts[0] + 2]) {
                case BGM -> sketch.number(text(2, 0));
                case DTM -> sketch.date(text(1, 1));
                case NAD -> sketch.party(text(1, 0), text(2, 0), text(4, 0));
                case CUX -> sketch.currency(text(1, 1));
                case LIN -> sketch.line(text(1, 0), text(3, 0));
                case QTY -> sketch.quantity(number(1, 1));
                case PRI -> sketch.price(number(1, 1));
                case UNT -> {
                    each.accept(sketch);
                    sketch = new Sketch();
                }
                default -> {}
            }
        }
    }

    private void segment() {
        int element = 0;
        int part = 0;
        starts[0] = at;
        for (; bytes[at] != '\''; at++) {
            switch (bytes[at]) {
                case '?' -> at++;
                case '+' -> {
                    ends[part] = at;
                    part = ++element * MOST_COMPONENTS;
                    starts[part] = at + 1;
                }
                case ':' -> {
                    ends[part] = at;
                    starts[++part] = at + 1;
                }
                default -> {}
            }
        }
        ends[part] = at++;
        if (at < bytes.length && bytes[at] == '\n') {
            at++;
        }
    }

    private String text(int element, int component) {
        int part = element * MOST_COMPONENTS + component;
        String text = new String(bytes, starts[part], ends[part] - starts[part], StandardCharsets.ISO_8859_1);
        return text.indexOf('?') < 0 ? text : released(text);
    }

    private static String released(String text) {
        StringBuilder released = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            i += text.charAt(i) == '?' ? 1 : 0;
            released.append(text.charAt(i));
        }
        return released.toString();
    }

    private BigDecimal number(int element, int component) {
        int part = element * MOST_COMPONENTS + component;
        long digits = 0;
        int scale = 0;
        for (int i = starts[part]; i < ends[part]; i++) {
            if (bytes[i] == '.') {
                scale = ends[part] - i - 1;
            } else {
                digits = digits * 10 + bytes[i] - '0';
            }
        }
        return BigDecimal.valueOf(digits, scale);
    }
}
