package io.crossdock.mappings.canonical;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version of the canonical schema: a newer minor only adds, another major is another language. */
record SchemaVersion(int major, int minor) {

    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})");
    private static final SchemaVersion OURS = parse(Header.SCHEMA);

    /** @throws UnknownSchema where this hub cannot read documents of that version */
    static SchemaVersion of(String text) throws UnknownSchema {
        if (text.equals(Header.SCHEMA)) {
            return OURS;
        }
        Matcher written = WRITTEN.matcher(text);
        if (!written.matches() || Integer.parseInt(written.group(1)) != OURS.major) {
            throw new UnknownSchema(text);
        }
        return parse(text);
    }

    private static SchemaVersion parse(String text) {
        int dot = text.indexOf('.');
        return new SchemaVersion(Integer.parseInt(text.substring(0, dot)), Integer.parseInt(text.substring(dot + 1)));
    }

    boolean isOurs() {
        return minor <= OURS.minor;
    }
}
