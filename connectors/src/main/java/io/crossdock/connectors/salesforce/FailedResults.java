package io.crossdock.connectors.salesforce;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the org says of records that a job could not write: CSV, with the reason in the column {@code sf__Error}. */
final class FailedResults {

    private FailedResults() {}

    /** The errors of the first rows; no value of a record is among them. */
    static List<String> errors(byte[] csv, int most) throws IOException {
        try (CsvReader<NamedCsvRecord> rows =
                        CsvReader.builder().ofNamedCsvRecord(new String(csv, StandardCharsets.UTF_8));
                Stream<NamedCsvRecord> all = rows.stream()) {
            return all.map(row -> row.findField("sf__Error"))
                    .flatMap(Optional::stream)
                    .limit(most)
                    .toList();
        } catch (CsvParseException damaged) {
            return List.of();
        }
    }
}
