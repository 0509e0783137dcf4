package io.crossdock.config.yaml;

import io.crossdock.config.Location;
import io.crossdock.config.Partner;
import io.crossdock.config.Problem;
import java.util.Optional;
import java.util.regex.Pattern;

/** Names that become addresses, routes and metrics: partners, connections, channels. */
public final class Names {

    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private Names() {}

    static boolean isSound(String name) {
        return NAME.matcher(name).matches();
    }

    /** @param what the thing named, as a noun */
    public static Optional<Problem> problem(String what, String name, Location at) {
        if (what.equals("partner") && name.equals(Partner.US)) {
            return Optional.of(LanguageCodes.NAME_TAKEN.at(at, "'us' means ourselves, as hub.yaml says who we are"));
        }
        return isSound(name)
                ? Optional.empty()
                : Optional.of(LanguageCodes.NAME_WRONG.at(at, "'" + name + "' cannot name a " + what));
    }
}
