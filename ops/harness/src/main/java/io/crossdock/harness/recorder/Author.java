package io.crossdock.harness.recorder;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * What one sender writes next. Keys repeat with rising versions; one document in ten was sent before; some files hold more than what
 * the hub commits at once, some more bytes than what it keeps as a row. A careless one makes two {@link Slip}s in every ninth file.
 */
final class Author {

    private static final int ONE_IN = 10;
    private static final int ONE_IN_IS_LARGE = 25;
    /** More than the hub commits at once. */
    private static final int LARGE = 130;

    private static final int ONE_IN_IS_LONG = 4;
    /** Empty lines say nothing, and are more than the hub keeps as a row. */
    private static final String LONG = "\n".repeat(20_000);

    /** The first file is one of them. One of its two is rejected; it must rest when the file is read again for the sake of the other. */
    private static final int ONE_IN_HAS_SLIPS = 9;

    private static final String HEADINGS = "Key,Version,Article,Quantity\n";

    private final Paper.Kind kind;
    private final String prefix;
    private final int keys;
    private final int most;
    private final Random random;
    private final Sent sent;
    private final boolean slips;
    private final Map<String, Long> versions = new HashMap<>();
    private int files;

    /**
     * @param keys how many keys there are
     * @param most documents in an ordinary file
     */
    Author(Paper.Kind kind, String prefix, int keys, int most, long seed, Sent sent) {
        this(kind, prefix, keys, most, new Random(seed), sent, false);
    }

    private Author(Paper.Kind kind, String prefix, int keys, int most, Random random, Sent sent, boolean slips) {
        this.kind = kind;
        this.prefix = prefix;
        this.keys = keys;
        this.most = most;
        this.random = random;
        this.sent = sent;
        this.slips = slips;
    }

    /** The same one, whose fingers slip now and then. */
    Author careless() {
        return new Author(kind, prefix, keys, most, random, sent, true);
    }

    /** What is sent at once. */
    record Draft(String text, int documents) {}

    /** The next file; its documents count as sent. */
    Draft next() {
        List<Paper> before = sent.fresh();
        List<Paper> fresh = new ArrayList<>();
        StringBuilder text = new StringBuilder(HEADINGS);
        int resent = 0;
        String last = "";
        int documents = random.nextInt(ONE_IN_IS_LARGE) == 0 ? LARGE : 1 + random.nextInt(most);
        while (fresh.size() + resent < documents) {
            boolean repeat = !before.isEmpty() && random.nextInt(ONE_IN) == 0;
            Paper paper = repeat ? before.get(random.nextInt(before.size())) : draw(last);
            // rows of one number that follow each other are one order
            if (!paper.key().equals(last)) {
                last = paper.key();
                paper.sent().forEach(row -> text.append(row).append('\n'));
                resent += repeat ? 1 : 0;
                if (!repeat) {
                    fresh.add(paper);
                }
            }
        }
        if (slips && files % ONE_IN_HAS_SLIPS == 0) {
            slip(text);
            slip(text);
        }
        files++;
        if (random.nextInt(ONE_IN_IS_LONG) == 0) {
            text.append(LONG);
        }
        sent.add(fresh, resent);
        return new Draft(text.toString(), documents);
    }

    private void slip(StringBuilder text) {
        Slip slip = Slip.draw(kind, prefix, sent.slips().size(), random);
        slip.sent().forEach(row -> text.append(row).append('\n'));
        sent.add(slip);
    }

    private Paper draw(String except) {
        int number = random.nextInt(keys);
        String key = prefix + number;
        String other = key.equals(except) ? prefix + (number + 1) % keys : key;
        return Paper.draw(kind, other, versions.merge(other, 1L, Long::sum), random);
    }
}
