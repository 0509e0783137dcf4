package io.crossdock.config;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that was configured and is sound; and all that is not.
 *
 * @param hub the settings of {@code hub.yaml}
 * @param partners by id
 * @param channels by id; a faulty channel is absent and stops no other
 * @param problems every problem of every file
 * @param bundle hash of the content of all files, hexadecimal: names the configuration a document was handled under
 */
public record Configuration(
        Settings hub,
        Map<String, Partner> partners,
        Map<String, Channel> channels,
        List<Problem> problems,
        String bundle) {

    /** The file of what belongs to no partner. */
    public static final String HUB_FILE = "hub.yaml";

    public Configuration {
        partners = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(partners));
        channels = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(channels));
        problems = List.copyOf(problems);
    }

    public Optional<Channel> channel(String id) {
        return Optional.ofNullable(channels.get(id));
    }

    /** Without this the hub must not start: its settings are then those of an empty file. */
    public boolean hubIsSound() {
        return problems.stream().noneMatch(problem -> problem.at().source().equals(HUB_FILE));
    }

    /** Ourselves, as {@code hub.yaml} says who we are; without a name where it says none. */
    public Partner us() {
        Settings us = hub.group(Partner.US);
        return new Partner(
                Partner.US,
                us.optionalText("name").orElse(""),
                us.textsTable("identifiers"),
                List.of(),
                ZoneOffset.UTC,
                Map.of());
    }

    public List<Channel> channels(Direction direction) {
        return channels.values().stream()
                .filter(channel -> channel.direction() == direction)
                .toList();
    }
}
