package io.crossdock.connectors.as2;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What became of a message, in the words of a receipt (RFC 4130, 7.4.3).
 *
 * @param type {@code processed} or {@code failed}
 * @param modifier {@code error: decryption-failed}; empty: all is well
 */
record Disposition(String type, String modifier) {

    static final Disposition PROCESSED = new Disposition("processed", "");

    private static final String PREFIX = "automatic-action/MDN-sent-automatically; ";
    private static final Pattern WRITTEN = Pattern.compile("[^;]*;\\s*([a-z]+)\\s*(?:/\\s*(.*))?", Pattern.DOTALL);

    /** @param what one of the errors of RFC 4130: {@code authentication-failed} */
    static Disposition error(String what) {
        return new Disposition("processed", "error: " + what);
    }

    /** @param what one of the failures of RFC 4130: {@code unsupported format} */
    static Disposition failure(String what) {
        return new Disposition("failed", "failure: " + what);
    }

    /** What a field says; what cannot be read is no success. */
    static Disposition parse(String field) {
        Matcher written = WRITTEN.matcher(field.toLowerCase(Locale.ROOT).strip());
        return written.matches()
                ? new Disposition(
                        written.group(1),
                        written.group(2) == null ? "" : written.group(2).strip())
                : failure("unreadable");
    }

    /** A warning is none. */
    boolean isSuccess() {
        return type.equals("processed") && (modifier.isEmpty() || modifier.startsWith("warning"));
    }

    /** Whether names, certificates or algorithms do not fit, so that no message of this channel would be taken. */
    boolean isAboutTheAgreement() {
        return modifier.matches(
                ".*(authentication-failed|decryption-failed|decompression-failed|insufficient-message-security"
                        + "|unknown-trading|sender-equals-receiver|unsupported).*");
    }

    String written() {
        return PREFIX + this;
    }

    @Override
    public String toString() {
        return modifier.isEmpty() ? type : type + "/" + modifier;
    }
}
