package io.crossdock.connectors.as2;

import io.crossdock.config.Settings;
import io.crossdock.connectors.Fault;
import java.util.regex.Pattern;

/**
 * Who speaks with whom, by the names of RFC 4130, 6.2: printable, case-sensitive, in quotes where they hold spaces.
 *
 * @param us our name
 * @param partner the partner's
 */
record Names(String us, String partner) {

    private static final Pattern USABLE = Pattern.compile("[ !#-\\[\\]-~]{1,128}");
    private static final Pattern ATOM = Pattern.compile("[!#-\\[\\]-~]+");

    static Names of(Settings settings) {
        return new Names(usable(settings.text("us")), usable(settings.text("partner")));
    }

    private static String usable(String name) {
        if (!USABLE.matcher(name).matches()) {
            throw new Fault(As2.NAME_UNUSABLE, "the AS2 name '" + name + "' cannot be written in a header");
        }
        return name;
    }

    static String quoted(String name) {
        return ATOM.matcher(name).matches() ? name : '"' + name + '"';
    }

    /** A name as it stands in a header. */
    static String plain(String header) {
        String name = header.strip();
        return name.length() > 1 && name.startsWith("\"") && name.endsWith("\"")
                ? name.substring(1, name.length() - 1)
                : name;
    }
}
