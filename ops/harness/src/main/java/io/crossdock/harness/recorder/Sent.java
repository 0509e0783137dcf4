package io.crossdock.harness.recorder;

import java.util.ArrayList;
import java.util.List;

/** What one in-channel was given, in order. */
public final class Sent {

    private final List<Paper> fresh = new ArrayList<>();
    private final List<Slip> slips = new ArrayList<>();
    private int again;
    private int doubtful;

    synchronized void add(List<Paper> papers, int resent) {
        fresh.addAll(papers);
        again += resent;
    }

    synchronized void add(Slip slip) {
        slips.add(slip);
    }

    /** What a request held that got no answer, and comes again under another key. */
    synchronized void forget(int documents) {
        doubtful += documents;
    }

    /** Documents that were never sent before. */
    synchronized List<Paper> fresh() {
        return List.copyOf(fresh);
    }

    /** Documents that were sent with a typing error, each once. */
    synchronized List<Slip> slips() {
        return List.copyOf(slips);
    }

    /** What is to arrive: what was sent as it should be, and what a person puts right. */
    synchronized List<Paper> wanted() {
        List<Paper> wanted = new ArrayList<>(fresh);
        slips.stream().filter(slip -> !slip.isRejected()).map(Slip::meant).forEach(wanted::add);
        return wanted;
    }

    /** What a person rejects. */
    synchronized List<Paper> rejected() {
        return slips.stream().filter(Slip::isRejected).map(Slip::meant).toList();
    }

    synchronized int size() {
        return fresh.size();
    }

    /** How many were sent a second time, in another file or request. */
    synchronized int again() {
        return again;
    }

    /** How many were in requests without an answer that nobody asked for again: they may have been read. */
    synchronized int doubtful() {
        return doubtful;
    }
}
