package io.crossdock.config.yaml;

import io.crossdock.config.Connection;
import io.crossdock.config.Direction;
import io.crossdock.config.Partner;
import io.crossdock.config.Setting;
import io.crossdock.config.Settings;
import io.crossdock.config.Spec;
import io.crossdock.config.Vocabulary;
import io.crossdock.config.Vocabulary.ConnectorWord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What {@code connector:} in the files of one partner may name. */
final class Reach {

    private final Vocabulary vocabulary;
    private final Map<String, Connection> own = new LinkedHashMap<>();
    private final Map<String, Connection> all;

    /** @param all the connections of all partners, by their full names */
    Reach(Partner partner, Map<String, Connection> all, Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.all = all;
        vocabulary.connectors().forEach((word, connector) -> {
            if (connector.connection().settings().stream().noneMatch(Setting::required)) {
                own.put(word, new Connection(partner.id(), word, word, usual(connector.connection())));
            }
        });
        own.putAll(partner.connections());
    }

    private static Settings usual(Spec connection) {
        Setting all = Setting.group(
                connection.name(), connection.summary(), connection.settings().toArray(Setting[]::new));
        return Fallback.ofGroup(all).orElse(Settings.NONE);
    }

    Optional<Connection> connection(String name) {
        return Optional.ofNullable(own.get(name)).or(() -> Optional.ofNullable(all.get(name)));
    }

    /** The settings of a place there; absent where the connector cannot go in this direction. */
    Optional<Spec> place(Connection connection, Direction direction) {
        ConnectorWord word = Optional.ofNullable(vocabulary.connectors().get(connection.connector()))
                .orElseThrow(() -> new IllegalArgumentException("unknown connector " + connection.connector()));
        return direction == Direction.IN ? word.source() : word.target();
    }

    /** The words to choose from, for one who wrote this name; other partners' connections where it looks like one of them. */
    List<Spec> words(Direction direction, String written) {
        Map<String, Connection> words = new LinkedHashMap<>(own);
        Optional.ofNullable(all.get(written)).ifPresentOrElse(found -> words.put(written, found), () -> {
            if (written.contains("/")) {
                words.putAll(all);
            }
        });
        return words.entrySet().stream()
                .flatMap(entry -> place(entry.getValue(), direction)
                        .map(place -> new Spec(entry.getKey(), place.summary(), place.settings(), place.examples()))
                        .stream())
                .toList();
    }
}
