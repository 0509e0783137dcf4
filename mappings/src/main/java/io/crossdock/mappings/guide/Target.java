package io.crossdock.mappings.guide;

import io.crossdock.config.Checked;
import io.crossdock.config.Location;
import io.crossdock.mappings.edi.Directory;
import io.crossdock.mappings.edi.Position;
import io.crossdock.mappings.edi.Sheet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A place in messages to be written: {@code BGM.BGM1001}, {@code RFF[RFF1153="CT"].RFF1154}, {@code lines.NAD/RFF.RFF1154}.
 *
 * @param groups the groups that it stands in, outermost first
 * @param behind the tags of segments or groups behind which a new segment stands
 * @param tests what tells the segment from others with its tag; a new one gets these values
 * @param position the element; empty: the whole segment, which can only be taken away
 */
record Target(
        String text,
        List<String> groups,
        List<String> behind,
        String tag,
        List<Test> tests,
        Optional<Position> position) {

    /** An element and the value that it must have. */
    record Test(Position position, String value) {}

    private static final String TAG = "[A-Z][A-Z0-9]{1,2}";
    private static final Pattern TARGET = Pattern.compile("(?<groups>(?:[a-z][A-Za-z-]*+\\.)*+)(?<behind>(?:" + TAG
            + "/)*+)(?<tag>" + TAG + ")(?:\\[(?<tests>[^]]++)])?(?:\\.(?<key>[A-Z][A-Za-z0-9_]*+))?");
    private static final Pattern TEST =
            Pattern.compile("\\s*+(?<key>[A-Z][A-Za-z0-9_]*+)\\s*+=\\s*+(?:\"(?<one>[^\"]*+)\"|'(?<two>[^']*+)')\\s*+");

    /** @param at where it is written */
    static Checked<Target> of(String text, Directory directory, Location at) {
        Matcher target = TARGET.matcher(text);
        if (!target.matches()) {
            return Checked.faulty(GuideProblems.PLACE.at(at, "'" + text + "' is no place in a message"));
        }
        String tag = target.group("tag");
        List<Test> tests = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        Optional.ofNullable(target.group("tests")).stream()
                .flatMap(list -> Stream.of(list.split(" and ")))
                .forEach(test -> test(test, tag, directory).ifPresentOrElse(tests::add, () -> wrong.add(test.strip())));
        Optional<String> key = Optional.ofNullable(target.group("key"));
        Optional<Position> position = key.flatMap(named -> Names.find(directory, tag, named));
        key.filter(named -> position.isEmpty()).ifPresent(wrong::add);
        if (!wrong.isEmpty()) {
            return Checked.faulty(GuideProblems.PLACE.at(
                    at, "'" + text + "' names what is no element of " + tag + ": " + String.join(", ", wrong)));
        }
        return Checked.sound(new Target(
                text,
                words(target.group("groups"), "\\."),
                words(target.group("behind"), "/"),
                tag,
                List.copyOf(tests),
                position));
    }

    private static Optional<Test> test(String text, String tag, Directory directory) {
        Matcher test = TEST.matcher(text);
        if (!test.matches()) {
            return Optional.empty();
        }
        String value = Optional.ofNullable(test.group("one")).orElseGet(() -> test.group("two"));
        return Names.find(directory, tag, test.group("key")).map(position -> new Test(position, value));
    }

    private static List<String> words(String text, String mark) {
        return Arrays.stream(text.split(mark)).filter(word -> !word.isEmpty()).toList();
    }

    /** The segments of a group that it means. */
    List<Sheet.Line> lines(Sheet.Block block) {
        return block.lines(tag).stream()
                .filter(line -> tests.stream()
                        .allMatch(test -> line.value(test.position()).equals(test.value())))
                .toList();
    }

    /** A new segment, without the value. */
    Sheet.Line line() {
        Sheet.Line line = new Sheet.Line(tag);
        tests.forEach(test -> line.amend(test.position(), test.value()));
        return line;
    }
}
