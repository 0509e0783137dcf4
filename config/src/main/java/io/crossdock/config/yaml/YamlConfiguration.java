package io.crossdock.config.yaml;

import io.crossdock.config.Channel;
import io.crossdock.config.Checked;
import io.crossdock.config.Configuration;
import io.crossdock.config.Connection;
import io.crossdock.config.Language;
import io.crossdock.config.Location;
import io.crossdock.config.Partner;
import io.crossdock.config.Problem;
import io.crossdock.config.Secret;
import io.crossdock.config.Settings;
import io.crossdock.config.Vocabulary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads a configuration folder: {@code hub.yaml}, {@code partners/<partner>/partner.yaml} and the channel files beside it. */
public final class YamlConfiguration {

    private static final String PARTNER = "partner" + YamlFile.ENDING;

    private final Path root;
    private final Vocabulary vocabulary;
    private final Secret.Provider secrets;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Partner> partners = new TreeMap<>();
    private final Set<String> folders = new TreeSet<>();
    private final Set<String> faulty = new TreeSet<>();

    private YamlConfiguration(Path root, Vocabulary vocabulary, Secret.Provider secrets) {
        this.root = root;
        this.vocabulary = vocabulary;
        this.secrets = secrets;
    }

    /**
     * Reads all files, however many are faulty. Problems name files by their path below the folder.
     *
     * @param vocabulary the connectors and formats of this hub
     * @param secrets asked whether each secret named has a value
     */
    public static Configuration read(Path folder, Vocabulary vocabulary, Secret.Provider secrets) {
        return new YamlConfiguration(folder, vocabulary, secrets).read();
    }

    private Configuration read() {
        if (!Files.isDirectory(root)) {
            problems.add(LanguageCodes.FILE_UNREADABLE.at(Location.of(root.toString()), "no such folder"));
        }
        Settings hub = hub();
        List<Path> homes = value(YamlFile.list(root, root.resolve("partners")), List.of()).stream()
                .filter(Files::isDirectory)
                .toList();
        homes.forEach(this::partner);
        Map<String, Channel> channels = new TreeMap<>();
        Surroundings surroundings = surroundings();
        homes.forEach(home -> channels(home).forEach(file -> channel(home, file, surroundings)
                .ifPresent(channel -> channels.put(channel.id(), channel))));
        InboxRules.enforce(channels, vocabulary, problems);
        String bundle = value(Bundle.hash(root), "");
        return new Configuration(hub, partners, channels, problems, bundle);
    }

    /** A faulty hub.yaml counts as an empty one, so that the channels can be judged all the same. */
    private Settings hub() {
        Path file = root.resolve(Configuration.HUB_FILE);
        Settings usual = YamlSettings.read(Language.hub(), "", Configuration.HUB_FILE, secrets)
                .get();
        if (!Files.exists(file)) {
            return usual;
        }
        return value(
                YamlFile.read(root, file)
                        .then(found -> YamlSettings.read(Language.hub(), found.text(), found.source(), secrets)),
                usual);
    }

    private void partner(Path home) {
        String id = YamlFile.leaf(home);
        folders.add(id);
        Path file = home.resolve(PARTNER);
        Optional<Problem> misnamed = Names.problem("partner", id, Location.of(YamlFile.source(root, home)));
        misnamed.ifPresent(problems::add);
        Optional<YamlFile> read = optional(YamlFile.read(root, file));
        read.map(found -> new PartnerReader(vocabulary, secrets).read(id, found))
                .ifPresent(result -> {
                    problems.addAll(result.problems());
                    result.faulty().forEach(name -> faulty.add(id + "/" + name));
                    result.partner().filter(sound -> misnamed.isEmpty()).ifPresent(sound -> partners.put(id, sound));
                });
    }

    private List<Path> channels(Path home) {
        List<Path> files = value(YamlFile.list(root, home), List.of()).stream()
                .filter(Files::isRegularFile)
                .toList();
        files.stream()
                .filter(file -> YamlFile.leaf(file).endsWith(".yml"))
                .forEach(file -> problems.add(
                        LanguageCodes.FILE_UNEXPECTED.at(Location.of(YamlFile.source(root, file)), "ends in .yml")));
        return files.stream()
                .filter(file -> YamlFile.leaf(file).endsWith(YamlFile.ENDING))
                .filter(file -> !YamlFile.leaf(file).equals(PARTNER))
                .toList();
    }

    private Optional<Channel> channel(Path home, Path file, Surroundings surroundings) {
        String partner = YamlFile.leaf(home);
        String leaf = YamlFile.leaf(file);
        String name = leaf.substring(0, leaf.length() - YamlFile.ENDING.length());
        Location at = Location.of(YamlFile.source(root, file));
        Optional<Problem> misnamed = Names.problem("channel", name, at);
        misnamed.ifPresent(problems::add);
        Optional<Partner> owner = Optional.ofNullable(partners.get(partner));
        if (owner.isEmpty()) {
            problems.add(LanguageCodes.PARTNER_FAULTY.at(at, "partner '" + partner + "' is faulty"));
        }
        return owner.filter(sound -> misnamed.isEmpty())
                .flatMap(sound ->
                        optional(YamlFile.read(root, file).then(text -> channel(sound, name, text, surroundings))));
    }

    private Checked<Channel> channel(Partner partner, String name, YamlFile file, Surroundings surroundings) {
        return new ChannelReader(partner, surroundings, file).read(partner.id() + "." + name, file);
    }

    private Surroundings surroundings() {
        Map<String, Connection> connections = new TreeMap<>();
        partners.values()
                .forEach(partner -> partner.connections().values().forEach(each -> connections.put(each.id(), each)));
        return new Surroundings(vocabulary, secrets, connections, folders, faulty);
    }

    private <T> T value(Checked<T> checked, T otherwise) {
        return optional(checked).orElse(otherwise);
    }

    private <T> Optional<T> optional(Checked<T> checked) {
        problems.addAll(checked.problems());
        return checked instanceof Checked.Sound<T> sound ? Optional.of(sound.value()) : Optional.empty();
    }
}
