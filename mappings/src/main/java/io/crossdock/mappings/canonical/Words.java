package io.crossdock.mappings.canonical;

import io.crossdock.config.yaml.LikelyWord;
import java.util.List;

/** How a problem names what it expected. */
final class Words {

    private Words() {}

    static String names(List<String> known) {
        return "name one of " + String.join(", ", known);
    }

    static String unknown(String word, List<String> known) {
        return "'" + word + "' is unknown; " + LikelyWord.hint(word, known);
    }
}
