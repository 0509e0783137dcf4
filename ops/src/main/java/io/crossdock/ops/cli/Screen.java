package io.crossdock.ops.cli;

import java.io.PrintWriter;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Writes lines that stay one line each. What a partner wrote into a number or a name neither begins another line nor commands the
 * terminal: the character is shown by its number.
 */
final class Screen extends PrintWriter {

    private static final Pattern COMMANDS =
            Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069&&[^\t]]");

    Screen(PrintWriter out) {
        super(out, true);
    }

    @Override
    public void println(String line) {
        super.println(COMMANDS.matcher(line).replaceAll(Screen::shown));
    }

    private static String shown(MatchResult command) {
        return "\\\\u%04x".formatted((int) command.group().charAt(0));
    }
}
