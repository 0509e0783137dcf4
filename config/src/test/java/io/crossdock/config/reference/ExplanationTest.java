package io.crossdock.config.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.config.SmallVocabulary;
import org.junit.jupiter.api.Test;

class ExplanationTest {

    private final Explanation explanation = new Explanation(SmallVocabulary.WORDS);

    @Test
    void explainsAFormat() {
        assertThat(explanation.of("csv"))
                .hasValue(
                        """
                csv
                ===
                Lines of columns.

                  separator (a text; otherwise ",")
                      Between columns.
                  columns (a list, each item a text; otherwise [sku, quantity])
                      The columns in order.

                  Example:
                    csv: { separator: ';' }
                """);
    }

    @Test
    void explainsAConnectorOnBothSides() {
        assertThat(explanation.of("sftp"))
                .hasValue(
                        """
                sftp: the connection, in partner.yaml
                =====================================
                Files on another machine.

                  address (a text; required)
                      Host and port.
                  login (${secret:name}; required)
                      User and password.

                In a channel with direction: in
                ===============================
                Fetches files.

                  folder (a text; required; tells one inbox from another)
                      Where the files lie.
                  pattern (a text; otherwise "*")
                      Which.

                In a channel with direction: out
                ================================
                Puts files.

                  folder (a text; required; tells one inbox from another)
                      Where the files lie.
                """);
    }

    @Test
    void explainsTheFiles() {
        assertThat(explanation.of("channel").orElseThrow())
                .contains("  on-bad-data (one of repair, refuse; otherwise repair)")
                .contains("    give-up (a time such as 30s, 5m, 4h or 2d; otherwise 72h)");
        assertThat(explanation.of("partner").orElseThrow()).contains("  name (a text; required)");
        assertThat(explanation.of("hub").orElseThrow())
                .contains("    port (a whole number from 0 to 65535; otherwise 8080)");
    }

    @Test
    void fitsATerminal() {
        assertThat(explanation.of("channel").orElseThrow().lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(96));
    }

    @Test
    void listsAllWords() {
        assertThat(explanation.overview())
                .containsSubsequence(
                        "Files:", "hub", "Connectors:", "file", "mail", "sftp", "Formats:", "csv", "edifact");
        assertThat(explanation.of("nothing")).isEmpty();
    }
}
