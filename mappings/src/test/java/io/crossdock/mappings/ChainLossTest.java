package io.crossdock.mappings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossdock.config.Checked;
import io.crossdock.config.Kind;
import io.crossdock.config.Location;
import io.crossdock.config.Settings;
import io.crossdock.config.Wire;
import io.crossdock.mappings.canonical.CanonicalJson;
import io.crossdock.mappings.canonical.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * What a document loses on its way from one standard through the other and back, element by element: the list of what one of them
 * has no place for. All else comes back as it was, and what came back once is lost no more.
 */
class ChainLossTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    /** Below each document the paths that come back otherwise; + what the way adds, ! what cannot be written at all. */
    private static final String LOST =
            """
            order edifact/orders-d96a
              lines.taxes.category
            order x12/850-order
              ! 'drop-ship' has no code in element 1001
              header.references.customer-order
            order-response edifact/ordrsp-changes-of-every-sort
              lines.reason
            order-response x12/855-order-response
              +lines.quantity.unit
              +lines.quantity.value
              +orderResponseNumber
              header.references.customer-order
              lines.article.ids.item-EC
            shipment edifact/desadv-pallets-and-cartons
              +packages.lines.order
              packages.lines.reason
              packages.number
            shipment x12/856-ship-notice
              +packages.number
              packages.lines.article.ids.item-EC
              packages.lines.orderLine
            invoice edifact/invoic-with-taxes-and-terms
              charges.taxes.category
              lines.taxes.category
              taxes.category
              totals.charges
            invoice x12/810-invoice
              header.references.customer-order
              lines.article.ids.item-EC
              lines.orderLine
            order-change edifact/ordchg-adds-changes-deletes
            order-change x12/860-order-change
              +changeDate
              +orderChangeNumber
              header.references.customer-order
              lines.article.ids.item-EC
            goods-receipt edifact/recadv-short-and-damaged
              lines.accepted.unit
              lines.accepted.value
              lines.differences.reason
            goods-receipt x12/861-receiving-advice
              lines.article.ids.item-EC
              lines.differences.quantity.unit
              lines.differences.quantity.value
              lines.differences.type
              lines.orderLine
            sales-report edifact/slsrpt-two-stores
              lines.amount
              lines.promotion
              salesReportNumber
            sales-report x12/852-product-activity
              lines.article.ids.item-EC
            stock edifact/invrpt-lots-at-two-places
            stock x12/846-inventory
              buckets.hold
            product edifact/pricat-products-and-prices
              measures.length.unit
              measures.length.value
              measures.net-weight.unit
              measures.net-weight.value
              origin
              status
            product x12/832-catalogue
            price edifact/pricat-products-and-prices
              customer.ids.gln
              maximum.unit
              maximum.value
              minimum.unit
              minimum.value
            price x12/832-catalogue
              ! 'promo' has no code in element 5125
            """;

    @Test
    void losesNothingButWhatTheOtherHasNoPlaceFor() throws IOException {
        StringBuilder told = new StringBuilder();
        for (String folder : List.of(
                "order edifact/orders-d96a",
                "order x12/850-order",
                "order-response edifact/ordrsp-changes-of-every-sort",
                "order-response x12/855-order-response",
                "shipment edifact/desadv-pallets-and-cartons",
                "shipment x12/856-ship-notice",
                "invoice edifact/invoic-with-taxes-and-terms",
                "invoice x12/810-invoice",
                "order-change edifact/ordchg-adds-changes-deletes",
                "order-change x12/860-order-change",
                "goods-receipt edifact/recadv-short-and-damaged",
                "goods-receipt x12/861-receiving-advice",
                "sales-report edifact/slsrpt-two-stores",
                "sales-report x12/852-product-activity",
                "stock edifact/invrpt-lots-at-two-places",
                "stock x12/846-inventory",
                "product edifact/pricat-products-and-prices",
                "product x12/832-catalogue",
                "price edifact/pricat-products-and-prices",
                "price x12/832-catalogue")) {
            String[] words = folder.split(" ");
            told.append(folder).append('\n');
            lost(Kind.of(words[0]).orElseThrow(), words[1])
                    .forEach(path -> told.append("  ").append(path).append('\n'));
        }
        assertThat(told).hasToString(LOST);
    }

    private static Set<String> lost(Kind kind, String golden) throws IOException {
        Codec own = golden.startsWith("edifact") ? edifact(kind) : x12(kind);
        Codec other = golden.startsWith("edifact") ? x12(kind) : edifact(kind);
        Set<String> paths = new TreeSet<>();
        for (Document document : read(own, GOLDEN.resolve(golden))) {
            Checked<Wire> written = other.encode(List.of(document), context(document));
            if (written instanceof Checked.Sound<Wire> sound) {
                Document returned = through(own, through(other, document));
                Set<String> differences = different(document, returned);
                assertThat(sound.warnings().isEmpty())
                        .as("what has no place in the message is told: %s", differences)
                        .isEqualTo(differences.stream().allMatch(ChainLossTest::derived));
                paths.addAll(differences);
                paths.addAll(different(returned, through(own, through(other, returned))).stream()
                        .map(path -> "(again) " + path)
                        .toList());
            } else {
                written.problems().forEach(problem -> paths.add("! " + problem.message()));
            }
        }
        return paths;
    }

    /** What the standards number otherwise, or what follows from something else. */
    private static boolean derived(String path) {
        return path.startsWith("+") || path.equals("packages.number");
    }

    private static Context context(Document document) {
        return new Context(
                "7",
                "document",
                Instant.parse("2026-01-31T08:30:00Z"),
                ZoneId.of("UTC"),
                Map.of("edi", "BUYER:ZZ"),
                Map.of("edi", "SUPPLIER:ZZ"),
                document.header().test());
    }

    private static Document through(Codec codec, Document document) throws IOException {
        return decode(codec, codec.encode(List.of(document), context(document)).get())
                .get(0);
    }

    private static List<Document> read(Codec codec, Path folder) throws IOException {
        try (var files = Files.newDirectoryStream(folder, "in.*")) {
            return decode(
                    codec, Wire.of("in", Files.readAllBytes(files.iterator().next())));
        }
    }

    private static List<Document> decode(Codec codec, Wire wire) throws IOException {
        List<Document> documents = new ArrayList<>();
        codec.decode(wire, message -> true, decoded -> {
            if (!(decoded instanceof Decoded.Snapshot)) {
                assertThat(decoded).isInstanceOf(Decoded.Good.class);
                documents.add(((Decoded.Good) decoded).document());
            }
        });
        return documents;
    }

    /** The paths whose values differ, without places in lists. */
    private static Set<String> different(Document one, Document other) {
        Map<String, String> left = new TreeMap<>();
        Map<String, String> right = new TreeMap<>();
        flatten(CanonicalJson.tree(one), "", left);
        flatten(CanonicalJson.tree(other), "", right);
        Set<String> paths = new TreeSet<>();
        left.forEach((path, value) -> {
            if (!value.equals(right.remove(path))) {
                paths.add(plain(path));
            }
        });
        right.keySet().forEach(path -> paths.add("+" + plain(path)));
        return paths;
    }

    private static String plain(String path) {
        return path.replaceAll("/\\d+(?=/|$)", "").substring(1).replace('/', '.');
    }

    private static void flatten(JsonNode node, String path, Map<String, String> values) {
        if (node.isObject()) {
            node.fields().forEachRemaining(field -> flatten(field.getValue(), path + "/" + field.getKey(), values));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                flatten(node.get(i), path + "/" + i, values);
            }
        } else if (!path.contains("/sent/")) {
            values.put(
                    path,
                    node.isNumber() ? node.decimalValue().stripTrailingZeros().toPlainString() : node.asText());
        }
    }

    private static Codec edifact(Kind kind) {
        return codec("edifact", Map.of("release", "D.96A", "syntax", "UNOC:3"), kind);
    }

    private static Codec x12(Kind kind) {
        return codec("x12", Map.of("release", "4010"), kind);
    }

    private static Codec codec(String format, Map<String, Object> settings, Kind kind) {
        return ServiceLoader.load(Format.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(each -> each.spec().name().equals(format))
                .findFirst()
                .orElseThrow()
                .codec(new Settings(settings, Location.of("test")), Set.of(kind))
                .get();
    }
}
