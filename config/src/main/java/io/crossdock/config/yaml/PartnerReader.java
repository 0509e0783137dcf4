package io.crossdock.config.yaml;

import io.crossdock.config.Connection;
import io.crossdock.config.Language;
import io.crossdock.config.Location;
import io.crossdock.config.Partner;
import io.crossdock.config.Problem;
import io.crossdock.config.Secret;
import io.crossdock.config.Settings;
import io.crossdock.config.Spec;
import io.crossdock.config.Vocabulary;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.nodes.Node;

/** Reads {@code partner.yaml}. A faulty connection is left out and named; anything else that is faulty costs the partner. */
final class PartnerReader {

    /** @param faulty names of connections that were written but cannot be used */
    record Result(Optional<Partner> partner, Set<String> faulty, List<Problem> problems) {}

    private final Spec spec;
    private final Secret.Provider secrets;

    PartnerReader(Vocabulary vocabulary, Secret.Provider secrets) {
        this.secrets = secrets;
        this.spec = Language.partner(vocabulary.connectors().values().stream()
                .map(Vocabulary.ConnectorWord::connection)
                .sorted(Comparator.comparing(Spec::name))
                .toList());
    }

    /** @param source what to call the file */
    Result read(String id, Node root, String source) {
        return read(id, root, new SettingsReader(source, secrets));
    }

    private Result read(String id, Node root, SettingsReader reader) {
        Settings settings = reader.group(spec.settings(), root, "");
        Optional<ZoneId> zone =
                new Clock(reader).zone(settings.optionalText("zone").orElse("UTC"), "zone");
        settings.partTable("connections").keySet().forEach(name -> {
            Location at = reader.place("connections." + name);
            Names.problem("connection", name, at).ifPresent(reader::add);
        });
        List<Problem> problems = reader.problems();
        Set<String> faulty = problems.stream()
                .map(problem -> problem.at().path())
                .filter(path -> path.startsWith("connections."))
                .map(path -> path.split("\\.", 3)[1])
                .collect(Collectors.toSet());
        boolean sound =
                problems.stream().allMatch(problem -> problem.at().path().startsWith("connections."));
        Optional<Partner> partner = sound ? zone.map(found -> partner(id, settings, found, faulty)) : Optional.empty();
        return new Result(partner, faulty, problems);
    }

    private static Partner partner(String id, Settings settings, ZoneId zone, Set<String> faulty) {
        Map<String, Connection> connections = new LinkedHashMap<>();
        settings.partTable("connections").forEach((name, part) -> {
            if (!faulty.contains(name)) {
                connections.put(name, new Connection(id, name, part.name(), part.settings()));
            }
        });
        return new Partner(
                id,
                settings.text("name"),
                settings.textsTable("identifiers"),
                settings.texts("aliases"),
                zone,
                connections);
    }
}
