package io.crossdock.config.yaml;

import io.crossdock.config.Channel;
import io.crossdock.config.Checked;
import io.crossdock.config.Configuration;
import io.crossdock.config.Connection;
import io.crossdock.config.Kind;
import io.crossdock.config.Language;
import io.crossdock.config.Location;
import io.crossdock.config.Ownership;
import io.crossdock.config.Partner;
import io.crossdock.config.Problem;
import io.crossdock.config.Secret;
import io.crossdock.config.Settings;
import io.crossdock.config.Step;
import io.crossdock.config.Vocabulary;
import io.crossdock.config.tables.Tables;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads a configuration folder: {@code hub.yaml}, {@code ownership.yaml}, {@code partners/<partner>/partner.yaml} and the channel files beside it. */
public final class YamlConfiguration {

    private static final String PARTNER = "partner" + YamlFile.ENDING;

    private final Path root;
    private final Vocabulary vocabulary;
    private final Secret.Provider secrets;
    /** Members alike are faulty alike: what is wrong with a file is said once. */
    private final Set<Problem> problems = new LinkedHashSet<>();

    private final Map<String, Partner> partners = new TreeMap<>();
    private final Map<String, Members> folders = new TreeMap<>();
    private final Set<String> parties = new TreeSet<>(Set.of(Partner.US));
    private final Set<String> faulty = new TreeSet<>();
    private final Set<String> declared = new TreeSet<>();

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
        homes.forEach(home -> channels(home).forEach(file -> channels(home, file, surroundings)
                .forEach(channel -> channels.put(channel.id(), channel))));
        Ownership ownership = ownership();
        InboxRules.enforce(channels, vocabulary, problems);
        AnswerRules.enforce(channels, declared, problems);
        String bundle = optional(Bundle.of(root)).map(Bundle::hash).orElse("");
        return new Configuration(hub, partners, channels, ownership, flows(), List.copyOf(problems), bundle);
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

    /** Without a file everybody may tell everything. */
    private Ownership ownership() {
        Path file = root.resolve(Configuration.OWNERSHIP_FILE);
        if (!Files.exists(file)) {
            return Ownership.NONE;
        }
        Set<String> owners = new TreeSet<>(parties);
        owners.remove(Partner.US);
        Checked<Ownership> read = YamlFile.read(root, file).then(found -> YamlTree.parse(found.text(), found.source())
                .then(tree -> new OwnershipReader(owners, found.source()).read(tree)));
        return value(read, Ownership.NONE);
    }

    private Map<Kind, List<Step>> flows() {
        Map<Kind, List<Step>> flows = new EnumMap<>(Kind.class);
        for (Path file : value(YamlFile.list(root, root.resolve(Configuration.FLOWS)), List.of())) {
            Location at = Location.of(YamlFile.source(root, file));
            String name = YamlFile.leaf(file).replaceFirst("[.]yaml$", "");
            Optional<Kind> kind = YamlFile.leaf(file).endsWith(YamlFile.ENDING) ? Kind.of(name) : Optional.empty();
            if (kind.isEmpty()) {
                String kinds = Arrays.stream(Kind.values()).map(Kind::word).collect(Collectors.joining(", "));
                problems.add(
                        LanguageCodes.FILE_UNEXPECTED.at(at, "a flow is named after a kind of documents: " + kinds));
            }
            kind.ifPresent(of -> optional(flow(file)).ifPresent(steps -> flows.put(of, steps)));
        }
        return flows;
    }

    private Checked<List<Step>> flow(Path file) {
        return YamlFile.read(root, file).then(found -> YamlTree.parse(found.text(), found.source())
                .then(tree -> new FlowReader(vocabulary, parties, found.source()).read(tree)));
    }

    private void partner(Path home) {
        String id = YamlFile.leaf(home);
        Path file = home.resolve(PARTNER);
        Optional<Problem> misnamed = Names.problem("partner", id, Location.of(YamlFile.source(root, home)));
        misnamed.ifPresent(problems::add);
        Optional<Filling> read = optional(filling(file));
        Members members =
                read.map(found -> Members.of(root, id, found, problems)).orElseGet(() -> Members.only(id));
        members.all().forEach(member -> parties.add(member.id()));
        folders.put(id, members);
        read.ifPresent(found ->
                members.readable(found, problems).forEach(member -> partner(member, found, misnamed.isEmpty())));
    }

    private void partner(Member member, Filling file, boolean named) {
        PartnerReader.Result result =
                new PartnerReader(vocabulary, secrets).read(member.id(), file.with(member), file.source());
        problems.addAll(result.problems());
        result.faulty().forEach(name -> faulty.add(member.id() + "/" + name));
        result.partner().filter(sound -> named).ifPresent(sound -> partners.put(member.id(), sound));
    }

    private Checked<Filling> filling(Path file) {
        return YamlFile.read(root, file).then(found -> YamlTree.parse(found.text(), found.source())
                .then(tree -> Checked.sound(new Filling(tree, found.source()))));
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

    /** The channel that a file is, one for each member of its folder. */
    private List<Channel> channels(Path home, Path file, Surroundings surroundings) {
        String folder = YamlFile.leaf(home);
        String leaf = YamlFile.leaf(file);
        String name = leaf.substring(0, leaf.length() - YamlFile.ENDING.length());
        Location at = Location.of(YamlFile.source(root, file));
        Optional<Problem> misnamed = Names.problem("channel", name, at);
        misnamed.ifPresent(problems::add);
        Members members = folders.getOrDefault(folder, Members.only(folder));
        members.all().forEach(member -> declared.add(member.id() + "." + name));
        if (members.all().stream().noneMatch(member -> partners.containsKey(member.id()))) {
            problems.add(LanguageCodes.PARTNER_FAULTY.at(at, "partner '" + folder + "' is faulty"));
            return List.of();
        }
        return misnamed.isPresent()
                ? List.of()
                : optional(filling(file))
                        .map(found -> channels(name, found, members, surroundings))
                        .orElse(List.of());
    }

    private List<Channel> channels(String name, Filling file, Members members, Surroundings surroundings) {
        return members.readable(file, problems).stream()
                .flatMap(member -> Optional.ofNullable(partners.get(member.id()))
                        .flatMap(partner -> optional(new ChannelReader(partner, surroundings, file.source())
                                .read(partner.id() + "." + name, file.with(member))))
                        .stream())
                .toList();
    }

    private Surroundings surroundings() {
        Map<String, Connection> connections = new TreeMap<>();
        partners.values()
                .forEach(partner -> partner.connections().values().forEach(each -> connections.put(each.id(), each)));
        return new Surroundings(vocabulary, secrets, connections, parties, faulty, Tables.of(root));
    }

    private <T> T value(Checked<T> checked, T otherwise) {
        return optional(checked).orElse(otherwise);
    }

    private <T> Optional<T> optional(Checked<T> checked) {
        problems.addAll(checked.problems());
        return checked instanceof Checked.Sound<T> sound ? Optional.of(sound.value()) : Optional.empty();
    }
}
