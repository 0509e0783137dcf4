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
 * @param ownership who may tell what
 * @param flows the steps that documents pass before their receivers are chosen; a kind without any goes straight through
 * @param problems every problem of every file
 * @param bundle hash of the content of all files, hexadecimal: names the configuration a document was handled under
 */
public record Configuration(
        Settings hub,
        Map<String, Partner> partners,
        Map<String, Channel> channels,
        Ownership ownership,
        Map<Kind, List<Step>> flows,
        List<Problem> problems,
        String bundle) {

    /** The file of what belongs to no partner. */
    public static final String HUB_FILE = "hub.yaml";

    /** The file that says who may tell what. */
    public static final String OWNERSHIP_FILE = "ownership.yaml";

    /** The folder of the flows, one file a kind. */
    public static final String FLOWS = "flows";

    public Configuration {
        partners = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(partners));
        channels = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(channels));
        flows = Map.copyOf(flows);
        problems = List.copyOf(problems);
    }

    public Optional<Channel> channel(String id) {
        return Optional.ofNullable(channels.get(id));
    }

    /** What is wrong with the files that speak for all partners: they count as empty then, so that nothing may be put in force. */
    public List<Problem> hubProblems() {
        return problems.stream()
                .filter(problem -> isOfHub(problem.at().source()))
                .toList();
    }

    public boolean hubIsSound() {
        return hubProblems().isEmpty();
    }

    private static boolean isOfHub(String file) {
        return file.startsWith(FLOWS + "/") || file.equals(HUB_FILE) || file.equals(OWNERSHIP_FILE);
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

    /** How many partitions the documents of a kind are to be dealt to, at least one. */
    public int partitions(Kind kind) {
        return hub.group("partitions").optionalNumber(kind.word()).orElse(1L).intValue();
    }

    public List<Channel> channels(Direction direction) {
        return channels.values().stream()
                .filter(channel -> channel.direction() == direction)
                .toList();
    }
}
