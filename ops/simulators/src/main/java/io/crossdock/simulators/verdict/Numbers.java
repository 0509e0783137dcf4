package io.crossdock.simulators.verdict;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.crossdock.simulators.premises.Fact;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What each partner calls an article, from the file of cross references that the hub was given too. A supplier's own number needs
 * none: all others know the article by supplier and number.
 */
final class Numbers {

    private final Map<String, String> articles = new HashMap<>();

    private Numbers() {}

    /**
     * @param file CSV with the headings {@code entity, partner, scheme, external, canonical}
     */
    static Numbers read(Path file) throws IOException {
        Numbers numbers = new Numbers();
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
            for (NamedCsvRecord row : rows) {
                if (row.getField("entity").equals("article")) {
                    numbers.articles.put(
                            row.getField("partner") + "/" + row.getField("external"), row.getField("canonical"));
                }
            }
        }
        return numbers;
    }

    /** The fact with every article under the number that all partners share. */
    Fact shared(String partner, Fact fact) {
        boolean isOfOneArticle =
                switch (fact.kind()) {
                    case "product", "price", "stock" -> true;
                    default -> false;
                };
        String number = isOfOneArticle ? article(partner, fact.number()) : fact.number();
        return new Fact(
                fact.kind(),
                number,
                fact.values(),
                fact.lines().stream().map(line -> shared(partner, line)).toList());
    }

    private Map<String, String> shared(String partner, Map<String, String> line) {
        Map<String, String> changed = new LinkedHashMap<>(line);
        changed.computeIfPresent("article", (name, number) -> article(partner, number));
        return changed;
    }

    private String article(String partner, String number) {
        return articles.getOrDefault(partner + "/" + number, partner + "/" + number);
    }
}
