package io.crossdock.mappings.csv;

import io.crossdock.config.Settings;

/**
 * What a file claims to cover.
 *
 * @param scope a location, a price list; empty: all that the partner has
 * @param complete whether what is absent is gone
 */
record Coverage(String scope, boolean complete) {

    static Coverage of(Settings settings) {
        return new Coverage(settings.text("scope"), settings.flag("complete"));
    }
}
