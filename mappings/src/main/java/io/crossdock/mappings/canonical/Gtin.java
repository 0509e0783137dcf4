package io.crossdock.mappings.canonical;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * GS1's article number of 8, 12, 13 or 14 digits. In the middle it always has 14, so that the same article has the same number
 * whoever names it; written for a partner, it has 8 or 13 where that is enough.
 */
public final class Gtin {

    /** The scheme of an article's number. */
    public static final String SCHEME = "gtin";

    private static final int DIGITS = 14;

    private Gtin() {}

    /** Whether a text has 8 to 14 digits and nothing else. */
    public static boolean isOne(String text) {
        return text.length() >= 8 && text.length() <= DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** With 14 digits; what is no GTIN stays as it is. */
    public static String padded(String text) {
        return isOne(text) ? "0".repeat(DIGITS - text.length()) + text : text;
    }

    /** With as few digits of 8, 13 and 14 as hold it; what has not 14 stays as it is. */
    public static String shortest(String text) {
        if (text.length() != DIGITS || !isOne(text)) {
            return text;
        }
        if (text.startsWith("000000")) {
            return text.substring(6);
        }
        return text.startsWith("0") ? text.substring(1) : text;
    }

    /**
     * Whether the check digit is right; GS1 General Specifications, 7.9: weights 3 and 1 from the left of 14 digits.
     *
     * @param padded 14 digits
     */
    public static boolean checks(String padded) {
        int sum = 0;
        for (int i = 0; i < DIGITS; i++) {
            sum += (padded.charAt(i) - '0') * (i % 2 == 0 ? 3 : 1);
        }
        return sum % 10 == 0;
    }

    static Map<String, String> paddedIn(Map<String, String> numbers) {
        String given = numbers.get(SCHEME);
        if (given == null || given.length() == DIGITS || !isOne(given)) {
            return numbers;
        }
        Map<String, String> padded = new LinkedHashMap<>(numbers);
        padded.put(SCHEME, padded(given));
        return padded;
    }
}
