package io.crossdock.mappings.edifact;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.config.Kind;
import io.crossdock.config.Location;
import io.crossdock.config.Settings;
import io.crossdock.config.Wire;
import io.crossdock.mappings.Codec;
import io.crossdock.mappings.Context;
import io.crossdock.mappings.Decoded;
import io.crossdock.mappings.canonical.Address;
import io.crossdock.mappings.canonical.Article;
import io.crossdock.mappings.canonical.Charge;
import io.crossdock.mappings.canonical.Document;
import io.crossdock.mappings.canonical.Header;
import io.crossdock.mappings.canonical.Order;
import io.crossdock.mappings.canonical.PartyRef;
import io.crossdock.mappings.canonical.Quantity;
import io.crossdock.mappings.canonical.Tax;
import io.xlate.edi.stream.EDIInputFactory;
import io.xlate.edi.stream.EDIStreamEvent;
import io.xlate.edi.stream.EDIStreamException;
import io.xlate.edi.stream.EDIStreamReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is written is read as the same again, by us and by a reader that is not ours. */
class RoundTripTest {

    private static final Context CONTEXT = new Context(
            "4711",
            "orders.edi",
            Instant.parse("2026-01-31T23:30:00Z"),
            ZoneId.of("Europe/Berlin"),
            Map.of("gln", "4012345000009"),
            Map.of("edi", "5412345000020:14", "gln", "5412345000013"),
            true);

    private static final List<Map<String, Object>> CHANNELS = List.of(
            Map.of("release", "D.96A", "association", "EAN008"),
            Map.of("release", "D.96A", "decimal-mark", ",", "newlines", true),
            Map.of("release", "D.01B", "association", "EAN010", "syntax", "UNOC:4", "una", false),
            Map.of("release", "D.01B", "syntax", "UNOY:4"));

    private final Random random = new Random(20260131);

    @Test
    void readsWhatItWrote() throws IOException {
        List<Document> orders = orders();
        for (Map<String, Object> channel : CHANNELS) {
            assertThat(decode(codec(channel), write(channel, orders))).isEqualTo(orders);
        }
    }

    @Test
    void writesTheSameBytesEveryTime() throws IOException {
        List<Document> orders = orders();
        for (Map<String, Object> channel : CHANNELS) {
            assertThat(write(channel, orders).bytes())
                    .isEqualTo(write(channel, orders).bytes());
        }
    }

    @Test
    void isReadByStaediWithoutErrors() throws IOException, EDIStreamException {
        List<Document> orders = orders();
        for (Map<String, Object> channel : CHANNELS) {
            List<String> numbers = new ArrayList<>();
            List<String> errors = new ArrayList<>();
            readWithStaedi(write(channel, orders), numbers, errors);
            assertThat(errors).isEmpty();
            assertThat(numbers).isEqualTo(orders.stream().map(Document::number).toList());
        }
    }

    private static void readWithStaedi(Wire wire, List<String> numbers, List<String> errors)
            throws IOException, EDIStreamException {
        EDIStreamReader reader = EDIInputFactory.newFactory().createEDIStreamReader(wire.open(), charset(wire));
        String segment = "";
        int element = 0;
        while (reader.hasNext()) {
            EDIStreamEvent event = reader.next();
            if (event == EDIStreamEvent.START_SEGMENT) {
                segment = reader.getText();
                element = 0;
            } else if (event == EDIStreamEvent.START_COMPOSITE) {
                element++;
            } else if (event == EDIStreamEvent.ELEMENT_DATA
                    && reader.getLocation().getComponentPosition() < 1) {
                element++;
                if (segment.equals("BGM") && element == 2) {
                    numbers.add(reader.getText());
                }
            } else if (event.isError()) {
                errors.add(segment + " " + reader.getErrorType());
            }
        }
    }

    private static String charset(Wire wire) throws IOException {
        return new String(wire.bytes(), java.nio.charset.StandardCharsets.ISO_8859_1).contains("UNOY")
                ? "UTF-8"
                : "ISO-8859-1";
    }

    private static Wire write(Map<String, Object> channel, List<Document> orders) {
        return codec(channel).encode(orders, CONTEXT).get();
    }

    private static List<Document> decode(Codec codec, Wire wire) throws IOException {
        List<Document> documents = new ArrayList<>();
        codec.decode(wire, message -> true, decoded -> {
            assertThat(decoded).isInstanceOf(Decoded.Good.class);
            Decoded.Good good = (Decoded.Good) decoded;
            assertThat(good.warnings()).isEmpty();
            assertThat(good.unmapped()).isEmpty();
            documents.add(good.document());
        });
        return documents;
    }

    private static Codec codec(Map<String, Object> settings) {
        return new Edifact()
                .codec(new Settings(settings, Location.of("test")), Set.of(Kind.ORDER))
                .get();
    }

    private List<Document> orders() {
        List<Document> orders = new ArrayList<>();
        for (int i = 1; i <= 200; i++) {
            orders.add(order(i));
        }
        return orders;
    }

    private Order order(int number) {
        Map<String, String> references = new LinkedHashMap<>();
        maybe(text(12)).ifPresent(value -> references.put("contract", value));
        maybe(text(12)).ifPresent(value -> references.put("order", value));
        Map<String, PartyRef> parties = new LinkedHashMap<>();
        for (String role : List.of("buyer", "supplier", "ship-to", "invoicee", "store")) {
            maybe(party()).ifPresent(party -> parties.put(role, party));
        }
        return new Order(
                Header.NEW.referring(references).asTest(true),
                "PO '" + number,
                pick("standard", "blanket", "call-off", "consignment", "rush", "sample"),
                pick("original", "change", "replace", "cancel", "copy", "confirm"),
                Optional.empty(),
                Optional.empty(),
                Optional.of(date()),
                maybe(date()),
                Optional.empty(),
                maybe("EUR"),
                false,
                List.of(),
                Optional.empty(),
                parties,
                list(1 + random.nextInt(4), this::line),
                list(
                        random.nextInt(3),
                        index -> new Charge(
                                Optional.empty(), maybe(text(30)), Optional.empty(), nonZero(amount()), List.of())),
                List.of(),
                maybe(amount()),
                list(random.nextInt(3), index -> text(180)));
    }

    private Order.Line line(int index) {
        Quantity quantity = quantity();
        Optional<BigDecimal> price = maybe(amount().abs());
        return new Order.Line(
                Integer.toString((index + 1) * 10),
                article(),
                quantity,
                price,
                price.flatMap(value -> maybe(new Quantity(BigDecimal.valueOf(100), quantity.unit(), sent(quantity)))),
                Optional.empty(),
                maybe(amount()),
                maybe(date()),
                List.of(),
                list(
                        random.nextInt(2),
                        tax -> new Tax(
                                "VAT",
                                maybe(pick("S", "Z", "E", "AE")),
                                maybe(BigDecimal.valueOf(19)),
                                Optional.empty(),
                                maybe(amount()))),
                List.of(),
                list(random.nextInt(2), note -> text(90)));
    }

    private static Optional<Quantity.Sent> sent(Quantity quantity) {
        return quantity.sent().map(sent -> new Quantity.Sent(BigDecimal.valueOf(100), sent.unit(), BigDecimal.ONE));
    }

    private Quantity quantity() {
        BigDecimal value = amount().abs();
        return switch (random.nextInt(4)) {
            case 0 -> Quantity.of(value, Quantity.PIECE);
            case 1 -> Quantity.of(value, "KGM");
            case 2 -> new Quantity(value, "XCT", Optional.of(new Quantity.Sent(value, "CT", BigDecimal.ONE)));
            default ->
                new Quantity(value, Quantity.PIECE, Optional.of(new Quantity.Sent(value, "PCE", BigDecimal.ONE)));
        };
    }

    private Article article() {
        Map<String, String> ids = new LinkedHashMap<>();
        maybe(pick("04012345678901", "14012345678908", "00000096385074", "00614141007349"))
                .ifPresent(gtin -> ids.put("gtin", gtin));
        maybe(text(20)).ifPresent(value -> ids.put("buyer", value));
        ids.put("supplier", text(20));
        return new Article("", ids, maybe(text(60)));
    }

    private PartyRef party() {
        Map<String, String> ids = new LinkedHashMap<>();
        ids.put(pick("gln", "duns", "id", "agency-ZZZ"), "40123450000" + (10 + random.nextInt(90)));
        maybe("DE" + random.nextInt(1_000_000)).ifPresent(vat -> ids.put("vat", vat));
        Optional<Address> address = maybe(
                new Address(List.of(text(30)), maybe(text(20)), maybe("DE-HH"), maybe("20457"), Optional.of("DE")));
        return new PartyRef("", ids, maybe(text(60)), address);
    }

    private LocalDate date() {
        return LocalDate.of(2026, 1, 1).plusDays(random.nextInt(700));
    }

    private BigDecimal amount() {
        return BigDecimal.valueOf(random.nextInt(2_000_000) - 500_000, random.nextInt(4));
    }

    private static BigDecimal nonZero(BigDecimal amount) {
        return amount.signum() == 0 ? BigDecimal.ONE : amount;
    }

    /** Words of letters, umlauts and all service characters. */
    private String text(int most) {
        String letters = "abcXYZ019äßé'+:?*.,-";
        StringBuilder text = new StringBuilder("w");
        while (text.length() < most - 8) {
            int length = 1 + random.nextInt(7);
            for (int i = 0; i < length; i++) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            text.append(' ');
        }
        return text.toString().strip();
    }

    private String pick(String... values) {
        return values[random.nextInt(values.length)];
    }

    private <T> Optional<T> maybe(T value) {
        return random.nextInt(3) > 0 ? Optional.of(value) : Optional.empty();
    }

    private static <T> List<T> list(int size, java.util.function.IntFunction<T> make) {
        List<T> list = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            list.add(make.apply(i));
        }
        return list;
    }
}
