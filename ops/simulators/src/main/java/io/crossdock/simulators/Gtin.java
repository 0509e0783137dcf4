package io.crossdock.simulators;

/** Global trade item numbers: the same number is written with 13 or, padded, with 14 digits. */
final class Gtin {

    private Gtin() {}

    static String thirteen(String gtin) {
        return gtin.length() == 14 && gtin.startsWith("0") ? gtin.substring(1) : gtin;
    }

    /** Weights 3 and 1 from the right. */
    static String withCheckDigit(String digits) {
        int sum = 0;
        for (int at = 0; at < digits.length(); at++) {
            int weight = (digits.length() - at) % 2 == 1 ? 3 : 1;
            sum += weight * Character.digit(digits.charAt(at), 10);
        }
        return digits + (10 - sum % 10) % 10;
    }
}
