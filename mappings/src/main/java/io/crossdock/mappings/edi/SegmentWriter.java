package io.crossdock.mappings.edi;

import io.crossdock.config.Location;
import io.crossdock.config.Problem;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/** Writes segments in one syntax and release, and says what cannot be written. */
public final class SegmentWriter {

    private final Writing writing;
    private final Faults faults;
    private final CharsetEncoder encoder;
    private final String source;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final List<Problem> problems = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();
    private final List<List<String>> elements = new ArrayList<>();
    private final Deque<Step> path = new ArrayDeque<>();
    private String document = "";
    private String tag = "";
    private List<? extends Slot<?, ?>> slots = List.of();
    private Optional<Sheet> held = Optional.empty();
    private boolean valued;
    private int count;
    private int ended;

    /**
     * How to write.
     *
     * @param release whose codes are written
     * @param characters that structure the bytes
     * @param newlines whether each segment ends a line
     * @param zone in which instants are written
     */
    public record Writing(
            Standard standard,
            String release,
            Repertoire charset,
            ServiceCharacters characters,
            boolean newlines,
            ZoneId zone) {

        /** In which no instant is written. */
        public Writing(
                Standard standard, String release, Repertoire charset, ServiceCharacters characters, boolean newlines) {
            this(standard, release, charset, characters, newlines, ZoneOffset.UTC);
        }
    }

    /**
     * A group on the way to a value.
     *
     * @param name of its slot
     * @param part which of them: {@code [2]}, {@code .buyer}
     */
    private record Step(String name, String part) {

        /** Whether its parts become values of several names: what is in them is called otherwise than in the document. */
        private boolean isSeveral() {
            return name.indexOf(' ') >= 0;
        }

        /** What begins with the name of this one goes on from it. */
        private String after(String inner) {
            return inner.startsWith(name + ".") ? inner.substring(name.length() + 1) : inner;
        }
    }

    /**
     * A character set.
     *
     * @param name as people know it: {@code UNOC}
     * @param allows the code points of it that may be written
     */
    public record Repertoire(String name, Charset charset, IntPredicate allows) {}

    public SegmentWriter(Writing writing, String source) {
        this.writing = writing;
        this.encoder = writing.charset().charset().newEncoder();
        this.faults = writing.standard().faults();
        this.source = source;
    }

    public String release() {
        return writing.release();
    }

    public ZoneId zone() {
        return writing.zone();
    }

    public byte[] bytes() {
        return bytes.toByteArray();
    }

    public List<Problem> problems() {
        return problems;
    }

    public List<Problem> warnings() {
        return warnings;
    }

    /** The document that problems speak of from now on; counts its segments anew. */
    public void document(String name) {
        document = name;
        count = 0;
    }

    /** The segments written since {@link #document}. */
    public int count() {
        return count;
    }

    public void begin(String newTag) {
        tag = newTag;
        elements.clear();
        valued = false;
    }

    /** Whose values are written from now on: problems name them. */
    void from(List<? extends Slot<?, ?>> those) {
        slots = those;
    }

    /** How many segments were written or held back. */
    int ended() {
        return ended;
    }

    /** Holds segments back from now on. */
    public void hold() {
        held = Optional.of(new Sheet());
    }

    /** What is held back. */
    public Optional<Sheet> held() {
        return held;
    }

    /** Writes what was held back, and holds no more. */
    public void writeHeld() {
        Optional<Sheet> sheet = held;
        held = Optional.empty();
        sheet.ifPresent(each -> each.write(this));
    }

    /**
     * A group begins.
     *
     * @param part which of them it is: {@code [2]}, {@code .buyer}
     */
    void enter(String name, String part) {
        path.addLast(new Step(name, part));
        if (held.isPresent()) {
            held.get().enter(name);
        }
    }

    /** It ends. */
    void leave() {
        path.removeLast();
        if (held.isPresent()) {
            held.get().leave();
        }
    }

    /** In which order the standard has the segments to come. */
    void ordered(List<String> tags) {
        if (held.isPresent()) {
            held.get().ordered(tags);
        }
    }

    /** A value that alone is no reason to write the segment. */
    public void fixed(Position position, String value) {
        if (!value.isEmpty()) {
            fixed(position.element(), position.component(), value);
        }
    }

    void fixed(int element, int component, String value) {
        set(elements, element, component, value);
    }

    /** The same in an envelope; separators that stand for themselves are not looked for in it. */
    public void fixed(int element, String value) {
        fixed(element, 1, value);
    }

    public void put(Position position, String value) {
        put(position, value, value.length());
    }

    private void put(Position position, String value, int length) {
        if (value.isEmpty()) {
            return;
        }
        if (position.most() > 0 && length > position.most()) {
            tooLong(position, position.most());
        }
        checkCharacters(position, value);
        fixed(position.element(), position.component(), value);
        valued = true;
    }

    /** A number, of which the standards count the digits alone. */
    public void put(Position position, BigDecimal value) {
        String printed = Numbers.print(value, writing.characters().decimal());
        put(position, printed, printed.length() - (value.signum() < 0 ? 1 : 0) - (value.scale() > 0 ? 1 : 0));
    }

    public void put(Position position, String word, Codes codes) {
        Optional<String> code = codes.code(word, release());
        if (code.isEmpty()) {
            problem(Fault.NO_CODE, position, "'" + Texts.shown(word) + "' has no code in element " + position.id());
        }
        code.ifPresent(known -> put(position, known));
    }

    /** A value of an envelope. */
    public void put(int element, int component, String value) {
        put(writing.standard().directory().position(tag, element, component), value);
    }

    public void tooLong(Position position, int most) {
        problem(
                Fault.LONG,
                position,
                "the value is longer than the " + most + " characters of element " + position.id());
    }

    /** Says that the message must have the element, and the document has nothing for it. */
    void lacking(Position position) {
        problem(
                Fault.LACKING,
                position,
                "the message must have element " + position.id() + ", the document has nothing for it");
    }

    /** Says that an element does not stand as often as the document has values for it. */
    void tooMany(Position position, int values, int most) {
        problem(
                Fault.LONG,
                position,
                "the document has " + values + " values for element " + position.id() + ", which takes " + most);
    }

    public void notWritten(String what) {
        warnings.add(faults.of(Fault.NOT_WRITTEN)
                .at(Location.path(source, document + value()), what + " has no place in the message"));
    }

    /** A place in the document at hand. */
    public Location at(String place) {
        return Location.path(source, document + ", " + place);
    }

    public void problem(Problem problem) {
        problems.add(problem);
    }

    /** A number as elements have it. */
    public String print(BigDecimal number) {
        return Numbers.print(number, writing.characters().decimal());
    }

    public void problem(Fault fault, Position position, String what) {
        String place = document + value() + ", segment " + (count + 1) + " " + tag + ", " + position.place();
        problems.add(faults.of(fault).at(Location.path(source, place), what));
    }

    /** The path of the value at hand: {@code , lines[2].article.name}; empty where it is none of the document. */
    private String value() {
        if (slots.isEmpty()) {
            return "";
        }
        StringBuilder walked = new StringBuilder(", ");
        Step last = new Step("", "");
        for (Step step : path) {
            if (step.isSeveral()) {
                return walked + last.after(step.name());
            }
            if (!step.name().isEmpty()) {
                walked.append(last.after(step.name())).append(step.part()).append('.');
                last = step;
            }
        }
        Step group = last;
        String inner = slots.stream().map(Slot::name).map(group::after).collect(Collectors.joining(", "));
        return group.name().equals(inner) ? walked.substring(0, walked.length() - 1) : walked + inner;
    }

    private void checkCharacters(Position position, String value) {
        Optional<String> bad = value.codePoints()
                .mapToObj(Character::toString)
                .filter(character -> !writable(character))
                .findFirst();
        bad.ifPresent(character -> problem(
                Fault.CHARACTER,
                position,
                "character U+" + String.format("%04X", character.codePointAt(0)) + " is not in "
                        + writing.charset().name()));
    }

    private boolean writable(String character) {
        int codePoint = character.codePointAt(0);
        boolean unreleased = writing.characters().release() == ' ' && codePoint < 128 && special((byte) codePoint);
        return !unreleased
                && encoder.canEncode(character)
                && writing.charset().allows().test(codePoint);
    }

    static void set(List<List<String>> elements, int element, int component, String value) {
        while (elements.size() < element) {
            elements.add(new ArrayList<>());
        }
        List<String> components = elements.get(element - 1);
        while (components.size() < component) {
            components.add("");
        }
        components.set(component - 1, value);
    }

    /**
     * @param always whether the segment is written even without a value
     */
    public void end(boolean always) {
        if (!valued && !always) {
            return;
        }
        ended++;
        if (held.isPresent()) {
            held.get()
                    .add(
                            tag,
                            elements.stream()
                                    .<List<String>>map(ArrayList::new)
                                    .collect(Collectors.toCollection(ArrayList::new)));
            return;
        }
        ServiceCharacters characters = writing.characters();
        text(tag);
        for (List<String> components : elements) {
            bytes.write(characters.element());
            for (int i = 0; i < components.size(); i++) {
                if (i > 0) {
                    bytes.write(characters.component());
                }
                escaped(components.get(i));
            }
        }
        bytes.write(characters.terminator());
        if (writing.newlines()) {
            bytes.write('\n');
        }
        count++;
    }

    private void escaped(String value) {
        ServiceCharacters characters = writing.characters();
        StringBuilder text = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char character = value.charAt(i);
            if (character < 128 && characters.release() != ' ' && special((byte) character)) {
                text.append((char) characters.release());
            }
            text.append(character);
        }
        text(text.toString());
    }

    private boolean special(byte character) {
        ServiceCharacters characters = writing.characters();
        if (character == ' ') {
            return false;
        }
        return character == characters.component()
                || character == characters.element()
                || character == characters.release()
                || character == characters.terminator()
                || character == characters.repetition();
    }

    private void text(String text) {
        bytes.writeBytes(text.getBytes(encoder.charset()));
    }
}
