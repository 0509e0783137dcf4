package io.crossdock.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;

/** One interchange of ORDERS D.96A with eight lines a message; the same one each time. */
final class OrdersFile {

    static final int MESSAGES = 2_000;
    static final int LINES = 8;

    private static final int SEGMENTS = 9 + 3 * LINES;

    private final Random random = new Random(19960501);
    private final StringBuilder text = new StringBuilder();

    private OrdersFile() {}

    static byte[] bytes() {
        return bytes(10_001, MESSAGES);
    }

    /** Another one for each reference, with order numbers of its own. */
    static byte[] bytes(int reference, int messages) {
        return new OrdersFile().interchange(reference, messages).getBytes(StandardCharsets.ISO_8859_1);
    }

    private String interchange(int reference, int messages) {
        say("UNB+UNOC:3+4098765000003:14+4012345000009:14+260131:0930+%d'", reference);
        for (int message = 1; message <= messages; message++) {
            message(reference, message);
        }
        say("UNZ+%d+%d'", messages, reference);
        return text.toString();
    }

    private void message(int reference, int message) {
        say("UNH+%d+ORDERS:D:96A:UN'", message);
        say("BGM+220+%d-%05d+9'", reference, message);
        say("DTM+137:202601%02d:102'", 1 + random.nextInt(28));
        say("NAD+BY+%d::9++S\u00fcdhandel O?'Brien & Co.'", 4_098_765_000_000L + random.nextInt(1_000));
        say("NAD+SU+4012345000009::9++Nordwind GmbH'");
        say("CUX+2:EUR:9'");
        for (int line = 1; line <= LINES; line++) {
            say("LIN+%d++%d:IN'", line, 100_000 + random.nextInt(900_000));
            say("QTY+21:%d'", 1 + random.nextInt(99));
            say("PRI+AAA:%d.%02d'", 1 + random.nextInt(500), 1 + random.nextInt(99));
        }
        say("UNS+S'");
        say("CNT+2:%d'", LINES);
        say("UNT+%d+%d'", SEGMENTS, message);
    }

    private void say(String segment, Object... values) {
        text.append(String.format(Locale.ROOT, segment, values)).append('\n');
    }
}
