package io.crossdock.routes.rules.safetystock;

import io.crossdock.config.Checked;
import io.crossdock.config.Kind;
import io.crossdock.config.Part;
import io.crossdock.config.Problem;
import io.crossdock.config.Setting;
import io.crossdock.config.Settings;
import io.crossdock.config.Spec;
import io.crossdock.mappings.canonical.Document;
import io.crossdock.mappings.canonical.Stock;
import io.crossdock.routes.rules.Decision;
import io.crossdock.routes.rules.Rule;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Lowers the stock that channels are told by what is to be kept back; never below nothing. */
public final class SafetyStock implements Rule {

    private static final Problem.Code UNFIT =
            Problem.Code.setup("SAFETY-STOCK", "put it into flows/stock.yaml, with either keep or percent");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    @Override
    public Spec spec() {
        return Spec.of(
                        "safety-stock",
                        "Keeps stock back: lowers the bucket available (without one, on-hand) before channels are told, never below 0.",
                        Setting.number("keep", 0, 1_000_000_000, "How many to keep, in the unit of the stock."),
                        Setting.number(
                                "percent", 0, 100, "How much of a hundred to keep; what is told is rounded down."))
                .example("safety-stock: { keep: 2 }");
    }

    @Override
    public Checked<Decider> decider(Kind kind, Part agreed) {
        Settings settings = agreed.settings();
        if (kind != Kind.STOCK) {
            return Checked.faulty(UNFIT.at(settings.at(), "is no step for documents of kind " + kind.word()));
        }
        if (settings.has("keep") == settings.has("percent")) {
            return Checked.faulty(UNFIT.at(settings.at(), "needs keep or percent, one of them"));
        }
        return Checked.sound((document, now) -> decide(document, settings));
    }

    private static Decision decide(Document document, Settings settings) {
        Optional<String> bucket = document instanceof Stock stock
                ? Stream.of("available", "on-hand")
                        .filter(stock.buckets()::containsKey)
                        .findFirst()
                : Optional.empty();
        return document instanceof Stock stock && bucket.isPresent()
                ? new Decision.Change(lowered(stock, bucket.get(), settings))
                : new Decision.Pass();
    }

    private static Stock lowered(Stock stock, String bucket, Settings settings) {
        Map<String, BigDecimal> buckets = new LinkedHashMap<>(stock.buckets());
        buckets.computeIfPresent(bucket, (name, there) -> left(there, settings));
        return stock.withBuckets(buckets);
    }

    private static BigDecimal left(BigDecimal there, Settings settings) {
        BigDecimal left = settings.optionalNumber("keep")
                .map(keep -> there.subtract(BigDecimal.valueOf(keep)))
                .orElseGet(() -> there.multiply(HUNDRED.subtract(BigDecimal.valueOf(settings.number("percent"))))
                        .divide(HUNDRED, 0, RoundingMode.FLOOR));
        return left.max(BigDecimal.ZERO);
    }
}
