package io.crossdock.mappings.tradacoms;

import io.crossdock.config.Setting;
import io.crossdock.config.Settings;
import io.crossdock.config.Spec;
import io.crossdock.mappings.edi.Tolerance;
import io.crossdock.mappings.guide.Guide;

/**
 * How a channel speaks TRADACOMS.
 *
 * @param currency of files that name none
 */
record TradacomsSettings(String currency, Tolerance tolerance) {

    private static final String POUNDS = "GBP";

    static final Spec SPEC = Guide.readIn(Spec.of(
                    "tradacoms",
                    "TRADACOMS files of orders and invoices, read only.",
                    Setting.text("currency", "The currency of files that name none.")
                            .or(POUNDS),
                    Tolerance.COUNTS,
                    Tolerance.SEGMENTS)
            .example("tradacoms: {}")
            .example("tradacoms: { currency: EUR, count-mismatch: warn }"));

    static TradacomsSettings of(Settings settings) {
        return new TradacomsSettings(settings.optionalText("currency").orElse(POUNDS), Tolerance.of(settings));
    }
}
