package io.crossdock.ops.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossdock.config.Channel;
import io.crossdock.config.Checked;
import io.crossdock.config.Configuration;
import io.crossdock.config.Problem;
import io.crossdock.config.Wire;
import io.crossdock.mappings.Codec;
import io.crossdock.mappings.Decoded;
import io.crossdock.mappings.Peeked;
import io.crossdock.mappings.Sample;
import io.crossdock.mappings.canonical.CanonicalJson;
import io.crossdock.mappings.canonical.Document;
import io.crossdock.ops.Installation;
import io.crossdock.ops.trial.Preview;
import io.crossdock.ops.trial.Reading;
import io.crossdock.ops.trial.Writing;
import io.crossdock.routes.channel.Words;
import io.crossdock.routes.delivery.Reply;
import io.crossdock.routes.intake.Foretold;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what a channel makes of one file. */
@Command(
        name = "try",
        description = {
            "Reads a file as a channel would: its documents, what no mapping took, its problems, and what would go out where.",
            "For an out-channel the file holds canonical documents in JSON. Nothing is sent."
        },
        mixinStandardHelpOptions = true)
final class TryCommand implements Callable<Integer> {

    private static final int SHOWN_BYTES = 4_000;

    private final Console console;

    @Mixin
    private final ConfigFolder folder;

    @Parameters(index = "0", paramLabel = "<channel>", description = "Its id: partner.channel.")
    private String channelId = "";

    @Parameters(index = "1", paramLabel = "<file>", description = "The file to read.")
    private Path file = Path.of("");

    @Option(names = "--show", paramLabel = "<n>", description = "How many documents to show in full (3).")
    private int shown = 3;

    @Option(
            names = "--native",
            description =
                    "Show each message as the expressions of a guide (read, write) see it, before what becomes of it.")
    private boolean natively;

    TryCommand(Console console) {
        this.console = console;
        this.folder = new ConfigFolder(console);
    }

    @Override
    public Integer call() throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException("file " + file);
        }
        Installation installation = folder.installation();
        Words words = Words.of();
        Configuration configuration = installation.readToLook(words, new TreeSet<>());
        Optional<Channel> channel = configuration.channel(channelId);
        if (channel.isEmpty()) {
            return noSuchChannel(configuration);
        }
        List<Problem> problems = new ArrayList<>();
        if (channel.orElseThrow().incoming()) {
            problems.addAll(incoming(configuration, words, channel.orElseThrow()));
        } else {
            problems.addAll(outgoing(configuration, words, channel.orElseThrow()));
        }
        if (!problems.isEmpty()) {
            console.say();
            new ProblemReport(console.out()).print(problems);
        }
        console.say("Nothing was sent.");
        return problems.isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    /** A channel is missing because there is none, or because its file is faulty: then its problems are the answer. */
    private int noSuchChannel(Configuration configuration) {
        String source = "partners/" + channelId.replaceFirst("(/[^.]*)?\\.", "/") + ".yaml";
        List<Problem> itsOwn = configuration.problems().stream()
                .filter(problem -> problem.at().source().equals(source))
                .toList();
        new ProblemReport(console.out()).print(itsOwn);
        console.err()
                .println("hub: " + (itsOwn.isEmpty() ? "there is no channel '" : "nothing can be tried with '")
                        + channelId + "'. Sound channels: "
                        + String.join(", ", configuration.channels().keySet()));
        return ExitCode.USAGE;
    }

    private List<Problem> outgoing(Configuration configuration, Words words, Channel channel) throws IOException {
        List<Document> wanted = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (Document document : Sample.documents(file)) {
            int before = wanted.size();
            problems.addAll(admitted(channel, document, () -> wanted.add(document)));
            if (wanted.size() == before) {
                console.say(channel.id() + " does not get " + document.kind().word() + " " + document.number()
                        + ", by its 'if'.");
            }
        }
        problems.addAll(written(configuration, words, channel, wanted));
        return problems;
    }

    /** Takes a document where the channel's question about its content is answered by yes. */
    private static List<Problem> admitted(Channel channel, Document document, Runnable take) {
        Checked<Boolean> wanted = Preview.wants(channel, document);
        if (wanted instanceof Checked.Sound<Boolean> sound && sound.value()) {
            take.run();
        }
        return wanted.problems();
    }

    private List<Problem> incoming(Configuration configuration, Words words, Channel channel) throws IOException {
        if (natively) {
            showNatively(channel, words);
        }
        Checked<Reading> checked = Reading.of(channel, words, new FileWire(file));
        if (!(checked instanceof Checked.Sound<Reading> sound)) {
            return checked.problems();
        }
        Reading reading = sound.value();
        console.say(channel.id() + " reads " + file.getFileName() + " as "
                + channel.format().name() + ": " + Text.count(reading.good().size(), "document")
                + ", " + Text.count(reading.bad().size(), "fault") + ".");
        sayPassedOver(channel, words);
        Preview preview = new Preview(configuration);
        Map<Channel, List<Document>> outgoing = new LinkedHashMap<>();
        List<Problem> problems = new ArrayList<>();
        int number = 0;
        for (Decoded.Good good : reading.good()) {
            Document document = preview.passed(channel, preview.known(channel, good.document()), words);
            Optional<Problem> objection = preview.objection(channel, good);
            List<Channel> candidates = objection.isPresent() ? List.of() : preview.candidates(channel, document);
            List<Channel> receivers = new ArrayList<>();
            candidates.forEach(each -> problems.addAll(admitted(each, document, () -> receivers.add(each))));
            receivers.forEach(receiver -> outgoing.computeIfAbsent(receiver, each -> new ArrayList<>())
                    .add(document));
            if (number++ < shown) {
                show(good, document);
                console.say("  " + objection.map(preview::consequence).orElseGet(() -> destination(receivers)));
                candidates.stream()
                        .filter(each -> !receivers.contains(each))
                        .forEach(each -> console.say("  not to: " + each.id() + ", by its 'if'"));
            }
            objection.filter(each -> preview.parksForeign()).ifPresent(problems::add);
            problems.addAll(good.warnings());
        }
        if (number > shown) {
            console.say();
            console.say(
                    "... and " + Text.count(number - shown, "document") + " more: --show " + number + " shows all.");
        }
        outgoing.forEach((receiver, documents) -> problems.addAll(written(configuration, words, receiver, documents)));
        problems.addAll(answered(configuration, words, channel));
        reading.bad().forEach(bad -> problems.addAll(bad.problems()));
        return problems;
    }

    /** What else is in the file is read by the channels of its format. */
    private void sayPassedOver(Channel channel, Words words) throws IOException {
        Map<String, Integer> others = new TreeMap<>();
        if (words.codec(channel) instanceof Checked.Sound<Codec> codec) {
            codec.value().peek(new FileWire(file), peeked -> {
                if (peeked instanceof Peeked.Elsewhere other) {
                    others.merge(other.format(), 1, Integer::sum);
                }
            });
        }
        others.forEach((format, count) ->
                console.say("  passed over: " + Text.count(count, "interchange") + " of " + format + "."));
    }

    /** Shows what the sender would be told of its interchanges. */
    private List<Problem> answered(Configuration configuration, Words words, Channel channel) throws IOException {
        Optional<Channel> via =
                channel.rules().answers().map(Channel.Answers::via).flatMap(configuration::channel);
        if (via.isEmpty() || !(words.codec(channel) instanceof Checked.Sound<Codec> reading)) {
            return List.of();
        }
        List<Problem> problems = new ArrayList<>();
        for (Reply reply : Foretold.replies(channel, reading.value(), new FileWire(file))) {
            Checked<Wire> answer = Writing.reply(configuration, via.get(), words, reply);
            problems.addAll(answer.problems());
            if (answer instanceof Checked.Sound<Wire> sound) {
                console.say();
                console.say(via.get().id() + " would tell the sender of interchange "
                        + reply.interchange().reference() + ", by " + reply.with() + ":");
                indented(text(sound.value(), charset(via.get())));
            }
        }
        return problems;
    }

    private void showNatively(Channel channel, Words words) throws IOException {
        List<String> messages = new ArrayList<>();
        if (words.codec(channel) instanceof Checked.Sound<Codec> codec) {
            codec.value().show(new FileWire(file), message -> {
                if (messages.size() < shown) {
                    messages.add(CanonicalJson.MAPPER.valueToTree(message).toPrettyString());
                }
            });
        }
        messages.forEach(message -> {
            console.say("As expressions see it:");
            indented(message);
            console.say();
        });
    }

    private void show(Decoded.Good good, Document document) {
        console.say();
        console.say(document.kind().word() + " " + document.number() + "  (" + place(good) + ")");
        indented(tree(document).toPrettyString());
        good.unmapped().forEach(each -> console.say("  not mapped: " + each.path() + " = " + each.value()));
    }

    private static String destination(List<Channel> receivers) {
        return "goes to: "
                + (receivers.isEmpty()
                        ? "nobody; no channel carries it (unclaimed)"
                        : String.join(", ", receivers.stream().map(Channel::id).toList()));
    }

    private static JsonNode tree(Document document) {
        return CanonicalJson.tree(document);
    }

    private static String place(Decoded.Good good) {
        return good.at().line() > 0 ? "line " + good.at().line() : good.at().path();
    }

    /** Shows what would be sent for the first documents; all of them are written, so that every problem is found. */
    private List<Problem> written(Configuration configuration, Words words, Channel channel, List<Document> documents) {
        List<Problem> problems = new ArrayList<>();
        int number = 0;
        for (List<Document> transmission : Writing.transmissions(channel, documents)) {
            Checked<Wire> checked = Writing.of(configuration, channel, words, transmission);
            problems.addAll(checked.problems());
            if (checked instanceof Checked.Sound<Wire> sound && number++ < shown) {
                show(channel, sound.value());
            }
        }
        return problems;
    }

    private void show(Channel channel, Wire wire) {
        console.say();
        console.say(channel.id() + " would send " + wire.name() + " by "
                + channel.connection().connector() + " to "
                + channel.connection().id() + ":");
        indented(text(wire, charset(channel)));
    }

    private static Charset charset(Channel channel) {
        return channel.format()
                .settings()
                .optionalText("charset")
                .filter(Charset::isSupported)
                .map(Charset::forName)
                .orElse(StandardCharsets.UTF_8);
    }

    private static String text(Wire wire, Charset charset) {
        try (InputStream in = wire.open()) {
            return new String(in.readNBytes(SHOWN_BYTES), charset);
        } catch (IOException failure) {
            return failure.toString();
        }
    }

    private void indented(String text) {
        text.lines().forEach(line -> console.say("  " + line));
    }

    /** A file read anew each time, however large. */
    private record FileWire(Path file) implements Wire {
        @Override
        public String name() {
            return String.valueOf(file.getFileName());
        }

        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(file);
        }
    }
}
