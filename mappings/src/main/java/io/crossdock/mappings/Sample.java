package io.crossdock.mappings;

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
 */
public record Sample(Path folder, Context context) {

    static final String CANONICAL = "canonical.json";
    static final String PROBLEMS = "problems.json";

    /** Everything in which the codec does not do what the folder shows; empty: it does. */
    public List<String> differences(Codec codec) throws IOException {
        Result result = run(codec);
        List<String> differences = new ArrayList<>(result.faults());
        for (Map.Entry<String, byte[]> file : result.files().entrySet()) {
            Path expected = folder.resolve(file.getKey());
            byte[] bytes = Files.exists(expected) ? Files.readAllBytes(expected) : new byte[0];
            if (!Arrays.equals(bytes, file.getValue())) {
                differences.add(file.getKey() + " " + FirstDifference.of(bytes, file.getValue()));
            }
        }
        for (String name : List.of(CANONICAL, PROBLEMS)) {
            if (Files.exists(folder.resolve(name)) && !result.files().containsKey(name)) {
                differences.add(name + " is expected, and there is nothing to say in it");
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

    private record Result(Map<String, byte[]> files, List<String> faults) {}

    private Result run(Codec codec) throws IOException {
        Result result = new Result(new LinkedHashMap<>(), new ArrayList<>());
        Optional<Path> in = file("in.*");
        List<Document> documents = in.isPresent() ? read(codec, in.orElseThrow(), result) : shown(result);
        Optional<Path> out = file("out.*");
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
        }
        return transcript.documents();
    }

    private static Wire wire(Path file) throws IOException {
        return Wire.of(file.getFileName().toString(), Files.readAllBytes(file));
    }

    private List<Document> shown(Result result) throws IOException {
        byte[] canonical = Files.readAllBytes(folder.resolve(CANONICAL));
        result.files().put(CANONICAL, canonical);
        List<Document> documents = new ArrayList<>();
        for (var tree : CanonicalJson.MAPPER.readTree(canonical)) {
            if (tree.has("kind")) {
                documents.add(CanonicalJson.of(tree));
            }
        }
        return documents;
    }

    private void write(Codec codec, List<Document> documents, Path out, Result result) throws IOException {
        Checked<Wire> encoded =
                codec.encode(documents, context.named(out.getFileName().toString()));
        if (encoded instanceof Checked.Sound<Wire> sound) {
            result.files().put(out.getFileName().toString(), sound.value().bytes());
            if (!Transcript.of(codec, sound.value()).documents().equals(documents)) {
                result.faults().add(out.getFileName() + " does not decode to the same documents again");
            }
        } else {
            List<Problem> problems = encoded.problems();
            result.files().put(PROBLEMS, Transcript.unwritable(problems));
        }
    }
}
