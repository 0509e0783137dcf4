package io.crossdock.ops.running;

import io.crossdock.config.Location;
import io.crossdock.config.Problem;
import io.crossdock.mappings.edi.Cut;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Text line by line, with the places of problems marked. Of what is of segments, each is a line. */
public record Lines(String text, List<Line> lines) {

    /** What a place is called of which only the message is known. */
    private static final Pattern MESSAGE = Pattern.compile("^message (\\d{1,9})$");

    private static final int FEW_LINES = 3;

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

    /** @param in what the text is written in: places are counted in bytes */
    public static Lines of(String text, Charset in, List<Problem> problems) {
        Segmented segmented = new Segmented(text, in);
        List<Line> lines = segmented.isPlain() ? segmented.lines : split(text);
        Set<Integer> marked = segmented.isPlain() ? segmented.numbers(problems) : numbers(lines, problems);
        return new Lines(
                text,
                lines.stream()
                        .map(line -> new Line(line.number(), line.from(), line.text(), marked.contains(line.number())))
                        .toList());
    }

    /** Of a text that nothing is wrong with. */
    public static Lines of(String text) {
        return of(text, StandardCharsets.UTF_8, List.of());
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

    private static Set<Integer> numbers(List<Line> lines, List<Problem> problems) {
        Set<Integer> numbers = new HashSet<>();
        problems.stream()
                .map(problem -> problem.at().line())
                .filter(line -> line > 0 && line <= lines.size())
                .forEach(line -> numbers.add(line.intValue()));
        return numbers;
    }

    /** A text of segments: each is a line, and so is what stands between them. */
    private static final class Segmented {

        private final byte[] bytes;
        private final Charset in;
        private final List<Cut> cuts;
        private final List<Line> lines = new ArrayList<>();
        /** By the number of a segment, from 0, that of its line. */
        private final List<Integer> numbers = new ArrayList<>();

        private int read;
        private int written;

        Segmented(String text, Charset in) {
            this.bytes = text.getBytes(in);
            this.in = in;
            this.cuts = Cut.of(bytes);
            cuts.forEach(cut -> {
                add(cut.from());
                add(cut.to());
                numbers.add(lines.size());
            });
            add(bytes.length);
        }

        /** What stands between here and there, without blanks around it. */
        private void add(int to) {
            String part = new String(bytes, read, Math.max(0, to - read), in);
            if (!part.isBlank()) {
                int blanks = part.length() - part.stripLeading().length();
                lines.add(new Line(lines.size() + 1, written + blanks, part.strip(), false));
            }
            written += part.length();
            read = Math.max(read, to);
        }

        /** A segment that goes over lines of text stays in them: as one it could not be changed. */
        boolean isPlain() {
            return !cuts.isEmpty()
                    && lines.stream().noneMatch(line -> line.text().lines().count() > 1);
        }

        Set<Integer> numbers(List<Problem> problems) {
            Set<Integer> marked = new HashSet<>();
            problems.forEach(problem -> segment(problem.at()).map(numbers::get).ifPresent(marked::add));
            return marked;
        }

        private Optional<Integer> segment(Location at) {
            if (at.line() > 0) {
                return Cut.at(at, cuts);
            }
            return MESSAGE.matcher(at.path())
                    .results()
                    .map(found -> first(Integer.parseInt(found.group(1))))
                    .flatMap(Optional::stream)
                    .findFirst();
        }

        private Optional<Integer> first(int message) {
            return IntStream.range(0, cuts.size())
                    .filter(one -> cuts.get(one).message() == message)
                    .boxed()
                    .findFirst();
        }
    }
}
