package io.crossdock.benchmarks;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** The limit for 850: cuts bytes into segments and checks nothing. */
final class PurchaseOrderReading {

    private static final int MOST_ELEMENTS = 24;

    private final byte[] bytes;
    private final int[] starts = new int[MOST_ELEMENTS];
    private final int[] ends = new int[MOST_ELEMENTS];
    private int at;
    private Sketch sketch = new Sketch();

    PurchaseOrderReading(byte[] bytes) {
        this.bytes = bytes;
    }

    void read(Consumer<Sketch> each) {
        while (at < bytes.length) {
            segment();
            switch (bytes[starts[0]] << 8 | bytes[starts[0] + 1]) {
                case 'B' << 8 | 'E' -> {
                    sketch.number(text(3));
                    sketch.date(text(5));
                }
                case 'C' << 8 | 'U' -> sketch.currency(text(2));
                case 'N' << 8 | '1' -> sketch.party(text(1), text(4), text(2));
                case 'P' << 8 | 'O' -> {
                    sketch.line(text(1), text(7));
                    sketch.quantity(number(2));
                    sketch.unit(text(3));
                    sketch.price(number(4));
                }
                case 'S' << 8 | 'E' -> {
                    each.accept(sketch);
                    sketch = new Sketch();
                }
                default -> {}
            }
        }
    }

    private void segment() {
        int element = 0;
        starts[0] = at;
        for (; bytes[at] != '~'; at++) {
            if (bytes[at] == '*') {
                ends[element] = at;
                starts[++element] = at + 1;
            }
        }
        ends[element] = at++;
        if (at < bytes.length && bytes[at] == '\n') {
            at++;
        }
    }

    private String text(int element) {
        return new String(bytes, starts[element], ends[element] - starts[element], StandardCharsets.ISO_8859_1);
    }

    private BigDecimal number(int element) {
        long digits = 0;
        int scale = 0;
        for (int i = starts[element]; i < ends[element]; i++) {
            if (bytes[i] == '.') {
                scale = ends[element] - i - 1;
            } else {
                digits = digits * 10 + bytes[i] - '0';
            }
        }
        return BigDecimal.valueOf(digits, scale);
    }
}
