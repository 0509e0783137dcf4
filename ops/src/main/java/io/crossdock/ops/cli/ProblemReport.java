package io.crossdock.ops.cli;

import io.crossdock.config.Location;
import io.crossdock.config.Problem;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Problems for the person who must act: grouped by file, each with its place, what is wrong, and how to mend it. */
final class ProblemReport {

    private static final String INDENT = "  ";
    /** Longer places get a line of their own, so that the messages stay aligned. */
    private static final int PLACE_WIDTH = 7;

    private final PrintWriter out;

    ProblemReport(PrintWriter out) {
        this.out = out;
    }

    void print(List<Problem> problems) {
        Map<String, List<Problem>> byFile = problems.stream()
                .collect(Collectors.groupingBy(
                        problem -> problem.at().source(), LinkedHashMap::new, Collectors.toList()));
        byFile.forEach((file, ofFile) -> {
            out.println(file);
            ofFile.stream()
                    .sorted(Comparator.comparingLong(
                                    (Problem problem) -> problem.at().line())
                            .thenComparingLong(problem -> problem.at().column()))
                    .forEach(this::print);
            out.println();
        });
    }

    private void print(Problem problem) {
        String place = place(problem);
        String message = problem.message();
        if (place.length() > PLACE_WIDTH) {
            out.println(INDENT + place);
            out.println(INDENT + padded("") + message);
        } else {
            out.println(INDENT + padded(place) + message);
        }
        out.println(INDENT + padded("") + "→ " + problem.code().remedy() + "  ["
                + problem.code().id() + "]");
    }

    /** In files of the language line and column say enough; in a partner's data the standard's own terms count. */
    private static String place(Problem problem) {
        Location at = problem.at();
        String line = at.column() == 0 ? Long.toString(at.line()) : at.line() + ":" + at.column();
        if (at.line() == 0) {
            return at.path();
        }
        boolean data = problem.category() == Problem.Category.DATA;
        return data && !at.path().isEmpty() ? line + "  " + at.path() : line;
    }

    private static String padded(String place) {
        return place + " ".repeat(Math.max(0, PLACE_WIDTH - place.length())) + INDENT;
    }
}
