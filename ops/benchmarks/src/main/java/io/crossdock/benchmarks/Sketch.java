package io.crossdock.benchmarks;

import io.crossdock.mappings.canonical.Article;
import io.crossdock.mappings.canonical.Header;
import io.crossdock.mappings.canonical.Order;
import io.crossdock.mappings.canonical.PartyRef;
import io.crossdock.mappings.canonical.Quantity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a reader by hand knows of an order so far. */
final class Sketch {

    private record Line(String number, String article, BigDecimal quantity, String unit, Optional<BigDecimal> price) {}

    private record Party(String gln, String name) {}

    private String number = "";
    private String currency = "";
    private LocalDate date = LocalDate.EPOCH;
    private final Map<String, Party> parties = new LinkedHashMap<>();
    private final List<Line> lines = new ArrayList<>();

    private String lineNumber = "";
    private String article = "";
    private BigDecimal quantity = BigDecimal.ZERO;
    private String unit = Quantity.PIECE;

    void number(String value) {
        number = value;
    }

    /** @param value {@code CCYYMMDD} */
    void date(String value) {
        date = LocalDate.of(
                Integer.parseInt(value, 0, 4, 10),
                Integer.parseInt(value, 4, 6, 10),
                Integer.parseInt(value, 6, 8, 10));
    }

    void party(String qualifier, String gln, String name) {
        parties.put(qualifier.equals("BY") ? "buyer" : "supplier", new Party(gln, name));
    }

    void currency(String value) {
        currency = value;
    }

    void line(String ordinal, String item) {
        lineNumber = ordinal;
        article = item;
    }

    void quantity(BigDecimal value) {
        quantity = value;
    }

    void unit(String value) {
        unit = value;
    }

    /** The last that is said of a line. */
    void price(BigDecimal value) {
        lines.add(new Line(lineNumber, article, quantity, unit, Optional.of(value)));
    }

    int lines() {
        return lines.size();
    }

    /** The order as the hub knows it. */
    Order order() {
        Map<String, PartyRef> named = new LinkedHashMap<>();
        parties.forEach((role, party) -> named.put(
                role, new PartyRef("", Map.of("gln", party.gln()), Optional.of(party.name()), Optional.empty())));
        List<Order.Line> all = new ArrayList<>(lines.size());
        for (Line line : lines) {
            all.add(new Order.Line(
                    line.number(),
                    Article.of("buyer", line.article()),
                    Quantity.of(line.quantity(), line.unit()),
                    line.price(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of()));
        }
        return new Order(
                Header.NEW,
                number,
                "standard",
                "original",
                Optional.empty(),
                Optional.empty(),
                Optional.of(date),
                Optional.empty(),
                Optional.empty(),
                Optional.of(currency),
                false,
                List.of(),
                Optional.empty(),
                named,
                all,
                List.of(),
                List.of(),
                Optional.empty(),
                List.of());
    }
}
