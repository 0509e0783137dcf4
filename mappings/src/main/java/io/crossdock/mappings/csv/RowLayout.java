package io.crossdock.mappings.csv;

import io.crossdock.config.Checked;
import io.crossdock.config.Kind;
import io.crossdock.config.Location;
import io.crossdock.config.Problem;
import io.crossdock.mappings.canonical.Place;
import io.crossdock.mappings.layout.Field;
import io.crossdock.mappings.layout.Layout;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How rows and the documents of one kind belong together.
 *
 * @param own the headings of this kind alone; empty: every row has a document of this kind
 * @param depth how many repeating groups stand in each other; 0: one row is one document
 * @param key the column with the business number, where several rows make a document
 */
record RowLayout(Layout layout, Set<String> own, int depth, Optional<Field> key) {

    private static final Pattern DASHED = Pattern.compile("-(.)");
    private static final Problem.Code SIDE_BY_SIDE =
            Problem.Code.setup("CSV-GROUPS", "Map columns of one repeating group only; a row can hold no more.");
    private static final Problem.Code NO_KEY = Problem.Code.setup(
            "CSV-KEY-MISSING", "Map a column to the business number, so that the rows of a document are known by it.");

    static Checked<RowLayout> of(Layout layout, Set<String> own, Location at) {
        List<String> repeats = layout.repeats();
        for (int i = 1; i < repeats.size(); i++) {
            if (!repeats.get(i).startsWith(repeats.get(i - 1) + ".")) {
                return Checked.faulty(SIDE_BY_SIDE.at(
                        at, "'" + repeats.get(i - 1) + "' and '" + repeats.get(i) + "' stand side by side"));
            }
        }
        Optional<Field> key = layout.fields().stream()
                .filter(field -> isNumber(field.place()))
                .findFirst();
        return repeats.isEmpty() || key.isPresent()
                ? Checked.sound(new RowLayout(layout, Set.copyOf(own), repeats.size(), key))
                : Checked.faulty(NO_KEY.at(at, "no column is mapped to '" + number(layout.kind()) + "'"));
    }

    private static boolean isNumber(Place place) {
        return place.toString().equals(number(place.kind()));
    }

    /** {@code orderNumber} of an order, {@code goodsReceiptNumber} of a goods receipt. */
    private static String number(Kind kind) {
        return DASHED.matcher(kind.word()).replaceAll(dash -> dash.group(1).toUpperCase(Locale.ROOT)) + "Number";
    }

    /** The fields that stand in that many repeating groups. */
    List<Field> fields(int groups) {
        return layout.fields().stream()
                .filter(field -> field.place().repeats().size() == groups)
                .toList();
    }

    /** Any field within the innermost group. */
    Place innermost() {
        return fields(depth).get(0).place();
    }
}
