package io.crossdock.simulators;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Rows of a CSV file with a heading. */
final class Csv {

    private Csv() {}

    static List<Map<String, String>> rows(byte[] bytes, char separator, Charset charset) {
        try (Stream<NamedCsvRecord> rows =
                CsvReader.builder().fieldSeparator(separator).ofNamedCsvRecord(new String(bytes, charset)).stream()) {
            return rows.map(NamedCsvRecord::getFieldsAsMap).toList();
        }
    }

    /** A number as Germans write it. */
    static String comma(java.math.BigDecimal number) {
        return number.toPlainString().replace('.', ',');
    }

    /** What {@link #comma} wrote, with a point. */
    static String point(String number) {
        return number.replace(".", "").replace(',', '.');
    }
}
