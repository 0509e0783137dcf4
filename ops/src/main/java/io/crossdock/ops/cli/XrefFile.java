package io.crossdock.ops.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.crossdock.config.Location;
import io.crossdock.config.Problem;
import io.crossdock.config.Problem.Code;
import io.crossdock.mappings.canonical.CanonicalJson;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A CSV file of cross references. */
final class XrefFile {

    private static final List<String> REQUIRED = List.of("partner", "scheme", "external", "canonical");
    private static final String ENTITY = "entity";
    private static final String FACTOR = "factor";

    private static final Code COLUMN_MISSING =
            Code.data("XREF-COLUMN-MISSING", "The first line must name partner, scheme, external and canonical.");
    private static final Code VALUE_MISSING = Code.data("XREF-VALUE-MISSING", "Fill the cell, or take the line out.");
    private static final Code FACTOR_WRONG =
            Code.data("XREF-FACTOR-WRONG", "Write how many base units one of the partner's units is, as in 12 or 0.5.");

    private XrefFile() {}

    static List<ObjectNode> read(Path file, List<Problem> problems) throws IOException {
        List<ObjectNode> references = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder()
                .fieldSeparator(separator(file))
                .detectBomHeader(true)
                .ofNamedCsvRecord(file)) {
            for (NamedCsvRecord line : reader) {
                Location at = new Location(file.toString(), line.getStartingLineNumber(), 0, "");
                List<Problem> ofLine = problems(line, at);
                problems.addAll(ofLine);
                if (ofLine.isEmpty()) {
                    references.add(reference(line));
                }
            }
        }
        return references;
    }

    private static char separator(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.findFirst().filter(heading -> heading.contains(";")).isPresent() ? ';' : ',';
        }
    }

    private static List<Problem> problems(NamedCsvRecord line, Location at) {
        List<Problem> problems = new ArrayList<>();
        for (String column : REQUIRED) {
            Optional<String> value = line.findField(column);
            if (value.isEmpty()) {
                problems.add(COLUMN_MISSING.at(at, "no column '" + column + "'"));
            } else if (value.orElseThrow().isBlank()) {
                problems.add(VALUE_MISSING.at(at, "column '" + column + "' is empty"));
            }
        }
        line.findField(FACTOR)
                .filter(value -> !value.isBlank() && !isFactor(value))
                .ifPresent(value -> problems.add(FACTOR_WRONG.at(at, "'" + value + "' is no positive number")));
        return problems;
    }

    private static boolean isFactor(String value) {
        return value.strip().matches("\\d{1,12}(\\.\\d{1,12})?") && new BigDecimal(value.strip()).signum() > 0;
    }

    private static ObjectNode reference(NamedCsvRecord line) {
        ObjectNode reference = CanonicalJson.MAPPER.createObjectNode();
        REQUIRED.forEach(column -> reference.put(column, line.getField(column).strip()));
        reference.put(
                ENTITY, line.findField(ENTITY).filter(value -> !value.isBlank()).orElse("article"));
        String factor = line.findField(FACTOR).filter(value -> !value.isBlank()).orElse("1");
        return reference.put(FACTOR, new BigDecimal(factor.strip()));
    }
}
