package io.crossdock.mappings.edifact;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The releases written. All that is {@linkplain #READ read} has the same grammar: between D.96A and D.01B only simple elements
 * became the first component of a composite.
 */
enum Release {
    D96A("D.96A", "D", "96A"),
    D01B("D.01B", "D", "01B");

    /** Those read, as a person says it. */
    static final String READ = "D.93A to D.11A";

    private final String word;
    private final String version;
    private final String number;

    Release(String word, String version, String number) {
        this.word = word;
        this.version = version;
        this.number = number;
    }

    String word() {
        return word;
    }

    String version() {
        return version;
    }

    String number() {
        return number;
    }

    static List<String> words() {
        return Arrays.stream(values()).map(Release::word).toList();
    }

    static Optional<Release> of(String word) {
        return Arrays.stream(values())
                .filter(release -> release.word.equals(word))
                .findFirst();
    }
}
