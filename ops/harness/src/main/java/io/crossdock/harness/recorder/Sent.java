package io.crossdock.harness.recorder;

import java.util.ArrayList;
import java.util.List;

/** What one in-channel was given, in order. */
public final class Sent {

    private final List<Paper> fresh = new ArrayList<>();
    private int again;

    synchronized void add(List<Paper> papers, int resent) {
        fresh.addAll(papers);
        again += resent;
    }

    /** Documents that were never sent before. */
    synchronized List<Paper> fresh() {
        return List.copyOf(fresh);
    }

    /** How many were sent a second time, in another file or request. */
    synchronized int again() {
        return again;
    }
}
