package io.crossdock.config;

import java.util.Map;
import java.util.Optional;

/**
 * The words that the language knows on this hub.
 *
 * @param connectors by word
 * @param formats by word
 * @param rules the steps that a flow may have, by word
 */
public record Vocabulary(Map<String, ConnectorWord> connectors, Map<String, Spec> formats, Map<String, Spec> rules) {

    public Vocabulary {
        connectors = Map.copyOf(connectors);
        formats = Map.copyOf(formats);
        rules = Map.copyOf(rules);
    }

    /** Words without a rule. */
    public Vocabulary(Map<String, ConnectorWord> connectors, Map<String, Spec> formats) {
        this(connectors, formats, Map.of());
    }

    /**
     * @param connection the settings in {@code partner.yaml}
     * @param source the settings of an in-channel; absent: cannot be read from
     * @param target the settings of an out-channel; absent: cannot be written to
     */
    public record ConnectorWord(Spec connection, Optional<Spec> source, Optional<Spec> target) {}
}
