package io.crossdock.mappings.checks;

/** The last digit of GS1 numbers: General Specifications, 7.9, weights 3 and 1 from the right. */
final class CheckDigit {

    private CheckDigit() {}

    /** Whether a text has so many digits, the last of them right. */
    static boolean holds(String text, int least, int most) {
        if (text.length() < least || text.length() > most) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < text.length(); i++) {
            char digit = text.charAt(text.length() - 1 - i);
            if (digit < '0' || digit > '9') {
                return false;
            }
            sum += (digit - '0') * (i % 2 == 0 ? 1 : 3);
        }
        return sum % 10 == 0;
    }
}
