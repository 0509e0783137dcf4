package io.crossdock.mappings.edifact;

import io.crossdock.config.Location;
import io.crossdock.config.Problem;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes segments in one syntax and release, and says what cannot be written. */
final class SegmentWriter {

    private final Writing writing;
    private final CharsetEncoder encoder;
    private final String source;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final List<Problem> problems = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();
    private final List<List<String>> elements = new ArrayList<>();
    private String document = "";
    private String tag = "";
    private boolean valued;
    private int count;

    /**
     * How to write.
     *
     * @param syntax the syntax identifier: {@code UNOC}
     * @param version of the syntax, 1 to 4
     * @param newlines whether each segment ends a line
     */
    record Writing(String syntax, int version, Release release, ServiceCharacters characters, boolean newlines) {}

    SegmentWriter(Writing writing, String source) {
        this.writing = writing;
        this.encoder = Syntax.charset(writing.syntax())
                .orElse(StandardCharsets.US_ASCII)
                .newEncoder();
        this.source = source;
    }

    Release release() {
        return writing.release();
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    List<Problem> problems() {
        return problems;
    }

    List<Problem> warnings() {
        return warnings;
    }

    /** The document that problems speak of from now on; counts its segments anew. */
    void document(String name) {
        document = name;
        count = 0;
    }

    /** The segments written since {@link #document}. */
    int count() {
        return count;
    }

    void begin(String newTag) {
        tag = newTag;
        elements.clear();
        valued = false;
    }

    /** A value that alone is no reason to write the segment. */
    void fixed(Position position, String value) {
        set(position.element(), position.component(), value);
    }

    void put(Position position, String value) {
        if (value.isEmpty()) {
            return;
        }
        if (position.most() > 0 && value.length() > position.most()) {
            tooLong(position, position.most());
        }
        checkCharacters(position, value);
        set(position.element(), position.component(), value);
        valued = true;
    }

    void put(Position position, BigDecimal value) {
        put(position, Numbers.print(value, writing.characters().decimal()));
    }

    void put(Position position, String word, Codes codes) {
        Optional<String> code = codes.code(word, release());
        if (code.isEmpty()) {
            problem(Faults.NO_CODE, position, "'" + Texts.shown(word) + "' has no code in element " + position.id());
        }
        code.ifPresent(known -> put(position, known));
    }

    /** A value of an envelope. */
    void put(int element, int component, String value) {
        put(new Position(tag, tag, element, component, 0), value);
    }

    void tooLong(Position position, int most) {
        problem(
                Faults.LONG,
                position,
                "the value is longer than the " + most + " characters of element " + position.id());
    }

    void notWritten(String what) {
        warnings.add(Faults.NOT_WRITTEN.at(Location.path(source, document), what + " has no place in the message"));
    }

    private void problem(Problem.Code code, Position position, String what) {
        String place = document + ", segment " + (count + 1) + " " + tag + ", " + position.place();
        problems.add(code.at(Location.path(source, place), what));
    }

    private void checkCharacters(Position position, String value) {
        Optional<String> bad = value.codePoints()
                .mapToObj(Character::toString)
                .filter(character -> !writable(character))
                .findFirst();
        bad.ifPresent(character -> problem(
                Faults.CHARACTER,
                position,
                "character U+" + String.format("%04X", character.codePointAt(0)) + " is not in " + writing.syntax()));
    }

    private boolean writable(String character) {
        return encoder.canEncode(character) && Syntax.allows(writing.syntax(), character.codePointAt(0));
    }

    private void set(int element, int component, String value) {
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
    void end(boolean always) {
        if (!valued && !always) {
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
            if (character < 128 && special((byte) character)) {
                text.append((char) characters.release());
            }
            text.append(character);
        }
        text(text.toString());
    }

    private boolean special(byte character) {
        ServiceCharacters characters = writing.characters();
        return character == characters.component()
                || character == characters.element()
                || character == characters.release()
                || character == characters.terminator()
                || (character == characters.repetition() && writing.version() >= 4);
    }

    private void text(String text) {
        bytes.writeBytes(text.getBytes(encoder.charset()));
    }
}
