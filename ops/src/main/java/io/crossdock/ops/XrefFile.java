package io.crossdock.ops;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import io.crossdock.config.Location;
import io.crossdock.config.Problem;
import io.crossdock.config.Problem.Code;
import io.crossdock.mappings.canonical.CanonicalJson;
import io.crossdock.mappings.canonical.CrossReference;
import io.crossdock.routes.xref.CrossReferences;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Cross references as a CSV file: what is exported can be imported. A number is written as it is, whatever a spreadsheet would make
 * of it.
 */
public final class XrefFile {

    private static final List<String> REQUIRED = List.of("partner", "scheme", "external", "canonical");
    private static final String ENTITY = "entity";
    private static final String FACTOR = "factor";
    private static final String FROM = "from";
    private static final String UNTIL = "until";
    private static final String ORIGIN = "origin";

    private static final Code COLUMN_MISSING =
            Code.data("XREF-COLUMN-MISSING", "The first line must name partner, scheme, external and canonical.");
    private static final Code VALUE_MISSING = Code.data("XREF-VALUE-MISSING", "Fill the cell, or take the line out.");
    private static final Code FACTOR_WRONG =
            Code.data("XREF-FACTOR-WRONG", "Write how many base units one of the partner's units is, as in 12 or 0.5.");
    private static final Code TIME_WRONG = Code.data(
            "XREF-TIME-WRONG",
            "Write a day, which begins at midnight UTC, as in 2027-01-01, or a time with its offset, as in"
                    + " 2027-01-01T00:00:00+08:00.");

    private XrefFile() {}

    /** The references of a file, as canonical JSON; where there are problems, without the lines that have them. */
    public static List<ObjectNode> read(Path file, List<Problem> problems) throws IOException {
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder()
                .fieldSeparator(separator(file))
                .detectBomHeader(true)
                .ofNamedCsvRecord(file)) {
            return read(reader, file.toString(), problems);
        }
    }

    /** As {@link #read(Path, List)}, of a text; a comma is between its cells, or a semicolon. */
    public static List<ObjectNode> read(String marked, String name, List<Problem> problems) throws IOException {
        String text = marked.startsWith("\uFEFF") ? marked.substring(1) : marked;
        char separator = text.lines()
                        .findFirst()
                        .filter(heading -> heading.contains(";"))
                        .isPresent()
                ? ';'
                : ',';
        try (CsvReader<NamedCsvRecord> reader =
                CsvReader.builder().fieldSeparator(separator).ofNamedCsvRecord(text)) {
            return read(reader, name, problems);
        }
    }

    private static List<ObjectNode> read(Iterable<NamedCsvRecord> lines, String name, List<Problem> problems) {
        List<ObjectNode> references = new ArrayList<>();
        for (NamedCsvRecord line : lines) {
            Location at = new Location(name, line.getStartingLineNumber(), 0, "");
            List<Problem> ofLine = problems(line, at);
            problems.addAll(ofLine);
            if (ofLine.isEmpty()) {
                references.add(reference(line));
            }
        }
        return references;
    }

    /**
     * Writes all references, row by row, in UTF-8; closes the stream.
     *
     * @param partner whose; absent: of all
     */
    public static void write(CrossReferences references, Optional<String> partner, OutputStream out)
            throws IOException {
        List<String> heading = new ArrayList<>(REQUIRED);
        heading.addAll(List.of(ENTITY, FACTOR, FROM, UNTIL, ORIGIN));
        try (CsvWriter csv = CsvWriter.builder().build(out)) {
            csv.writeRecord(heading);
            references.forEach(partner, stored -> csv.writeRecord(cells(stored)));
        }
    }

    private static List<String> cells(CrossReferences.Stored stored) {
        CrossReference reference = stored.reference();
        return List.of(
                reference.partner(),
                reference.scheme(),
                reference.external(),
                reference.canonical(),
                reference.entity(),
                reference.factor().stripTrailingZeros().toPlainString(),
                reference.from().map(Instant::toString).orElse(""),
                reference.until().map(Instant::toString).orElse(""),
                stored.origin());
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
        cell(line, FACTOR)
                .filter(value -> !isFactor(value))
                .ifPresent(value -> problems.add(FACTOR_WRONG.at(at, "'" + value + "' is no positive number")));
        Stream.of(FROM, UNTIL)
                .flatMap(column -> cell(line, column).stream())
                .filter(value -> time(value).isEmpty())
                .forEach(value -> problems.add(TIME_WRONG.at(at, "'" + value + "' is no day and no time")));
        return problems;
    }

    private static Optional<String> cell(NamedCsvRecord line, String column) {
        return line.findField(column).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** Whether it is how many base units one unit is. */
    public static boolean isFactor(String value) {
        return value.matches("\\d{1,12}(\\.\\d{1,12})?") && new BigDecimal(value).signum() > 0;
    }

    /** The beginning of a day of UTC, or an instant with its offset; absent where it is neither. */
    public static Optional<Instant> time(String value) {
        try {
            return Optional.of(
                    value.length() <= 10
                            ? LocalDate.parse(value).atStartOfDay().toInstant(ZoneOffset.UTC)
                            : OffsetDateTime.parse(value).toInstant());
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    private static ObjectNode reference(NamedCsvRecord line) {
        ObjectNode reference = CanonicalJson.MAPPER.createObjectNode();
        reference.put("kind", "xref");
        REQUIRED.forEach(column -> reference.put(column, line.getField(column).strip()));
        cell(line, ENTITY).ifPresent(entity -> reference.put(ENTITY, entity));
        cell(line, FACTOR).ifPresent(factor -> reference.put(FACTOR, new BigDecimal(factor)));
        cell(line, FROM).flatMap(XrefFile::time).ifPresent(from -> reference.put(FROM, from.toString()));
        cell(line, UNTIL).flatMap(XrefFile::time).ifPresent(until -> reference.put(UNTIL, until.toString()));
        return reference;
    }
}
