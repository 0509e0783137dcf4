package io.crossdock.config.tables;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A table of the configuration: CSV (RFC 4180) in UTF-8, separated by commas, with its columns in the first line.
 *
 * @param columns in the order written
 */
public record Table(List<String> columns, List<Row> rows) {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    public Table {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /**
     * @param line where it begins, from 1
     * @param cells by column
     */
    public record Row(long line, Map<String, String> cells) {
        public Row {
            cells = Map.copyOf(cells);
        }
    }

    /** @throws IOException where the file cannot be read, or is no such table; its message says why */
    public static Table read(Path file) throws IOException {
        String text = text(file);
        try (CsvReader<CsvRecord> lines = CsvReader.builder()
                .skipEmptyLines(true)
                .ofCsvRecord(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text)) {
            return of(lines.stream().toList());
        } catch (CsvParseException fault) {
            throw new IOException("is no CSV: " + reason(fault), fault);
        }
    }

    private static String text(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException missing) {
            throw new IOException("does not exist", missing);
        } catch (CharacterCodingException fault) {
            throw new IOException("is not UTF-8", fault);
        }
    }

    private static String reason(CsvParseException fault) {
        Throwable cause = fault.getCause();
        return String.valueOf(cause == null ? fault.getMessage() : cause.getMessage());
    }

    private static Table of(List<CsvRecord> lines) throws IOException {
        if (lines.isEmpty()) {
            throw new IOException("is empty");
        }
        List<String> columns =
                lines.get(0).getFields().stream().map(String::strip).toList();
        if (new HashSet<>(columns).size() < columns.size()) {
            throw new IOException("has a column twice: " + String.join(", ", columns));
        }
        List<Row> rows = new ArrayList<>();
        for (CsvRecord line : lines.subList(1, lines.size())) {
            Map<String, String> cells = new LinkedHashMap<>();
            for (int index = 0; index < columns.size(); index++) {
                cells.put(columns.get(index), line.getField(index).strip());
            }
            rows.add(new Row(line.getStartingLineNumber(), cells));
        }
        return new Table(columns, rows);
    }
}
