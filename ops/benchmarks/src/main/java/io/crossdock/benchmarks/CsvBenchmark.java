package io.crossdock.benchmarks;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.crossdock.config.Kind;
import io.crossdock.config.Settings;
import io.crossdock.config.Wire;
import io.crossdock.config.yaml.YamlSettings;
import io.crossdock.mappings.Codec;
import io.crossdock.mappings.Decoded;
import io.crossdock.mappings.canonical.Document;
import io.crossdock.mappings.canonical.Price;
import io.crossdock.mappings.csv.CsvFormat;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Reading a price list into documents (P7): a library that hands out rows, and the hub that knows their columns by a channel. */
final class CsvBenchmark {

    private static final int TIMES = 4;

    private static final String COLUMNS =
            """
            columns:
              SKU: article.ids.supplier
              EAN: article.ids.gtin
              Name: article.name
              Price: amount.amount
              Currency: amount.currency
              From: from
              Minimum: minimum.value
            set: { minimum.unit: H87 }
            """;

    /** A way to read all rows. */
    @FunctionalInterface
    private interface Reading<T> {
        void read(Consumer<T> each) throws IOException;
    }

    private final byte[] bytes = PricesFile.bytes();
    private final Wire wire = Wire.of("prices.csv", bytes);
    private final Codec codec;

    CsvBenchmark() throws IOException {
        CsvFormat format = new CsvFormat();
        Settings settings = YamlSettings.read(format.spec(), COLUMNS, "benchmark", name -> List.of())
                .get();
        this.codec = format.codec(settings, Set.of(Kind.PRICE)).get();
        List<Price> expected = new ArrayList<>();
        byHand(row -> expected.add(row.canonical()));
        List<Document> read = new ArrayList<>();
        ours(read::add);
        if (expected.size() != PricesFile.ROWS || !read.equals(expected)) {
            throw new IllegalStateException("the contestants read different prices");
        }
    }

    Contest prices() {
        return new Contest("P7: CSV price list of seven columns, bytes to canonical prices", "rows/s")
                .reference("FastCSV, own bare rows", () -> rate(this::byHand))
                .reference(
                        "FastCSV, the same prices, no checks",
                        () -> rate((Consumer<Price> each) -> byHand(row -> each.accept(row.canonical()))))
                .with("the hub's codec: columns by a channel, values checked", () -> rate(this::ours));
    }

    private void byHand(Consumer<PriceRow> each) throws IOException {
        try (CsvReader<CsvRecord> rows = CsvReader.builder()
                .ofCsvRecord(new InputStreamReader(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8))) {
            Iterator<CsvRecord> all = rows.iterator();
            all.next();
            while (all.hasNext()) {
                each.accept(PriceRow.of(all.next()));
            }
        }
    }

    private void ours(Consumer<Document> each) throws IOException {
        codec.decode(wire, message -> true, decoded -> {
            if (decoded instanceof Decoded.Good good && good.unmapped().isEmpty()) {
                each.accept(good.document());
            } else if (decoded instanceof Decoded.Bad) {
                throw new IllegalStateException("the data of the benchmark is faulty: " + decoded);
            }
        });
    }

    private static <T> double rate(Reading<T> reading) throws IOException {
        int[] read = {0};
        long start = System.nanoTime();
        for (int time = 0; time < TIMES; time++) {
            reading.read(each -> read[0]++);
        }
        long nanos = System.nanoTime() - start;
        if (read[0] != TIMES * PricesFile.ROWS) {
            throw new IllegalStateException("rows were lost: " + read[0]);
        }
        return read[0] * 1e9 / nanos;
    }
}
