package io.crossdock.connectors;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * The oldest files of a folder, however many it holds: what one look can take, and no more. So a folder of a million files needs no
 * more memory than one of {@value #MOST}.
 */
public final class Oldest<T> {

    static final int MOST = 10_000;

    private final Predicate<String> meant;
    private final Function<T, String> name;
    private final Comparator<T> order;
    private final PriorityQueue<T> youngestFirst;

    /** @param meant by its name, whether a file is to be taken at all; others take no place */
    public Oldest(Predicate<String> meant, Function<T, String> name, ToLongFunction<T> modified) {
        this.meant = meant;
        this.name = name;
        this.order = Comparator.comparingLong(modified).thenComparing(name);
        this.youngestFirst = new PriorityQueue<>(order.reversed());
    }

    public void add(T file) {
        if (!meant.test(name.apply(file))) {
            return;
        }
        youngestFirst.add(file);
        if (youngestFirst.size() > MOST) {
            youngestFirst.remove();
        }
    }

    /** The oldest first. */
    public List<T> files() {
        List<T> files = new ArrayList<>(youngestFirst);
        files.sort(order);
        return files;
    }
}
