package io.crossdock.mappings.edifact;

import java.nio.charset.StandardCharsets;

/**
 * The characters that structure an interchange, as its UNA names them (ISO 9735-1, 9.1).
 *
 * @param decimal the decimal mark
 * @param release takes the next character's special meaning away; a blank: there is none
 * @param repetition separates repetitions of an element from syntax version 4 on; a blank: there is none
 */
record ServiceCharacters(byte component, byte element, byte decimal, byte release, byte repetition, byte terminator) {

    /** What an interchange without UNA uses; the repetition separator counts from syntax version 4 on only. */
    static final ServiceCharacters DEFAULT = of(":+.?*'");

    /** How many characters a UNA names. */
    static final int LENGTH = 6;

    /** What a byte means to the scanner. */
    static final byte DATA = 0;

    static final byte ELEMENT = 1;
    static final byte COMPONENT = 2;
    static final byte REPETITION = 3;
    static final byte TERMINATOR = 4;
    static final byte RELEASE = 5;
    static final byte LINE = 6;

    /** In the order of UNA. */
    static ServiceCharacters of(String una) {
        return of(una.getBytes(StandardCharsets.ISO_8859_1), 0);
    }

    static ServiceCharacters of(byte[] bytes, int at) {
        return new ServiceCharacters(
                bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3], bytes[at + 4], bytes[at + 5]);
    }

    /** Whether each has one meaning and none is a letter, a digit or beyond ASCII. */
    boolean usable() {
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
    byte[] meanings(boolean repeating) {
        byte[] meanings = new byte[256];
        meanings['\r'] = LINE;
        meanings['\n'] = LINE;
        meanings[component] = COMPONENT;
        meanings[element] = ELEMENT;
        if (repeating && repetition != ' ') {
            meanings[repetition] = REPETITION;
        }
        if (release != ' ') {
            meanings[release] = RELEASE;
        }
        meanings[terminator] = TERMINATOR;
        return meanings;
    }
}
