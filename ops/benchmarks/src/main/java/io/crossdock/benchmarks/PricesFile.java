package io.crossdock.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;

/** One price list of seven columns, some cells quoted; the same one each time. */
final class PricesFile {

    static final int ROWS = 50_000;

    private PricesFile() {}

    static byte[] bytes() {
        Random random = new Random(20260131);
        StringBuilder text = new StringBuilder("SKU,EAN,Name,Price,Currency,From,Minimum\n");
        for (int row = 0; row < ROWS; row++) {
            text.append(String.format(
                    Locale.ROOT,
                    "A-%d,%d,\"Bolt %d x %d, zinc\",%d.%02d,EUR,2026-01-%02d,%d%n",
                    100_000 + row,
                    4_012_345_000_000L + row,
                    random.nextInt(100),
                    row,
                    1 + random.nextInt(900),
                    random.nextInt(100),
                    1 + random.nextInt(28),
                    1 + random.nextInt(50)));
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
