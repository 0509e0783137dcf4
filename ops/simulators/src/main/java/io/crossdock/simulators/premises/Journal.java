package io.crossdock.simulators.premises;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a partner sent or received, one transmission a line, in the order it happened. Only ever grows. */
public final class Journal {

    private static final JsonMapper MAPPER = new JsonMapper();

    /** The channel of the line that says: nothing more will be made. */
    public static final String END = "end";

    /**
     * @param channel the partner's own name for the way it went: {@code orders-json}
     * @param name file name or idempotency key
     * @param sha256 of the bytes, hexadecimal
     * @param repeat empty: the name is new; {@code identical} or {@code different}: how these bytes compare with the first ones
     */
    public record Entry(String channel, String name, String sha256, String repeat, List<Fact> documents) {
        public Entry {
            documents = List.copyOf(documents);
        }

        /** Whether it says that nothing more will be made. */
        public boolean ends() {
            return channel.equals(END);
        }
    }

    private final Path file;
    private final Map<String, String> hashes = new HashMap<>();
    private long documents;

    private Journal(Path file) {
        this.file = file;
    }

    public static Journal open(Path file) {
        Journal journal = new Journal(file);
        read(file).forEach(journal::remember);
        return journal;
    }

    /** All whole lines of a journal that may be growing; an absent one is empty. */
    public static List<Entry> read(Path file) {
        List<Entry> entries = new ArrayList<>();
        try {
            String text = Files.exists(file) ? Files.readString(file) : "";
            for (String line :
                    text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
                entries.add(MAPPER.readValue(line, Entry.class));
            }
            return entries;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the journal " + file + " cannot be read", unreadable);
        }
    }

    public synchronized Entry add(String channel, String name, byte[] bytes, List<Fact> facts) {
        String sha256 = Digest.sha256(bytes);
        String first = hashes.getOrDefault(channel + "/" + name, "");
        String repeat = first.isEmpty() ? "" : first.equals(sha256) ? "identical" : "different";
        return append(new Entry(channel, name, sha256, repeat, facts));
    }

    /** Notes that nothing more will be made. */
    public synchronized void end() {
        append(new Entry(END, "", "", "", List.of()));
    }

    public synchronized long documents() {
        return documents;
    }

    private Entry append(Entry entry) {
        try {
            byte[] line = (MAPPER.writeValueAsString(entry) + "\n").getBytes(StandardCharsets.UTF_8);
            Files.write(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND, StandardOpenOption.DSYNC);
        } catch (IOException full) {
            throw new UncheckedIOException("the journal " + file + " cannot be written", full);
        }
        remember(entry);
        return entry;
    }

    private void remember(Entry entry) {
        hashes.putIfAbsent(entry.channel() + "/" + entry.name(), entry.sha256());
        documents += entry.documents().size();
    }
}
