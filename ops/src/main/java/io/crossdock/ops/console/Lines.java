package io.crossdock.ops.console;

import io.crossdock.config.Location;
import io.crossdock.config.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text line by line, with the places of problems marked. Segments that stand in one line are shown each in its own.
 */
record Lines(List<Line> lines) {

    private static final Pattern SEGMENT = Pattern.compile("^message (\\d{1,9}), segment (\\d{1,9})\\b");
    private static final Pattern SEGMENTED = Pattern.compile("^(UNA|UNB|STX|ISA)");
    private static final int FEW_LINES = 3;
    private static final int ISA_LENGTH = 106;

    /** @param marked whether a problem is there */
    record Line(int number, String text, boolean marked) {}

    static Lines of(String text, List<Problem> problems) {
        List<String> parts = parts(text);
        boolean segmented = SEGMENTED.matcher(text).find() && parts.size() > 1;
        Set<Integer> places = new HashSet<>();
        problems.forEach(problem -> place(problem.at(), parts, segmented, places));
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            lines.add(new Line(i + 1, parts.get(i), places.contains(i)));
        }
        return new Lines(lines);
    }

    private static List<String> parts(String text) {
        List<String> lines = text.lines().toList();
        if (lines.size() >= FEW_LINES || !SEGMENTED.matcher(text).find()) {
            return lines;
        }
        char end = text.startsWith("UNA") && text.length() > 8
                ? text.charAt(8)
                : text.startsWith("ISA") && text.length() > ISA_LENGTH ? text.charAt(ISA_LENGTH - 1) : '\'';
        List<String> segments = new ArrayList<>();
        for (String segment : text.split("(?<=" + Pattern.quote(String.valueOf(end)) + ")", -1)) {
            if (!segment.isBlank()) {
                segments.add(segment.strip());
            }
        }
        return segments;
    }

    private static void place(Location at, List<String> parts, boolean segmented, Set<Integer> places) {
        Matcher segment = SEGMENT.matcher(at.path());
        if (segmented && segment.find()) {
            int message = 0;
            int number = 0;
            for (int i = 0; i < parts.size(); i++) {
                boolean begins = parts.get(i).startsWith("UNH") || parts.get(i).startsWith("ST*");
                message += begins ? 1 : 0;
                number = begins ? 1 : number + 1;
                if (message == Integer.parseInt(segment.group(1)) && number == Integer.parseInt(segment.group(2))) {
                    places.add(i);
                }
            }
        } else if (at.line() > 0 && at.line() <= parts.size()) {
            places.add((int) at.line() - 1);
        }
    }
}
