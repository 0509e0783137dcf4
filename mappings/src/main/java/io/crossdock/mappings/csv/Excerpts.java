package io.crossdock.mappings.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.crossdock.config.Wire;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Writes the part of a file that is no document. */
final class Excerpts {

    static final int MOST_BYTES = 64 * 1024;

    private Excerpts() {}

    static Wire of(String name, Dialect dialect, List<String> headings, List<List<String>> rows) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (CsvWriter writer = dialect.writer(out)) {
            for (int line = 0; line < dialect.skipped(); line++) {
                writer.writeRecord("");
            }
            if (dialect.header()) {
                writer.writeRecord(headings);
            }
            rows.forEach(writer::writeRecord);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        byte[] bytes = out.toByteArray();
        return Wire.of(name, bytes.length <= MOST_BYTES ? bytes : java.util.Arrays.copyOf(bytes, MOST_BYTES));
    }
}
