package io.crossdock.mappings.csv;

import io.crossdock.config.Checked;
import io.crossdock.config.Kind;
import io.crossdock.config.Location;
import io.crossdock.config.Problem;
import io.crossdock.config.Setting;
import io.crossdock.config.Settings;
import io.crossdock.config.Spec;
import io.crossdock.mappings.Codec;
import io.crossdock.mappings.Format;
import io.crossdock.mappings.layout.Coverage;
import io.crossdock.mappings.layout.Layout;
import io.crossdock.mappings.layout.Notation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The format {@code csv}. One row is one document of each kind carried; a layout with columns of a repeating group
 * ({@code lines.quantity.value}) takes adjacent rows with the same business number for one document.
 */
public final class CsvFormat implements Format {

    private static final Problem.Code LAYOUT = Problem.Code.setup(
            "CSV-LAYOUT", "Correct columns and documents of the channel; hub explain csv shows examples.");

    private static final Setting.Type.Table NAMES = new Setting.Type.Table(new Setting.Type.Text());

    private static final Setting COLUMNS = Setting.of(
            "columns",
            NAMES,
            "The columns, in the order of the file: heading to canonical path; a dash for a column that is not wanted.");

    private static final Spec SPEC = new Spec(
                    "csv",
                    "Character-separated values with the columns named in the channel, in both directions.",
                    settings(),
                    List.of())
            .example(
                    """
                    csv:
                      separator: ";"
                      charset: windows-1252
                      decimal-mark: ","
                      columns: { Artikelnummer: article.ids.supplier, Bestand: buckets.on-hand }
                    """)
            .example(
                    """
                    csv:
                      columns: { SKU: article.ids.supplier }
                      set: { article.name: unnamed }
                      documents:
                        product: { columns: { Brand: brand } }
                        price: { columns: { Price: amount.amount }, set: { amount.currency: EUR } }
                        stock: { columns: { Stock: buckets.on-hand } }
                    """);

    private static List<Setting> settings() {
        Stream<Setting> own = Stream.of(
                COLUMNS,
                Setting.of(
                        "documents",
                        new Setting.Type.Table(new Setting.Type.Group(List.of(
                                COLUMNS,
                                Setting.of("set", NAMES, "Values that the file does not have, for this kind.")))),
                        "Where a row holds several kinds of documents: kind to its further columns; a row without any of them"
                                + " has no document of that kind."),
                Setting.many("optional", new Setting.Type.Text(), "Headings that the file may lack."),
                Setting.text("separator", "What separates the columns; the word tab for a tabulator.")
                        .or(","),
                Setting.text("quote", "The quotation mark.").or("\""),
                Setting.flag("header", "Whether the first row holds the headings.")
                        .or("true"),
                Setting.text("charset", "The character set; a byte order mark goes first.")
                        .or("UTF-8"),
                Setting.number("skip-rows", 0, 1000, "How many lines stand before the headings.")
                        .or("0"),
                Setting.flag(
                                "short-rows",
                                "Whether a row may leave out its last columns; else it is taken for cut off.")
                        .or("false"),
                Setting.choice("line-end", List.of("crlf", "lf"), "What ends a line that is written.")
                        .or("crlf"),
                Setting.flag(
                                "guard-formulas",
                                "Whether texts that a spreadsheet would run are written behind an apostrophe; for files that"
                                        + " people open.")
                        .or("false"));
        return Stream.of(own, Coverage.settings().stream(), Layout.settings().stream(), Notation.settings().stream())
                .flatMap(each -> each)
                .toList();
    }

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Checked<Codec> codec(Settings settings, Set<Kind> carries) {
        return Notation.of(settings).then(notation -> Dialect.of(settings).then(dialect -> {
            List<Problem> problems = new ArrayList<>();
            List<RowLayout> layouts = new ArrayList<>();
            for (Kind kind : carries.stream().sorted().toList()) {
                Checked<RowLayout> layout = layout(settings, kind, notation);
                problems.addAll(layout.problems());
                if (layout instanceof Checked.Sound<RowLayout> sound) {
                    layouts.add(sound.value());
                }
            }
            Columns columns = columns(settings);
            problems.addAll(checkNames(settings, carries, columns));
            return Checked.of(new CsvCodec(dialect, columns, layouts, Coverage.of(settings)), problems);
        }));
    }

    private static Columns columns(Settings settings) {
        Set<String> names = new LinkedHashSet<>(settings.table("columns").keySet());
        settings.groupTable("documents")
                .values()
                .forEach(each -> names.addAll(each.table("columns").keySet()));
        return new Columns(List.copyOf(names), Set.copyOf(settings.texts("optional")));
    }

    private static Checked<RowLayout> layout(Settings settings, Kind kind, Notation notation) {
        Settings own = settings.groupTable("documents").getOrDefault(kind.word(), Settings.NONE);
        Map<String, String> names = new LinkedHashMap<>(settings.table("columns"));
        names.putAll(own.table("columns"));
        Map<String, String> set = new LinkedHashMap<>(settings.table("set"));
        set.putAll(own.table("set"));
        Map<?, ?> codes = Layout.codes(settings);
        Location at = settings.at();
        return Layout.of(kind, names, set, codes, notation, at)
                .then(layout -> RowLayout.of(layout, own.table("columns").keySet(), at));
    }

    private static List<Problem> checkNames(Settings settings, Set<Kind> carries, Columns columns) {
        List<Problem> problems =
                new ArrayList<>(Layout.checkCodes(Layout.codes(settings), Set.copyOf(columns.names()), settings.at()));
        settings.groupTable("documents").keySet().stream()
                .filter(word -> Kind.of(word).filter(carries::contains).isEmpty())
                .forEach(word -> problems.add(LAYOUT.at(
                        Layout.within(settings.at(), "documents." + word), "the channel does not carry " + word)));
        if (columns.names().isEmpty()) {
            problems.add(LAYOUT.at(settings.at(), "no column is named"));
        }
        return problems;
    }
}
