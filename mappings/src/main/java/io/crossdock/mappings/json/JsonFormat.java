package io.crossdock.mappings.json;

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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The format {@code json}: canonical JSON without settings; with {@code fields}, the partner's own. A wire is one document, an
 * array, or one document a line.
 */
public final class JsonFormat implements Format {

    private static final Problem.Code LAYOUT = Problem.Code.setup(
            "JSON-LAYOUT", "Correct documents and fields of the channel; hub explain json shows examples.");

    private static final Spec SPEC = new Spec(
                    "json",
                    "Canonical JSON; or any other, with its fields named in the channel, in both directions.",
                    settings(),
                    List.of())
            .example("json: {}")
            .example(
                    """
                    json:
                      documents: /data/orders
                      fields:
                        id: orderNumber
                        customer.gln: parties.buyer.ids.gln
                        items[].sku: lines.article.ids.supplier
                        items[].qty: lines.quantity.value
                        internal: "-"
                      set: { currency: EUR }
                    """);

    private static List<Setting> settings() {
        Stream<Setting> own = Stream.of(
                Setting.text(
                                "documents",
                                "Where the documents stand, as a JSON pointer to an array or an object; absent: the whole.")
                        .or(""),
                Setting.table(
                        "fields",
                        new Setting.Type.Text(),
                        "The partner's field to canonical path: customer.name, items[].sku, or a JSON pointer where names have"
                                + " dots; a dash for a field that is not wanted, with all below it."),
                Setting.flag("array", "Whether a single document is written as an array too.")
                        .or("false"),
                Setting.flag("lines", "Whether each document is written on a line of its own.")
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
        Framing framing = Framing.of(settings);
        Coverage coverage = Coverage.of(settings);
        Map<String, String> fields = settings.table("fields");
        if (!framing.isPointer()) {
            return Checked.faulty(
                    LAYOUT.at(Layout.within(settings.at(), "documents"), "a JSON pointer begins with /: /data/orders"));
        }
        if (fields.isEmpty()) {
            return Checked.sound(new JsonCodec(framing, new CanonicalForm(carries), coverage));
        }
        if (carries.size() > 1) {
            return Checked.faulty(LAYOUT.at(settings.at(), "a channel with fields carries one kind"));
        }
        return Notation.of(settings)
                .then(notation -> form(settings, carries.iterator().next(), notation))
                .then(form -> Checked.sound(new JsonCodec(framing, form, coverage)));
    }

    private static Checked<PartnerForm> form(Settings settings, Kind kind, Notation notation) {
        Location at = settings.at();
        Map<String, String> fields = settings.table("fields");
        Map<?, ?> codes = Layout.codes(settings);
        List<Problem> problems = new ArrayList<>(Layout.checkCodes(codes, fields.keySet(), at));
        problems.addAll(Names.clashes(fields, at));
        Checked<PartnerForm> form = Layout.of(kind, fields, settings.table("set"), codes, notation, at)
                .then(layout -> Tree.of(layout, at)
                        .then(tree -> Checked.sound(new PartnerForm(layout, tree, Names.of(fields)))));
        problems.addAll(form.problems());
        return problems.isEmpty() ? form : new Checked.Faulty<>(problems);
    }
}
