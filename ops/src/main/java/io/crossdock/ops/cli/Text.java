package io.crossdock.ops.cli;

/** How text looks on a terminal. */
final class Text {

    private Text() {}

    /** The columns that a text takes: Chinese, Japanese and Korean characters take two. */
    static int width(String text) {
        return text.codePoints().map(point -> isWide(point) ? 2 : 1).sum();
    }

    /** {@code 1 partner}, {@code 2 partners}. */
    static String count(long number, String noun) {
        return count(number, noun, noun + "s");
    }

    static String count(long number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }

    private static boolean isWide(int point) {
        return (point >= 0x1100 && point <= 0x115F)
                || (point >= 0x2E80 && point <= 0xA4CF)
                || (point >= 0xAC00 && point <= 0xD7A3)
                || (point >= 0xF900 && point <= 0xFAFF)
                || (point >= 0xFE30 && point <= 0xFE6F)
                || (point >= 0xFF00 && point <= 0xFF60)
                || (point >= 0xFFE0 && point <= 0xFFE6)
                || (point >= 0x20000 && point <= 0x3FFFD);
    }
}
