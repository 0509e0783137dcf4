package io.crossdock.mappings.x12;

import io.crossdock.mappings.canonical.Address;
import io.crossdock.mappings.canonical.Article;
import io.crossdock.mappings.canonical.Charge;
import io.crossdock.mappings.canonical.Header;
import io.crossdock.mappings.canonical.PartyRef;
import io.crossdock.mappings.canonical.PaymentTerms;
import io.crossdock.mappings.canonical.Quantity;
import io.crossdock.mappings.canonical.Tax;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntFunction;

/** What made-up documents are made of: each call gives another, the same from the same seed. */
class Parts {

    final Random random;

    Parts(long seed) {
        random = new Random(seed);
    }

    Header header() {
        Map<String, String> references = new LinkedHashMap<>();
        maybe("K-1").ifPresent(value -> references.put("contract", value));
        maybe("CO-2").ifPresent(value -> references.put("customer-order", value));
        return Header.NEW.referring(references).asTest(true);
    }

    Map<String, PartyRef> parties(String... roles) {
        Map<String, PartyRef> parties = new LinkedHashMap<>();
        for (String role : roles) {
            maybe(party()).ifPresent(party -> parties.put(role, party));
        }
        return parties;
    }

    PartyRef party() {
        Map<String, String> ids = new LinkedHashMap<>();
        ids.put(pick("gln", "duns", "agency-ZZ"), "40123450000" + (10 + random.nextInt(90)));
        maybe("V" + random.nextInt(999)).ifPresent(value -> ids.put("buyer-assigned", value));
        return new PartyRef(
                "",
                ids,
                maybe(text(50)),
                maybe(new Address(
                        list(1 + random.nextInt(4), i -> text(20)),
                        maybe("Athens"),
                        maybe("GA"),
                        maybe("30603"),
                        Optional.of("US"))));
    }

    Article article() {
        Map<String, String> ids = new LinkedHashMap<>();
        maybe(pick("04012345678901", "14012345678908", "00000096385074", "00614141007349"))
                .ifPresent(gtin -> ids.put("gtin", gtin));
        maybe(text(20)).ifPresent(value -> ids.put("buyer", value));
        maybe("M" + random.nextInt(99)).ifPresent(value -> ids.put("item-EC", value));
        ids.put("supplier", text(20));
        return new Article("", ids, maybe(text(60)));
    }

    PaymentTerms terms() {
        boolean discount = random.nextBoolean();
        return new PaymentTerms(
                discount ? "discount" : "net",
                maybe(date()),
                Optional.of((long) random.nextInt(90)),
                discount ? Optional.of(BigDecimal.valueOf(2)) : Optional.empty(),
                maybe(text(30)));
    }

    List<Charge> charges() {
        return list(random.nextInt(2), i -> {
            BigDecimal amount = cents().max(BigDecimal.ONE.setScale(2));
            boolean allowance = random.nextBoolean();
            return new Charge(
                    maybe("D240"),
                    maybe(text(30)),
                    maybe(allowance ? BigDecimal.valueOf(-5) : BigDecimal.valueOf(5)),
                    allowance ? amount.negate() : amount,
                    List.of());
        });
    }

    List<Tax> taxes() {
        return list(
                random.nextInt(2),
                i -> new Tax(
                        pick("VAT", "ST"),
                        Optional.empty(),
                        maybe(BigDecimal.valueOf(19)),
                        maybe(cents()),
                        maybe(cents())));
    }

    Map<String, Quantity> measures() {
        Map<String, Quantity> measures = new LinkedHashMap<>();
        maybe(kilograms()).ifPresent(value -> measures.put("gross-weight", value));
        maybe(kilograms()).ifPresent(value -> measures.put("net-weight", value));
        return measures;
    }

    Quantity kilograms() {
        BigDecimal value = amount();
        return new Quantity(value, "KGM", Optional.of(new Quantity.Sent(value, "KG", BigDecimal.ONE)));
    }

    List<String> notes() {
        return list(random.nextInt(2), i -> text(60));
    }

    Quantity quantity() {
        BigDecimal value = amount();
        return random.nextBoolean()
                ? Quantity.of(value, "EA")
                : new Quantity(value, "XCS", Optional.of(new Quantity.Sent(value, "CA", BigDecimal.ONE)));
    }

    static Quantity like(Quantity quantity, BigDecimal value) {
        return new Quantity(
                value,
                quantity.unit(),
                quantity.sent().map(sent -> new Quantity.Sent(value, sent.unit(), BigDecimal.ONE)));
    }

    static String line(int index) {
        return Integer.toString((index + 1) * 10);
    }

    LocalDate date() {
        return LocalDate.of(2026, 1, 1).plusDays(random.nextInt(700));
    }

    BigDecimal amount() {
        return BigDecimal.valueOf(1 + random.nextInt(200_000), random.nextInt(4));
    }

    BigDecimal cents() {
        return BigDecimal.valueOf(random.nextInt(2_000_000), 2);
    }

    /** Words of letters, umlauts and what separates elsewhere. */
    String text(int most) {
        String letters = "abcXYZ019äßé'+:?.,-";
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

    String pick(String... values) {
        return values[random.nextInt(values.length)];
    }

    int pickNumber(int... values) {
        return values[random.nextInt(values.length)];
    }

    <T> Optional<T> maybe(T value) {
        return random.nextInt(3) > 0 ? Optional.of(value) : Optional.empty();
    }

    static <T> List<T> list(int size, IntFunction<T> make) {
        List<T> list = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            list.add(make.apply(i));
        }
        return list;
    }
}
