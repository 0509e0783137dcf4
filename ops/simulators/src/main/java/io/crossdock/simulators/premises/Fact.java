package io.crossdock.simulators.premises;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A business document as its sender meant it, or as its receiver understood it: values only, no format. All values are texts;
 * numbers have no trailing zeros.
 *
 * @param kind {@code product}, {@code price}, {@code stock}, {@code order}, {@code sale}, {@code shipment}
 * @param number the document's number; of a product, price or stock the article's, in the partner's own counting
 */
public record Fact(String kind, String number, Map<String, String> values, List<Map<String, String>> lines) {

    public Fact {
        values = new LinkedHashMap<>(values);
        lines = List.copyOf(lines);
    }

    public static Fact of(String kind, String number) {
        return new Fact(kind, number, Map.of(), List.of());
    }

    /** A value; empty where there is none. */
    public String value(String name) {
        return values.getOrDefault(name, "");
    }

    public Fact with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(values);
        more.put(name, value);
        return new Fact(kind, number, more, lines);
    }

    public Fact with(String name, BigDecimal value) {
        return with(name, plain(value));
    }

    public Fact line(Map<String, String> line) {
        List<Map<String, String>> more = new ArrayList<>(lines);
        more.add(line);
        return new Fact(kind, number, values, more);
    }

    /** The same text for 5, 5.0 and 5.00. */
    public static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    /** Numbers in one form; anything else, which the comparison will then find, as it came. */
    public static String plain(String number) {
        try {
            return plain(new BigDecimal(number.strip()));
        } catch (NumberFormatException noNumber) {
            return number;
        }
    }
}
