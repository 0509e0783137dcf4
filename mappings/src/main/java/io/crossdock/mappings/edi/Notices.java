package io.crossdock.mappings.edi;

import io.crossdock.config.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What was told of a message, each with the segment that it is about; the first {@value #MOST}. */
final class Notices {

    private static final int MOST = 100;
    private static final int WHOLE = -1;

    private final List<Notice> notices = new ArrayList<>();

    private record Notice(int segment, Problem problem) {}

    boolean hasRoom() {
        return notices.size() < MOST;
    }

    void add(int segment, Problem problem) {
        if (hasRoom()) {
            notices.add(new Notice(segment, problem));
        }
    }

    /** Of the message as a whole, however many there are. */
    void keep(Problem problem) {
        notices.add(new Notice(WHOLE, problem));
    }

    int size() {
        return notices.size();
    }

    List<Problem> all() {
        return notices.isEmpty()
                ? List.of()
                : notices.stream().map(Notice::problem).toList();
    }

    /** Those of the segments from one to before another. */
    List<Problem> within(int from, int to) {
        return notices.isEmpty()
                ? List.of()
                : notices.stream()
                        .filter(notice -> notice.segment() >= from && notice.segment() < to)
                        .map(Notice::problem)
                        .toList();
    }

    /** Takes back the last ones, down to one, as long as they may be taken back. */
    void takeBack(int from, Predicate<Problem> may) {
        while (notices.size() > from && may.test(notices.get(notices.size() - 1).problem())) {
            notices.remove(notices.size() - 1);
        }
    }
}
