package io.crossdock.mappings.edi;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Numbers as ISO 9735 writes them: digits, one decimal mark, a minus sign before them. */
public final class Numbers {

    private static final int FAST = 18;
    private static final int LONGEST = 35;

    private Numbers() {}

    public static Optional<BigDecimal> parse(byte[] bytes, int from, int length, byte decimal) {
        int end = from + length;
        int position = from;
        boolean negative = position < end && bytes[position] == '-';
        if (negative) {
            position++;
        }
        long value = 0;
        int digits = 0;
        int scale = -1;
        for (; position < end; position++) {
            byte character = bytes[position];
            if (character == decimal && scale < 0) {
                scale = 0;
            } else if (character >= '0' && character <= '9') {
                value = value * 10 + (character - '0');
                digits++;
                scale += scale < 0 ? 0 : 1;
            } else {
                return Optional.empty();
            }
        }
        if (digits == 0 || digits > LONGEST) {
            return Optional.empty();
        }
        return Optional.of(
                digits <= FAST
                        ? BigDecimal.valueOf(negative ? -value : value, Math.max(scale, 0))
                        : exact(bytes, from, length, decimal));
    }

    private static BigDecimal exact(byte[] bytes, int from, int length, byte decimal) {
        String text = new String(bytes, from, length, StandardCharsets.US_ASCII);
        return new BigDecimal(text.replace((char) decimal, '.'));
    }

    /** A count: digits only, else -1. */
    public static int whole(String text) {
        String digits = text.strip();
        if (digits.isEmpty() || digits.length() > 9) {
            return -1;
        }
        int value = 0;
        for (int i = 0; i < digits.length(); i++) {
            char character = digits.charAt(i);
            if (character < '0' || character > '9') {
                return -1;
            }
            value = value * 10 + (character - '0');
        }
        return value;
    }

    /** Whether a text is nothing but digits. */
    public static boolean digits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /** Whether the text is nothing but zeros from there on. */
    public static boolean zeros(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) != '0') {
                return false;
            }
        }
        return true;
    }

    public static String print(BigDecimal value, byte decimal) {
        return value.toPlainString().replace('.', (char) decimal);
    }
}
