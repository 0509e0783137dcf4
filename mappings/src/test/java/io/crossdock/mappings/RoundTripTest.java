package io.crossdock.mappings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.config.Kind;
import io.crossdock.config.Settings;
import io.crossdock.config.Wire;
import io.crossdock.config.yaml.YamlSettings;
import io.crossdock.mappings.canonical.Document;
import io.crossdock.mappings.canonical.RandomDocuments;
import io.crossdock.mappings.csv.CsvFormat;
import io.crossdock.mappings.json.JsonFormat;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a layout maps comes back as it was, whatever it was. */
class RoundTripTest {

    private static final Context CONTEXT =
            new Context("1", "out", Instant.EPOCH, ZoneOffset.UTC, Map.of(), Map.of(), false);

    /** Heading to path, in CSV; a field of the same name in JSON. */
    private static final Map<Kind, String> COLUMNS = Map.of(
            Kind.PRODUCT,
            "{ A: article.id, B: article.ids.buyer, C: article.ids.supplier, D: article.ids.on-hand, E: category, F: status,"
                    + " V: header.version, W: header.changedAt, T: header.test }",
            Kind.PRICE,
            "{ A: article.id, B: article.ids.buyer, C: article.ids.supplier, D: article.ids.on-hand, E: amount.amount,"
                    + " F: amount.currency, G: per.value, H: minimum.value, I: from, J: taxIncluded, K: customer.name }",
            Kind.STOCK,
            "{ A: article.id, B: article.ids.buyer, C: article.ids.supplier, D: article.ids.on-hand, E: buckets.on-hand,"
                    + " F: buckets.buyer, G: buckets.supplier, H: location, I: asOf, J: lot }",
            Kind.PARTY,
            "{ A: partyNumber, B: self.address.lines, C: self.address.city, D: roles, E: contacts.buyer }",
            Kind.XREF,
            "{ A: entity, B: partner, C: scheme, D: external, E: canonical, F: factor, G: from, H: until }");

    /** Heading to path of the kinds with lines: those of the document, then, below %1$s, those of a line. */
    private static final Map<Kind, String> LISTED = Map.of(
            Kind.ORDER,
            "{ A: orderNumber, B: orderDate, C: total, D: notes, "
                    + line("lines", "quantity.value", "per.value", "price", "notes") + " }",
            Kind.ORDER_RESPONSE,
            "{ A: orderNumber, B: status, C: orderResponseNumber, D: notes, "
                    + line("lines", "status", "ordered.value", "price", "reason") + " }",
            Kind.ORDER_CHANGE,
            "{ A: orderNumber, B: orderChangeNumber, C: function, D: total, "
                    + line("lines", "action", "quantity.value", "price", "deliveryDate") + " }",
            Kind.SHIPPING_ORDER,
            "{ A: shippingOrderNumber, B: orders, C: shipDate, D: carrier, "
                    + line("lines", "quantity.value", "order", "orderLine", "lot") + " }",
            Kind.SHIPMENT,
            "{ A: shipmentNumber, B: orders, C: complete, D: shippedAt, "
                    + line("packages.lines", "quantity.value", "lot", "expiry", "serials") + " }",
            Kind.GOODS_RECEIPT,
            "{ A: goodsReceiptNumber, B: shipments, C: receivedAt, D: notes, "
                    + line("lines", "quantity.value", "accepted.value", "sscc", "serials") + " }",
            Kind.INVOICE,
            "{ A: invoiceNumber, B: type, C: totals.total, D: invoiceDate, "
                    + line("lines", "quantity.value", "price", "amount", "shipment") + " }",
            Kind.SALES_REPORT,
            "{ A: salesReportNumber, B: from, C: until, D: currency, "
                    + line("lines", "location", "date", "quantity.value", "amount") + " }",
            Kind.ACKNOWLEDGEMENT,
            "{ A: acknowledgementNumber, B: level, C: interchange, D: verdict, '%1$sE': parts.message, '%1$sF': parts.verdict,"
                    + " '%1$sG': parts.group, '%1$sH': parts.document }");

    private static String line(String group, String... paths) {
        StringBuilder names = new StringBuilder();
        List<String> all = new ArrayList<>(
                List.of("number", "article.id", "article.ids.buyer", "article.ids.supplier", "article.ids.on-hand"));
        all.addAll(List.of(paths));
        char heading = 'E';
        for (String path : all) {
            names.append(names.isEmpty() ? "" : ", ")
                    .append("'%1$s")
                    .append(heading++)
                    .append("': ")
                    .append(group)
                    .append('.')
                    .append(path);
        }
        return names.toString();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void bringsBackWhatCsvHolds(Kind kind) throws IOException {
        bringsBack(new CsvFormat(), "columns: " + names(kind, "") + "\nlist-mark: \"~\"", kind);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void bringsBackWhatJsonHolds(Kind kind) throws IOException {
        bringsBack(new JsonFormat(), "fields: " + names(kind, "rows[]."), kind);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void bringsBackAllOfACanonicalDocument(Kind kind) throws IOException {
        Codec codec = codec(new JsonFormat(), "{}", kind);
        RandomDocuments documents = new RandomDocuments(7);
        for (int i = 0; i < 200; i++) {
            Document document = documents.next(kind);
            assertThat(decode(codec, codec.encode(List.of(document), CONTEXT).get()))
                    .isEqualTo(document);
        }
    }

    private static String names(Kind kind, String row) {
        return LISTED.containsKey(kind) ? LISTED.get(kind).formatted(row) : COLUMNS.getOrDefault(kind, "");
    }

    private static void bringsBack(Format format, String settings, Kind kind) throws IOException {
        Codec codec = codec(format, settings, kind);
        RandomDocuments documents = new RandomDocuments(42);
        for (int i = 0; i < 200; i++) {
            Wire wire = codec.encode(List.of(documents.next(kind)), CONTEXT).get();
            Document read = decode(codec, wire);
            Wire again = codec.encode(List.of(read), CONTEXT).get();
            assertThat(new String(again.bytes(), UTF_8)).isEqualTo(new String(wire.bytes(), UTF_8));
            assertThat(decode(codec, again)).isEqualTo(read);
        }
    }

    private static Codec codec(Format format, String yaml, Kind kind) {
        Settings settings = YamlSettings.read(format.spec(), yaml, "settings", name -> List.of())
                .get();
        return format.codec(settings, Set.of(kind)).get();
    }

    private static Document decode(Codec codec, Wire wire) throws IOException {
        List<Decoded> decoded = new ArrayList<>();
        codec.decode(wire, message -> true, decoded::add);
        decoded.removeIf(each -> each instanceof Decoded.Snapshot);
        assertThat(decoded)
                .as(new String(wire.bytes(), UTF_8))
                .hasSize(1)
                .first()
                .isInstanceOf(Decoded.Good.class);
        return ((Decoded.Good) decoded.get(0)).document();
    }
}
