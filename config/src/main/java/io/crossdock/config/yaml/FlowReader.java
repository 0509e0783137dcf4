package io.crossdock.config.yaml;

import io.crossdock.config.Checked;
import io.crossdock.config.Language;
import io.crossdock.config.Part;
import io.crossdock.config.Spec;
import io.crossdock.config.Step;
import io.crossdock.config.Vocabulary;
import io.crossdock.config.Where;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.yaml.snakeyaml.nodes.Node;

/** Reads one file of {@code flows/}: a list of steps. */
final class FlowReader {

    private final List<Spec> rules;
    private final Set<String> parties;
    private final SettingsReader reader;

    /** @param parties whom conditions may name */
    FlowReader(Vocabulary vocabulary, Set<String> parties, String source) {
        this.rules = vocabulary.rules().values().stream()
                .sorted(Comparator.comparing(Spec::name))
                .toList();
        this.parties = parties;
        this.reader = new SettingsReader(source, name -> List.of());
    }

    Checked<List<Step>> read(Node root) {
        WhereReader conditions = new WhereReader(reader, parties);
        List<Step> steps = new ArrayList<>();
        List<?> written = reader.value(Language.flow(rules), root, "")
                .map(List.class::cast)
                .orElse(List.of());
        for (Object step : written) {
            Part rule = (Part) step;
            String path = SettingsReader.below(rule.settings().at().path(), "where");
            Where where = conditions.read(rule.settings().group("where"), path);
            steps.add(new Step(rule, where));
        }
        return Checked.of(steps, reader.problems());
    }
}
