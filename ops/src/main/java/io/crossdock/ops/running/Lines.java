package io.crossdock.ops.running;

import io.crossdock.config.Location;
import io.crossdock.config.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text line by line, with the places of problems marked. Segments that stand in one line are shown each in its own.
 */
public record Lines(String text, List<Line> lines) {

    private static final Pattern SEGMENT = Pattern.compile("^message (\\d{1,9})(?:, segment (\\d{1,9}))?\\b");
    private static final Pattern SEGMENTED = Pattern.compile("^(UNA|UNB|STX|ISA)");
    private static final int FEW_LINES = 3;
    private static final int ISA_LENGTH = 106;
    private static final int UNA_LENGTH = 9;

    /** So many lines are shown as they are; of more, the first and those around what is marked. */
    private static final int MOST = 400;

    private static final int AROUND = 12;

    /**
     * @param number from 1; 0: here are lines that are not shown
     * @param from where it begins in the text
     * @param marked whether a problem is there
     */
    public record Line(int number, int from, String text, boolean marked) {
        public boolean left() {
            return number == 0;
        }
    }

    public static Lines of(String text, List<Problem> problems) {
        List<Line> parts = parts(text);
        boolean segmented = SEGMENTED.matcher(text).find() && parts.size() > 1;
        Set<Integer> places = new HashSet<>();
        problems.forEach(problem -> place(problem.at(), parts, segmented, places));
        return new Lines(
                text,
                parts.stream()
                        .map(line -> new Line(line.number(), line.from(), line.text(), places.contains(line.number())))
                        .toList());
    }

    public List<Line> marked() {
        return lines.stream().filter(Line::marked).toList();
    }

    /** What a person reads of it. */
    public List<Line> shown() {
        if (lines.size() <= MOST) {
            return lines;
        }
        Set<Integer> near = new HashSet<>();
        marked().forEach(line -> {
            for (int number = line.number() - AROUND; number <= line.number() + AROUND; number++) {
                near.add(number);
            }
        });
        int head = near.isEmpty() ? MOST : FEW_LINES;
        List<Line> shown = new ArrayList<>();
        boolean left = false;
        for (Line line : lines) {
            boolean wanted = line.number() <= head || near.contains(line.number()) && shown.size() < MOST;
            if (wanted) {
                shown.add(line);
            } else if (!left) {
                shown.add(new Line(0, line.from(), "", false));
            }
            left = !wanted;
        }
        return shown;
    }

    /** The text with some of its lines, by their numbers, written otherwise; all between them stays as it is. */
    public String with(Map<Integer, String> changed) {
        StringBuilder written = new StringBuilder();
        int from = 0;
        for (Line line : lines) {
            if (changed.containsKey(line.number())) {
                written.append(text, from, line.from()).append(changed.get(line.number()));
                from = line.from() + line.text().length();
            }
        }
        return written.append(text, from, text.length()).toString();
    }

    private static List<Line> parts(String text) {
        List<Line> lines = split(text);
        return lines.size() >= FEW_LINES || !SEGMENTED.matcher(text).find() ? lines : segments(text);
    }

    private static List<Line> split(String text) {
        List<Line> lines = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char one = text.charAt(i);
            boolean first = one == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
            if (one == '\n' || one == '\r') {
                lines.add(new Line(lines.size() + 1, from, text.substring(from, i), false));
                i += first ? 1 : 0;
                from = i + 1;
            }
        }
        if (from < text.length()) {
            lines.add(new Line(lines.size() + 1, from, text.substring(from), false));
        }
        return lines;
    }

    private static List<Line> segments(String text) {
        boolean advised = text.startsWith("UNA") && text.length() >= UNA_LENGTH;
        boolean isa = text.startsWith("ISA");
        char end = advised ? text.charAt(8) : isa && text.length() >= ISA_LENGTH ? text.charAt(ISA_LENGTH - 1) : '\'';
        char release = advised ? text.charAt(6) : isa ? end : '?';
        List<Line> segments = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            boolean ends = text.charAt(i) == end || i == text.length() - 1;
            boolean released = release != end && i > from && text.charAt(i - 1) == release;
            if (ends && !released) {
                segment(text, from, i + 1, segments);
                from = i + 1;
            }
        }
        return segments;
    }

    private static void segment(String text, int from, int to, List<Line> segments) {
        String segment = text.substring(from, to);
        if (!segment.isBlank()) {
            int begin = from + segment.length() - segment.stripLeading().length();
            segments.add(new Line(segments.size() + 1, begin, segment.strip(), false));
        }
    }

    private static void place(Location at, List<Line> parts, boolean segmented, Set<Integer> places) {
        Matcher segment = SEGMENT.matcher(at.path());
        if (segmented && segment.find()) {
            int wantedMessage = Integer.parseInt(segment.group(1));
            int wanted = segment.group(2) == null ? 1 : Integer.parseInt(segment.group(2));
            int message = 0;
            int number = 0;
            for (Line part : parts) {
                boolean begins = part.text().startsWith("UNH") || part.text().startsWith("ST*");
                message += begins ? 1 : 0;
                number = begins ? 1 : number + 1;
                if (message == wantedMessage && number == wanted) {
                    places.add(part.number());
                }
            }
        } else if (at.line() > 0 && at.line() <= parts.size()) {
            places.add((int) at.line());
        }
    }
}
