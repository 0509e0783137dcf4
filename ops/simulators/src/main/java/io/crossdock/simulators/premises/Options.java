package io.crossdock.simulators.premises;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a program was told on its command line, as pairs of {@code --name value}.
 */
public record Options(Map<String, String> values) {

    public static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    public Options {
        values = Map.copyOf(values);
    }

    /** @throws IllegalArgumentException where an option is unknown or lacks its value */
    public static Options of(String[] arguments, String... known) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int at = 0; at < arguments.length; at += 2) {
            String name = arguments[at].startsWith("--") ? arguments[at].substring(2) : "";
            if (!List.of(known).contains(name) || at + 1 == arguments.length) {
                throw new IllegalArgumentException("cannot use '" + arguments[at] + "': the options are --"
                        + String.join(" VALUE, --", known) + " VALUE");
            }
            values.put(name, arguments[at + 1]);
        }
        return new Options(values);
    }

    /** The options of a partner program. */
    public static Options ofPartner(String[] arguments) {
        return of(arguments, "data", "hub", "port", "seed", "documents", "rate", "business-date");
    }

    public Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    public Path data() {
        return Path.of(value("data").orElseThrow(() -> new IllegalArgumentException("--data DIR is missing")))
                .toAbsolutePath()
                .normalize();
    }

    public URI hub() {
        return URI.create(value("hub").orElse("http://127.0.0.1:8080"));
    }

    /** The first port; the program's other doors take the next ones. 0: any free ones. */
    public int port(int usual) {
        return value("port").map(Integer::parseInt).orElse(usual);
    }

    public long seed() {
        return value("seed").map(Long::parseLong).orElse(1L);
    }

    /** How many documents to send altogether. */
    public int documents() {
        return value("documents").map(Integer::parseInt).orElse(20);
    }

    /** The pause between two documents. */
    public Duration pause() {
        double rate = value("rate").map(Double::parseDouble).orElse(5.0);
        return Duration.ofNanos((long) (1e9 / rate));
    }

    /** The accounting day of a till; without a word about it, today. */
    public LocalDate businessDate() {
        return value("business-date").map(LocalDate::parse).orElseGet(() -> LocalDate.now(ZONE));
    }
}
