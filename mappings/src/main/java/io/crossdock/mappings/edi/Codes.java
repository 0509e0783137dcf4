package io.crossdock.mappings.edi;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A code list both ways, from {@code codes.csv}: several codes may mean one word, one of them is written. The column
 * {@code written} names the only release to write a code in; {@code -} means it is only read; empty: in all.
 *
 * @param words by code
 * @param packedWords by code, as {@link Segments#pack} packs it
 * @param codes by release, then by word
 */
public record Codes(
        String name,
        Map<String, String> words,
        PackedTable<Optional<String>> packedWords,
        Map<String, Map<String, String>> codes) {

    static Codes of(String list, List<NamedCsvRecord> rows, List<String> releases) {
        Map<String, String> words = new HashMap<>();
        Map<String, Map<String, String>> codes = new HashMap<>();
        for (NamedCsvRecord row : rows) {
            words.put(row.getField("code"), row.getField("word"));
            for (String release : releases) {
                if (row.getField("written").isEmpty() || row.getField("written").equals(release)) {
                    codes.computeIfAbsent(release, key -> new LinkedHashMap<>())
                            .putIfAbsent(row.getField("word"), row.getField("code"));
                }
            }
        }
        if (words.isEmpty()) {
            throw new IllegalArgumentException("no code list " + list);
        }
        return new Codes(list, Map.copyOf(words), packed(words), Map.copyOf(codes));
    }

    private static PackedTable<Optional<String>> packed(Map<String, String> words) {
        Map<Long, Optional<String>> packed = new HashMap<>();
        words.forEach((code, word) -> packed.put(Segments.pack(code), Optional.of(word)));
        return new PackedTable<>(packed, Optional.empty());
    }

    public Optional<String> word(String code) {
        return Optional.ofNullable(words.get(code));
    }

    /** The word of a code packed by {@link Segments#pack}. */
    public Optional<String> word(long packed) {
        return packedWords.get(packed);
    }

    public Optional<String> code(String word, String release) {
        return Optional.ofNullable(codes.getOrDefault(release, Map.of()).get(word));
    }
}
