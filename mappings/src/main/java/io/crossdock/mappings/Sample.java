package io.crossdock.mappings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.crossdock.config.Checked;
import io.crossdock.config.Problem;
import io.crossdock.config.Wire;
import io.crossdock.mappings.canonical.CanonicalJson;
import io.crossdock.mappings.canonical.Document;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A folder that shows what a codec must do: {@code in.*} decodes to {@code canonical.json} and {@code problems.json}; the
 * documents of {@code canonical.json} encode to {@code out.*}, which decodes to them again. A folder without {@code in.*} shows
 * writing only; one without {@code out.*} shows reading only.
 *
 * @param context in which documents are written
 * @param onlyWrites for what is never read again: then {@code out.<this>} is written even if it is not there yet
 */
public record Sample(Path folder, Context context, Optional<String> onlyWrites) {

    public static final String CANONICAL = "canonical.json";
    static final String PROBLEMS = "problems.json";

    /** What is read, and, with {@code out.*}, written and read again. */
    public static Sample of(Path folder, Context context) {
        return new Sample(folder, context, Optional.empty());
    }

    /**
     * What is only written: a channel may leave out what reading it again would need.
     *
     * @param ending of the file that is written
     */
    public static Sample written(Path folder, Context context, String ending) {
        return new Sample(folder, context, Optional.of(ending));
    }

    /**
     * Where the codec does not do what the folder shows.
     *
     * @param line the first that differs, from 1; 0: the whole file
     */
    public record Difference(String file, long line, String what) {

        @Override
        public String toString() {
            return file + (line > 0 ? " line " + line : "") + ": " + what;
        }
    }

    /** Everything in which the codec does not do what the folder shows; empty: it does. */
    public List<Difference> differences(Codec codec) throws IOException {
        Result result = run(codec);
        List<Difference> differences = new ArrayList<>(result.faults());
        for (Map.Entry<String, byte[]> file : result.files().entrySet()) {
            Path expected = folder.resolve(file.getKey());
            byte[] bytes = Files.exists(expected) ? Files.readAllBytes(expected) : new byte[0];
            if (file.getKey().equals(PROBLEMS)
                    && !Files.exists(expected)
                    && !result.problems().isEmpty()) {
                result.problems()
                        .forEach(problem -> differences.add(new Difference(PROBLEMS, 0, "unexpected: " + problem)));
            } else if (!Arrays.equals(bytes, file.getValue())) {
                differences.add(FirstDifference.of(file.getKey(), bytes, file.getValue()));
            }
        }
        for (String name : List.of(CANONICAL, PROBLEMS)) {
            if (Files.exists(folder.resolve(name)) && !result.files().containsKey(name)) {
                differences.add(new Difference(name, 0, "is expected, and there is nothing to say in it"));
            }
        }
        return differences;
    }

    /** Makes what the codec does now what the folder shows. */
    public void accept(Codec codec) throws IOException {
        Map<String, byte[]> files = run(codec).files();
        for (String name : List.of(CANONICAL, PROBLEMS)) {
            if (!files.containsKey(name)) {
                Files.deleteIfExists(folder.resolve(name));
            }
        }
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
    }

    /** The documents of a {@code canonical.json}: one, or a list; what else is in the list, as a snapshot, is none. */
    public static List<Document> documents(Path canonical) throws IOException {
        try {
            JsonNode tree = CanonicalJson.MAPPER.readTree(Files.readAllBytes(canonical));
            List<Document> documents = new ArrayList<>();
            for (JsonNode each : tree.isArray() ? tree : List.of(tree)) {
                if (!each.has("snapshot")) {
                    documents.add(CanonicalJson.of(each));
                }
            }
            return documents;
        } catch (JsonProcessingException fault) {
            throw new IOException(canonical + " holds no canonical documents: " + fault.getOriginalMessage(), fault);
        }
    }

    /** @param problems what {@code problems.json} says, for a person */
    private record Result(Map<String, byte[]> files, List<Difference> faults, List<Problem> problems) {}

    private Result run(Codec codec) throws IOException {
        Result result = new Result(new LinkedHashMap<>(), new ArrayList<>(), new ArrayList<>());
        Optional<Path> in = onlyWrites.isPresent() ? Optional.empty() : file("in.*");
        List<Document> documents = in.isPresent() ? read(codec, in.orElseThrow(), result) : shown(result);
        Optional<Path> out = file("out.*").or(() -> onlyWrites.map(ending -> folder.resolve("out." + ending)));
        if (out.isPresent()) {
            write(codec, documents, out.orElseThrow(), result);
        }
        return result;
    }

    private Optional<Path> file(String pattern) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, pattern)) {
            for (Path file : files) {
                return Optional.of(file);
            }
            return Optional.empty();
        }
    }

    private static List<Document> read(Codec codec, Path in, Result result) throws IOException {
        Transcript transcript = Transcript.of(codec, wire(in));
        if (transcript.saysAnything()) {
            result.files().put(CANONICAL, transcript.canonical());
        }
        if (transcript.hasProblems()) {
            result.files().put(PROBLEMS, transcript.problems());
            result.problems().addAll(transcript.faults());
        }
        return transcript.documents();
    }

    private static Wire wire(Path file) throws IOException {
        return Wire.of(file.getFileName().toString(), Files.readAllBytes(file));
    }

    private List<Document> shown(Result result) throws IOException {
        result.files().put(CANONICAL, Files.readAllBytes(folder.resolve(CANONICAL)));
        return documents(folder.resolve(CANONICAL));
    }

    private void write(Codec codec, List<Document> documents, Path out, Result result) throws IOException {
        Checked<Wire> encoded =
                codec.encode(documents, context.named(out.getFileName().toString()));
        if (encoded instanceof Checked.Sound<Wire> sound) {
            result.files().put(out.getFileName().toString(), sound.value().bytes());
            if (onlyWrites.isEmpty()
                    && !Transcript.of(codec, sound.value()).documents().equals(documents)) {
                result.faults()
                        .add(new Difference(
                                out.getFileName().toString(), 0, "does not decode to the same documents again"));
            }
        } else {
            result.files().put(PROBLEMS, Transcript.unwritable(encoded.problems()));
            result.problems().addAll(encoded.problems());
        }
    }
}
