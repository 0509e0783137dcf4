package io.crossdock.mappings.edi;

import java.nio.charset.StandardCharsets;

/**
 * The characters that structure an interchange, as its header names them: UNA (ISO 9735-1, 9.1), or ISA.
 *
 * @param component separates components; a blank: there are none
 * @param decimal the decimal mark
 * @param release takes the next character's special meaning away; a blank: there is none
 * @param repetition separates repetitions of an element; a blank: there is none
 * @param terminatorRest what follows {@code terminator} where it is a character of several bytes
 * @param tagEnd what separates the tag from the first element; a blank: the element separator
 */
public record ServiceCharacters(
        byte component,
        byte element,
        byte decimal,
        byte release,
        byte repetition,
        byte terminator,
        String terminatorRest,
        byte tagEnd) {

    /** Those of a standard in which elements follow the tag as they follow each other. */
    public ServiceCharacters(
            byte component, byte element, byte decimal, byte release, byte repetition, byte terminator, String rest) {
        this(component, element, decimal, release, repetition, terminator, rest, (byte) ' ');
    }

    /** What an interchange without UNA uses; the repetition separator counts from syntax version 4 on only. */
    public static final ServiceCharacters DEFAULT = of(":+.?*'");

    /** How many characters a UNA names. */
    public static final int LENGTH = 6;

    /** What a byte means to the scanner. */
    public static final byte DATA = 0;

    public static final byte ELEMENT = 1;
    public static final byte COMPONENT = 2;
    public static final byte REPETITION = 3;
    public static final byte TERMINATOR = 4;
    public static final byte RELEASE = 5;
    public static final byte LINE = 6;

    /** In the order of UNA. */
    public static ServiceCharacters of(String una) {
        return of(una.getBytes(StandardCharsets.ISO_8859_1), 0);
    }

    public static ServiceCharacters of(byte[] bytes, int at) {
        return new ServiceCharacters(
                bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3], bytes[at + 4], bytes[at + 5], "");
    }

    /** Whether each has one meaning and none is a letter, a digit or beyond ASCII. */
    public boolean usable() {
        byte[] separators = {component, element, terminator, release, repetition};
        for (int i = 0; i < separators.length; i++) {
            boolean mayBeBlank = i > 2;
            if (separators[i] == ' ' && mayBeBlank) {
                continue;
            }
            if (separators[i] == ' ' || separators[i] < 0 || Character.isLetterOrDigit(separators[i])) {
                return false;
            }
            for (int j = 0; j < i; j++) {
                if (separators[i] == separators[j]) {
                    return false;
                }
            }
        }
        return decimal > ' ' && !Character.isLetterOrDigit(decimal);
    }

    /** The meaning of every byte. */
    public byte[] meanings(boolean repeating) {
        byte[] meanings = new byte[256];
        meanings['\r'] = LINE;
        meanings['\n'] = LINE;
        if (component != ' ') {
            meanings[component] = COMPONENT;
        }
        meanings[element] = ELEMENT;
        if (repeating && repetition != ' ') {
            meanings[repetition] = REPETITION;
        }
        if (release != ' ') {
            meanings[release] = RELEASE;
        }
        meanings[terminator & 0xff] = TERMINATOR;
        return meanings;
    }
}
