package io.crossdock.benchmarks;

import de.siegmar.fastcsv.reader.CsvRecord;
import io.crossdock.mappings.canonical.Article;
import io.crossdock.mappings.canonical.Header;
import io.crossdock.mappings.canonical.Money;
import io.crossdock.mappings.canonical.Price;
import io.crossdock.mappings.canonical.Quantity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A row as a reader by hand keeps it. */
record PriceRow(
        String sku, String ean, String name, BigDecimal price, String currency, LocalDate from, BigDecimal minimum) {

    static PriceRow of(CsvRecord row) {
        return new PriceRow(
                row.getField(0),
                row.getField(1),
                row.getField(2),
                new BigDecimal(row.getField(3)),
                row.getField(4),
                LocalDate.parse(row.getField(5)),
                new BigDecimal(row.getField(6)));
    }

    /** The price as the hub knows it. */
    Price canonical() {
        Map<String, String> ids = new LinkedHashMap<>();
        ids.put("supplier", sku);
        ids.put("gtin", ean);
        return new Price(
                Header.NEW,
                new Article("", ids, Optional.of(name)),
                "list",
                Optional.empty(),
                Optional.empty(),
                new Money(price, currency),
                Quantity.of(BigDecimal.ONE, Quantity.PIECE),
                false,
                Optional.of(Quantity.of(minimum, Quantity.PIECE)),
                Optional.empty(),
                Optional.of(from.atStartOfDay(ZoneOffset.UTC).toInstant()),
                Optional.empty(),
                Optional.empty());
    }
}
