package io.crossdock.connectors.salesforce;

import io.crossdock.connectors.Fault;
import io.crossdock.connectors.WebAnswer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much of the org's requests of 24 hours is used, as each answer tells ({@code Sforce-Limit-Info: api-usage=18/15000}). What is told is
 * believed for five minutes; then one request goes out, and tells anew.
 */
final class Usage {

    private static final Pattern TOLD = Pattern.compile("\\bapi-usage=(\\d{1,12})/(\\d{1,12})");
    private static final Duration BELIEVED = Duration.ofMinutes(5);

    private final long mostPercent;
    private final InstantSource clock;
    private Told last = new Told(0, 0, Instant.MIN);

    private record Told(long used, long of, Instant at) {}

    Usage(long mostPercent, InstantSource clock) {
        this.mostPercent = mostPercent;
        this.clock = clock;
    }

    /** @throws Fault where too much is used, with the pause after which it is asked again */
    synchronized void demandRoom() {
        Instant again = last.at().equals(Instant.MIN) ? Instant.MIN : last.at().plus(BELIEVED);
        if (last.used() * 100 < last.of() * mostPercent
                || last.of() == 0
                || !clock.instant().isBefore(again)) {
            return;
        }
        throw new Fault(
                Salesforce.LIMIT,
                last.used() + " of " + last.of() + " requests of 24 hours are used, and 'most-usage' is " + mostPercent
                        + " percent",
                Duration.between(clock.instant(), again));
    }

    synchronized void hear(WebAnswer answer) {
        Optional<Matcher> told =
                answer.header("Sforce-Limit-Info").map(TOLD::matcher).filter(Matcher::find);
        told.ifPresent(
                all -> last = new Told(Long.parseLong(all.group(1)), Long.parseLong(all.group(2)), clock.instant()));
    }

    @Override
    public synchronized String toString() {
        return last.of() == 0
                ? "the org does not tell how many requests are used"
                : last.used() + " of " + last.of() + " requests of 24 hours are used";
    }
}
