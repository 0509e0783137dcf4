package io.crossdock.harness.recorder;

import java.util.ArrayList;
import java.util.List;

/** What one in-channel was given, in order. */
public final class Sent {

    private final List<Paper> fresh = new ArrayList<>();
    private int again;
    private int doubtful;

    synchronized void add(List<Paper> papers, int resent) {
        fresh.addAll(papers);
        again += resent;
    }

    /** What a request held that got no answer, and comes again under another key. */
    synchronized void forget(int documents) {
        doubtful += documents;
    }

    /** Documents that were never sent before. */
    synchronized List<Paper> fresh() {
        return List.copyOf(fresh);
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
