package io.crossdock.config.yaml;

import io.crossdock.config.Channel;
import io.crossdock.config.Channel.Answers;
import io.crossdock.config.Channel.Awaits;
import io.crossdock.config.Channel.Expects;
import io.crossdock.config.Channel.Rules;
import io.crossdock.config.Checked;
import io.crossdock.config.Checks;
import io.crossdock.config.Checks.Consequence;
import io.crossdock.config.Checks.Known;
import io.crossdock.config.Connection;
import io.crossdock.config.Direction;
import io.crossdock.config.Kind;
import io.crossdock.config.Language;
import io.crossdock.config.Location;
import io.crossdock.config.Part;
import io.crossdock.config.Partner;
import io.crossdock.config.Setting;
import io.crossdock.config.Settings;
import io.crossdock.config.Spec;
import io.crossdock.config.Where;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.nodes.Node;

/** Reads one channel file. */
final class ChannelReader {

    private final Partner partner;
    private final Surroundings surroundings;
    private final SettingsReader reader;
    private final Reach reach;

    /** @param source what to call the file */
    ChannelReader(Partner partner, Surroundings surroundings, String source) {
        this.partner = partner;
        this.surroundings = surroundings;
        this.reader = new SettingsReader(source, surroundings.secrets(), surroundings.tables());
        this.reach = new Reach(partner, surroundings.connections(), surroundings.vocabulary());
    }

    Checked<Channel> read(String id, Node root) {
        ChannelNode node = new ChannelNode(root);
        Optional<Channel> channel = node.direction()
                .flatMap(direction -> channel(id, direction, node))
                .or(() -> undirected(node));
        return channel.filter(read -> reader.problems().isEmpty())
                .map(Checked::sound)
                .orElseGet(() -> new Checked.Faulty<>(reader.problems()));
    }

    /** Without a direction half of the keys cannot be judged: the others are. */
    private Optional<Channel> undirected(ChannelNode node) {
        if (reader.problems().isEmpty()) {
            Spec spec = Language.channel(Direction.IN, List.of(), surroundings.formats());
            Set<String> keys = Set.of("direction", "carries", "format");
            List<Setting> judged = spec.settings().stream()
                    .filter(setting -> keys.contains(setting.name()))
                    .toList();
            reader.group(judged, node.only(keys), "");
        }
        return Optional.empty();
    }

    private Optional<Channel> channel(String id, Direction direction, ChannelNode node) {
        Set<String> left = new HashSet<>(misplaced(direction, node));
        if (!connects(direction, node)) {
            left.add("connector");
        }
        List<Setting> spec = Language.channel(
                        direction, reach.words(direction, node.connectorName()), surroundings.formats())
                .settings()
                .stream()
                .filter(setting -> !left.contains(setting.name()))
                .toList();
        Settings settings = reader.group(spec, node.without(left), "");
        Pace pace = new Pace(reader, partner.zone());
        Where where = new WhereReader(reader, surroundings.parties()).read(settings.group("where"), "where");
        var when = pace.when(settings);
        var batch = pace.batch(settings);
        if (!reader.problems().isEmpty()) {
            return Optional.empty();
        }
        Part connector = settings.part("connector");
        return reach.connection(connector.name())
                .map(connection -> new Channel(
                        id,
                        partner,
                        direction,
                        kinds(settings),
                        connection,
                        connector.settings(),
                        settings.part("format"),
                        where,
                        settings.expression("if"),
                        when,
                        batch,
                        rules(settings),
                        Location.of(settings.at().source())));
    }

    /** The keys of the other direction, each a problem. */
    private Set<String> misplaced(Direction direction, ChannelNode node) {
        List<Setting> foreign = direction == Direction.IN ? Language.outgoing() : Language.incoming();
        String whose = direction == Direction.IN ? "outgoing" : "incoming";
        Set<String> found = new HashSet<>();
        for (Setting setting : foreign) {
            String name = setting.name();
            node.key(name).ifPresent(key -> {
                found.add(name);
                reader.wrong(
                        LanguageCodes.KEY_MISPLACED, key, name, "'" + name + "' is a key of " + whose + " channels");
            });
        }
        return found;
    }

    /** Whether the connector named, if it is known at all, can go in this direction and is sound. */
    private boolean connects(Direction direction, ChannelNode node) {
        Optional<Node> word = node.connector();
        String name = node.connectorName();
        Optional<Connection> connection = reach.connection(name);
        if (connection.isPresent() && reach.place(connection.get(), direction).isEmpty()) {
            String cannot = direction == Direction.IN ? "cannot be read from" : "cannot be written to";
            word.ifPresent(at -> reader.wrong(
                    LanguageCodes.DIRECTION_IMPOSSIBLE,
                    at,
                    "connector." + name,
                    "'" + name + "' " + cannot + ": connector "
                            + connection.get().connector()));
            return false;
        }
        if (connection.isEmpty() && surroundings.isFaulty(partner, name)) {
            word.ifPresent(at -> reader.wrong(
                    LanguageCodes.PARTNER_FAULTY, at, "connector." + name, "connection '" + name + "' is faulty"));
            return false;
        }
        return true;
    }

    private static Set<Kind> kinds(Settings settings) {
        return settings.texts("carries").stream()
                .map(word -> Kind.of(word).orElseThrow())
                .collect(Collectors.toSet());
    }

    private Rules rules(Settings settings) {
        Settings delivery = settings.group("delivery");
        Settings expect = settings.group("expect");
        return new Rules(
                settings.optionalText("on-bad-data").orElse("repair").equals("refuse"),
                checks(settings),
                settings.flag("echo"),
                delivery.optionalTime("give-up").orElse(Duration.ofHours(72)),
                delivery.optionalNumber("attempts").orElse(3L).intValue(),
                settings.optionalNumber("delete-guard").orElse(20L).intValue(),
                new Expects(expect.optionalText("sender"), expect.optionalText("receiver")),
                answers(settings.group("acknowledge")),
                awaits(settings.group("acknowledgement")));
    }

    private Optional<Answers> answers(Settings acknowledge) {
        return acknowledge
                .optionalText("via")
                .map(via -> new Answers(
                        acknowledge.texts("with"),
                        acknowledge.text("for").equals("faults"),
                        via.contains(".") ? via : partner.id() + "." + via,
                        reader.place("acknowledge.via")));
    }

    private static Optional<Awaits> awaits(Settings acknowledgement) {
        List<String> messages = acknowledgement.texts("expect");
        return messages.isEmpty()
                ? Optional.empty()
                : Optional.of(new Awaits(messages, acknowledgement.time("within")));
    }

    private static Checks checks(Settings settings) {
        Settings checks = settings.group("checks");
        return new Checks(
                consequence(checks, "check-digits"),
                consequence(checks, "totals"),
                known(checks, "units"),
                known(checks, "currencies"),
                consequence(settings, "unknown-article"),
                consequence(checks, "prices"),
                consequence(checks, "packs"));
    }

    private static Consequence consequence(Settings settings, String name) {
        return settings.optionalText(name).map(Consequence::of).orElse(Consequence.PASS);
    }

    private static Optional<Known> known(Settings settings, String name) {
        return settings.has(name)
                ? Optional.of(
                        new Known(settings.group(name).texts("known"), consequence(settings.group(name), "otherwise")))
                : Optional.empty();
    }
}
