package io.crossdock.mappings.layout;

import io.crossdock.config.Kind;
import io.crossdock.config.Setting;
import io.crossdock.config.Settings;
import io.crossdock.mappings.Decoded;
import java.util.List;

/**
 * What a list claims to cover.
 *
 * @param scope a location, a price list; empty: all that the partner has
 * @param complete whether what is absent is gone
 */
public record Coverage(String scope, boolean complete) {

    /** The settings that say it. */
    public static List<Setting> settings() {
        return List.of(
                Setting.flag("complete", "Whether what is absent from the list is gone.")
                        .or("false"),
                Setting.text("scope", "What the list covers: a location, a price list.")
                        .or(""));
    }

    public static Coverage of(Settings settings) {
        return new Coverage(settings.text("scope"), settings.flag("complete"));
    }

    /** @param faultless whether every document of the list was good; a list with holes proves nothing gone */
    public Decoded.Snapshot snapshot(Kind kind, long count, boolean faultless) {
        return new Decoded.Snapshot(kind, scope, count, complete && faultless);
    }
}
