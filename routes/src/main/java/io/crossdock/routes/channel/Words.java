package io.crossdock.routes.channel;

import io.crossdock.config.Channel;
import io.crossdock.config.Checked;
import io.crossdock.config.Configuration;
import io.crossdock.config.Direction;
import io.crossdock.config.Kind;
import io.crossdock.config.Problem;
import io.crossdock.config.Settings;
import io.crossdock.config.Spec;
import io.crossdock.config.Step;
import io.crossdock.config.Vocabulary;
import io.crossdock.config.Vocabulary.ConnectorWord;
import io.crossdock.config.When;
import io.crossdock.connectors.Connector;
import io.crossdock.connectors.Source;
import io.crossdock.connectors.Target;
import io.crossdock.mappings.Codec;
import io.crossdock.mappings.Format;
import io.crossdock.mappings.expression.Condition;
import io.crossdock.routes.flow.Steps;
import io.crossdock.routes.rules.Rule;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every word that this hub understands, and the code behind it, as found by {@link ServiceLoader}.
 *
 * @param formats by word
 * @param sources by word
 * @param targets by word
 * @param rules by word
 */
public record Words(
        Map<String, Format> formats,
        Map<String, Source> sources,
        Map<String, Target> targets,
        Map<String, Rule> rules) {

    private static final Problem.Code FOREIGN_ACKNOWLEDGEMENT = Problem.Code.setup(
            "ACKNOWLEDGEMENT-OF-ANOTHER-STANDARD",
            "Name one that the format has, under 'acknowledge' or 'acknowledgement'.");

    private static final Problem.Code WHEN_UNHEARD =
            Problem.Code.setup("WHEN-UNHEARD", "Take 'when' out: it is the partner who sends, whenever that is.");

    public Words {
        formats = Map.copyOf(formats);
        sources = Map.copyOf(sources);
        targets = Map.copyOf(targets);
        rules = Map.copyOf(rules);
    }

    public static Words of() {
        return new Words(
                byWord(Format.class, format -> format.spec().name()),
                byWord(Source.class, source -> source.connection().name()),
                byWord(Target.class, target -> target.connection().name()),
                byWord(Rule.class, rule -> rule.spec().name()));
    }

    /** What the language needs to know of the words. */
    public Vocabulary vocabulary() {
        Map<String, Spec> specs = new TreeMap<>();
        formats.forEach((word, format) -> specs.put(word, format.spec()));
        TreeSet<String> words = new TreeSet<>(sources.keySet());
        words.addAll(targets.keySet());
        Map<String, ConnectorWord> connectors = new TreeMap<>();
        words.forEach(word -> connectors.put(word, connector(word)));
        Map<String, Spec> steps = new TreeMap<>();
        rules.forEach((word, rule) -> steps.put(word, rule.spec()));
        return new Vocabulary(connectors, specs, steps);
    }

    public Optional<Format> format(String word) {
        return Optional.ofNullable(formats.get(word));
    }

    public Optional<Source> source(String word) {
        return Optional.ofNullable(sources.get(word));
    }

    public Optional<Target> target(String word) {
        return Optional.ofNullable(targets.get(word));
    }

    /** The codec that a channel agreed on; a channel whose format is no word here cannot have been read from this vocabulary. */
    public Checked<Codec> codec(Channel channel) {
        String word = channel.format().name();
        return format(word)
                .orElseThrow(() -> new IllegalArgumentException("no format '" + word + "' for " + channel.id()))
                .codec(channel.format().settings(), channel.carries());
    }

    /** What is wrong with what a channel agreed on, beyond the words themselves. */
    public List<Problem> problems(Channel channel) {
        Checked<Codec> codec = codec(channel);
        return Stream.of(
                        codec.problems().stream(),
                        channel.onlyIf().map(Condition::of).map(Checked::problems).stream()
                                .flatMap(List::stream),
                        codec instanceof Checked.Sound<Codec> sound
                                ? unanswerable(channel, sound.value())
                                : Stream.<Problem>empty())
                .flatMap(Function.identity())
                .toList();
    }

    /** Acknowledgements of another standard than the channel's. */
    private static Stream<Problem> unanswerable(Channel channel, Codec codec) {
        return Stream.concat(
                        channel.rules().answers().map(Channel.Answers::with).stream(),
                        channel.rules().awaits().map(Channel.Awaits::messages).stream())
                .flatMap(List::stream)
                .filter(message -> !codec.acknowledgements().contains(message))
                .map(message -> FOREIGN_ACKNOWLEDGEMENT.at(
                        channel.at(),
                        "format " + channel.format().name() + " has no " + message + "; it has "
                                + (codec.acknowledgements().isEmpty()
                                        ? "no acknowledgements"
                                        : String.join(", ", new TreeSet<>(codec.acknowledgements())))));
    }

    /** The steps that a sound configuration agreed on. */
    public Steps steps(Configuration configuration) {
        Map<Kind, List<Steps.Step>> steps = new EnumMap<>(Kind.class);
        configuration
                .flows()
                .forEach((kind, agreed) -> steps.put(
                        kind,
                        agreed.stream()
                                .map(step -> new Steps.Step(
                                        step.where(), decider(kind, step).get()))
                                .toList()));
        return new Steps(steps);
    }

    /**
     * The configuration with what is wrong, beyond the words themselves, with the steps of its flows and with channels beside each
     * other; those run all the same.
     */
    public Configuration judged(Configuration read) {
        Stream<Problem> unfit = read.flows().entrySet().stream().flatMap(flow -> flow.getValue().stream()
                .flatMap(step -> decider(flow.getKey(), step).problems().stream()));
        return new Configuration(
                read.hub(),
                read.partners(),
                read.channels(),
                read.ownership(),
                read.flows(),
                Stream.of(read.problems().stream(), unfit, objections(read))
                        .flatMap(Function.identity())
                        .toList(),
                read.bundle());
    }

    /** Members alike are faulty alike: what is wrong with a file is said once. */
    private Stream<Problem> objections(Configuration read) {
        return Stream.concat(unheard(read), unreceived(read)).distinct();
    }

    /** In-channels to which partners come, and that are told when to look. */
    private Stream<Problem> unheard(Configuration read) {
        return read.channels(Direction.IN).stream()
                .filter(channel -> !(channel.when() instanceof When.OnArrival))
                .filter(channel -> source(channel.connection().connector())
                        .filter(source -> source.isServer(channel.endpoint()))
                        .isPresent())
                .map(channel -> WHEN_UNHEARD.at(
                        channel.endpoint().at(),
                        "'when' says nothing here: through connector "
                                + channel.connection().connector() + " partners come to the hub"));
    }

    private Stream<Problem> unreceived(Configuration read) {
        Map<String, List<Settings>> receiving = read.channels(Direction.IN).stream()
                .collect(Collectors.groupingBy(
                        channel -> channel.connection().id(),
                        Collectors.mapping(Channel::endpoint, Collectors.toList())));
        return read.channels(Direction.OUT).stream()
                .flatMap(channel -> target(channel.connection().connector())
                        .flatMap(target -> target.objection(
                                channel.endpoint(),
                                receiving.getOrDefault(channel.connection().id(), List.of())))
                        .stream());
    }

    private Checked<Rule.Decider> decider(Kind kind, Step step) {
        return Optional.ofNullable(rules.get(step.rule().name()))
                .orElseThrow(() ->
                        new IllegalArgumentException("no rule '" + step.rule().name() + "'"))
                .decider(kind, step.rule());
    }

    private ConnectorWord connector(String word) {
        Spec connection = source(word)
                .<Connector>map(Function.identity())
                .or(() -> target(word))
                .map(Connector::connection)
                .orElseThrow();
        return new ConnectorWord(
                connection, source(word).map(Connector::spec), target(word).map(Connector::spec));
    }

    private static <T> Map<String, T> byWord(Class<T> service, Function<T, String> word) {
        Map<String, T> found = new TreeMap<>();
        for (T each : ServiceLoader.load(service, Words.class.getClassLoader())) {
            T earlier = found.putIfAbsent(word.apply(each), each);
            if (earlier != null) {
                throw new IllegalStateException("two words '" + word.apply(each) + "': "
                        + earlier.getClass().getName() + " and "
                        + each.getClass().getName());
            }
        }
        return found;
    }
}
