package io.crossdock.mappings.x12;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The releases written. All of 003010 to 008060 is read alike: between releases segments only grow. */
enum Release {
    R4010("4010", "004010", "00401", 'U'),
    R5010("5010", "005010", "00501", '^');

    private final String word;
    private final String group;
    private final String interchange;
    private final char repetition;

    Release(String word, String group, String interchange, char repetition) {
        this.word = word;
        this.group = group;
        this.interchange = interchange;
        this.repetition = repetition;
    }

    String word() {
        return word;
    }

    /** GS08. */
    String group() {
        return group;
    }

    /** ISA12. */
    String interchange() {
        return interchange;
    }

    /** ISA11: until 004010 the standards identifier U, from 004020 on the repetition separator. */
    char repetition() {
        return repetition;
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
