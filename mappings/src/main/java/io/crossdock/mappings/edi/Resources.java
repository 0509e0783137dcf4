package io.crossdock.mappings.edi;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The tables beside the classes of a standard. */
public final class Resources {

    private Resources() {}

    public static List<NamedCsvRecord> table(Class<?> beside, String name) {
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(reader(beside, name))) {
            return rows.stream().toList();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    public static List<String> lines(Class<?> beside, String name) {
        try (InputStreamReader in = reader(beside, name)) {
            return new java.io.BufferedReader(in).lines().toList();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static InputStreamReader reader(Class<?> beside, String name) {
        InputStream in = beside.getResourceAsStream(name);
        if (in == null) {
            throw new IllegalStateException("no resource " + name);
        }
        return new InputStreamReader(in, StandardCharsets.UTF_8);
    }
}
