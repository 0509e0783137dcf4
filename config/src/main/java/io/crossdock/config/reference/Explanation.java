package io.crossdock.config.reference;

import io.crossdock.config.Direction;
import io.crossdock.config.Language;
import io.crossdock.config.Setting;
import io.crossdock.config.Setting.Type;
import io.crossdock.config.Spec;
import io.crossdock.config.Vocabulary;
import io.crossdock.config.Vocabulary.ConnectorWord;
import io.crossdock.config.yaml.Expected;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Reference pages in plain text, for a terminal of 96 columns. */
public final class Explanation {

    private static final int WIDTH = 96;

    private final Vocabulary vocabulary;

    public Explanation(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** Every word there is, with its sentence. */
    public String overview() {
        List<String> lines = new ArrayList<>(List.of("Files:"));
        List.of(Language.hub(), Language.ownership(), partner(), channel(Direction.IN))
                .forEach(spec -> line(spec.name(), spec.summary(), lines));
        lines.add("");
        lines.add("Connectors:");
        new TreeMap<>(vocabulary.connectors())
                .forEach((word, connector) -> line(word, connector.connection().summary(), lines));
        lines.add("");
        lines.add("Formats:");
        new TreeMap<>(vocabulary.formats()).forEach((word, spec) -> line(word, spec.summary(), lines));
        lines.add("");
        lines.add("Rules, the steps of a flow (flows/<kind>.yaml, a list):");
        new TreeMap<>(vocabulary.rules()).forEach((word, spec) -> line(word, spec.summary(), lines));
        return text(lines);
    }

    /** The page of a connector, a format, or one of the files {@code hub}, {@code ownership}, {@code partner}, {@code channel}. */
    public Optional<String> of(String word) {
        return switch (word) {
            case "hub" -> Optional.of(page(Language.hub()));
            case "ownership" -> Optional.of(page(Language.ownership()));
            case "partner" -> Optional.of(page(partner()));
            case "channel" -> Optional.of(channelPage());
            default -> {
                Optional<String> connector =
                        Optional.ofNullable(vocabulary.connectors().get(word)).map(Explanation::connector);
                Optional<String> format = Optional.ofNullable(
                                vocabulary.formats().get(word))
                        .or(() -> Optional.ofNullable(vocabulary.rules().get(word)))
                        .map(Explanation::page);
                yield connector.isPresent() && format.isPresent()
                        ? Optional.of(connector.get() + "\n" + format.get())
                        : connector.or(() -> format);
            }
        };
    }

    /** The page of one spec. */
    public static String page(Spec spec) {
        List<String> lines = new ArrayList<>();
        heading(spec.name(), spec, lines);
        return text(lines);
    }

    private static String connector(ConnectorWord connector) {
        List<String> lines = new ArrayList<>();
        Spec connection = connector.connection();
        heading(connection.name() + ": the connection, in partner.yaml", connection, lines);
        connector.source().ifPresent(source -> further("In a channel with direction: in", source, lines));
        connector.target().ifPresent(target -> further("In a channel with direction: out", target, lines));
        return text(lines);
    }

    private static void further(String title, Spec spec, List<String> lines) {
        lines.add("");
        heading(title, spec, lines);
    }

    private String channelPage() {
        List<String> lines = new ArrayList<>();
        heading("channel with direction: in", channel(Direction.IN), lines);
        further("channel with direction: out", channel(Direction.OUT), lines);
        return text(lines);
    }

    private Spec channel(Direction direction) {
        return Language.channel(direction, List.of(), formats());
    }

    private Spec partner() {
        return Language.partner(new TreeMap<>(vocabulary.connectors())
                .values().stream().map(ConnectorWord::connection).toList());
    }

    private List<Spec> formats() {
        return List.copyOf(new TreeMap<>(vocabulary.formats()).values());
    }

    private static void heading(String title, Spec spec, List<String> lines) {
        lines.add(title);
        lines.add("=".repeat(title.length()));
        wrap(spec.summary(), "", lines);
        if (!spec.settings().isEmpty()) {
            lines.add("");
        }
        spec.settings().forEach(setting -> setting(setting, "  ", lines));
        for (String example : spec.examples()) {
            lines.add("");
            lines.add("  Example:");
            example.strip().lines().forEach(line -> lines.add("    " + line));
        }
    }

    private static void setting(Setting setting, String indent, List<String> lines) {
        wrap(setting.name() + " (" + traits(setting) + ")", indent, lines);
        wrap(setting.summary(), indent + "    ", lines);
        inner(setting.type()).forEach(below -> setting(below, indent + "  ", lines));
    }

    private static String traits(Setting setting) {
        List<String> traits = new ArrayList<>(List.of(kind(setting)));
        if (setting.required()) {
            traits.add("required");
        }
        setting.fallback().ifPresent(value -> traits.add("otherwise " + visible(value)));
        if (setting.identifying()) {
            traits.add("tells one inbox from another");
        }
        return String.join("; ", traits);
    }

    private static String kind(Setting setting) {
        boolean connection =
                setting.type() instanceof Type.Words words && words.words().isEmpty();
        return connection ? "one name with settings" : Expected.noun(setting.type());
    }

    private static String visible(String value) {
        return value.isBlank() || value.length() == 1 ? "\"" + value.replace("\t", "\\t") + "\"" : value;
    }

    private static List<Setting> inner(Type type) {
        if (type instanceof Type.Group group) {
            return group.settings();
        }
        if (type instanceof Type.Brief brief) {
            return inner(brief.group());
        }
        if (type instanceof Type.Many many) {
            return inner(many.of());
        }
        return type instanceof Type.Table table ? inner(table.of()) : List.of();
    }

    private static void line(String word, String summary, List<String> lines) {
        wrap(String.format("%-12s %s", word, summary), "  ", lines);
    }

    private static void wrap(String text, String indent, List<String> lines) {
        String rest = text;
        int width = WIDTH - indent.length();
        while (rest.length() > width) {
            int cut = rest.lastIndexOf(' ', width);
            if (cut <= 0) {
                break;
            }
            lines.add(indent + rest.substring(0, cut).stripTrailing());
            rest = rest.substring(cut + 1);
        }
        lines.add(indent + rest);
    }

    private static String text(List<String> lines) {
        return String.join("\n", lines) + "\n";
    }
}
