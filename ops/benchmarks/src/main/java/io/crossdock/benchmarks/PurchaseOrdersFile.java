package io.crossdock.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;

/** One interchange of 850 in release 4010 with eight lines a set; the same one each time. */
final class PurchaseOrdersFile {

    private static final int SEGMENTS = 7 + OrdersFile.LINES;

    private final Random random = new Random(19960501);
    private final StringBuilder text = new StringBuilder();

    private PurchaseOrdersFile() {}

    static byte[] bytes() {
        return new PurchaseOrdersFile().interchange().getBytes(StandardCharsets.ISO_8859_1);
    }

    private String interchange() {
        say(
                "ISA*00*          *00*          *ZZ*SUEDHANDEL     *ZZ*NORDWIND       *260131*0930*U*00401*000010001*0*P*>~");
        say("GS*PO*SUEDHANDEL*NORDWIND*20260131*0930*10001*X*004010~");
        for (int set = 1; set <= OrdersFile.MESSAGES; set++) {
            set(set);
        }
        say("GE*%d*10001~", OrdersFile.MESSAGES);
        say("IEA*1*000010001~");
        return text.toString();
    }

    private void set(int set) {
        say("ST*850*%06d~", set);
        say("BEG*00*SA*10001-%05d**202601%02d~", set, 1 + random.nextInt(28));
        say("CUR*BY*EUR~");
        say("N1*BY*Suedhandel O'Brien and Co.*UL*%d~", 4_098_765_000_000L + random.nextInt(1_000));
        say("N1*SU*Nordwind GmbH*UL*4012345000009~");
        for (int line = 1; line <= OrdersFile.LINES; line++) {
            say(
                    "PO1*%d*%d*EA*%d.%02d**BP*%d~",
                    line,
                    1 + random.nextInt(99),
                    1 + random.nextInt(500),
                    1 + random.nextInt(99),
                    100_000 + random.nextInt(900_000));
        }
        say("CTT*%d~", OrdersFile.LINES);
        say("SE*%d*%06d~", SEGMENTS, set);
    }

    private void say(String segment, Object... values) {
        text.append(String.format(Locale.ROOT, segment, values)).append('\n');
    }
}
