package io.crossdock.mappings.edifact;

import io.crossdock.mappings.canonical.Address;
import io.crossdock.mappings.canonical.Article;
import io.crossdock.mappings.canonical.Charge;
import io.crossdock.mappings.canonical.Delivery;
import io.crossdock.mappings.canonical.Header;
import io.crossdock.mappings.canonical.PartyRef;
import io.crossdock.mappings.canonical.PaymentTerms;
import io.crossdock.mappings.canonical.Quantity;
import io.crossdock.mappings.canonical.Tax;
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
import java.util.function.IntFunction;

/** What made-up documents are made of: each call gives another, the same from the same seed. */
class TradeParts {

    static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    static final List<String> GTINS = List.of("04012345678901", "14012345678908", "00000096385074", "00614141007349");

    final Random random;

    TradeParts(long seed) {
        random = new Random(seed);
    }

    Header header(String... references) {
        Map<String, String> all = new LinkedHashMap<>();
        for (String scheme : references) {
            maybe(text(12)).ifPresent(value -> all.put(scheme, value));
        }
        return Header.NEW.referring(all).asTest(true);
    }

    String function() {
        return pick("original", "replace", "cancel", "copy");
    }

    PaymentTerms terms() {
        String type = pick("net", "discount");
        return new PaymentTerms(
                type, maybe(date()), maybe(1L + random.nextInt(90)), maybe(new BigDecimal("2.5")), maybe(text(30)));
    }

    Tax tax() {
        return new Tax(
                "VAT",
                maybe(pick("S", "Z", "E", "AE")),
                maybe(BigDecimal.valueOf(19)),
                maybe(amount()),
                maybe(amount()));
    }

    Charge charge() {
        BigDecimal amount = amount();
        BigDecimal nonZero = amount.signum() == 0 ? BigDecimal.ONE : amount;
        Optional<BigDecimal> rate = maybe(new BigDecimal("5").multiply(BigDecimal.valueOf(nonZero.signum())));
        return new Charge(maybe("FC"), maybe(text(30)), rate, nonZero, list(random.nextInt(2), index -> tax()));
    }

    Delivery delivery() {
        return new Delivery(quantity(), maybe(date()), Optional.empty());
    }

    Map<String, Quantity> measures() {
        Map<String, Quantity> measures = new LinkedHashMap<>();
        maybe(Quantity.of(amount().abs(), "KGM")).ifPresent(value -> measures.put("gross-weight", value));
        maybe(Quantity.of(amount().abs(), "CMT")).ifPresent(value -> measures.put("length", value));
        return measures;
    }

    Map<String, PartyRef> parties() {
        Map<String, PartyRef> parties = new LinkedHashMap<>();
        for (String role : List.of("buyer", "supplier", "ship-to", "invoicee", "store")) {
            maybe(party()).ifPresent(party -> parties.put(role, party));
        }
        return parties;
    }

    PartyRef party() {
        Map<String, String> ids = new LinkedHashMap<>();
        ids.put(pick("gln", "duns", "id", "agency-ZZZ"), "40123450000" + (10 + random.nextInt(90)));
        maybe("DE" + random.nextInt(1_000_000)).ifPresent(vat -> ids.put("vat", vat));
        Optional<Address> address = maybe(
                new Address(List.of(text(30)), maybe(text(20)), maybe("DE-HH"), maybe("20457"), Optional.of("DE")));
        return new PartyRef("", ids, maybe(text(60)), address);
    }

    Article article() {
        Map<String, String> ids = new LinkedHashMap<>();
        maybe(pick(GTINS)).ifPresent(gtin -> ids.put("gtin", gtin));
        maybe(text(20)).ifPresent(value -> ids.put("buyer", value));
        ids.put("supplier", text(20));
        return new Article("", ids, maybe(text(60)));
    }

    Quantity quantity() {
        BigDecimal value = amount().abs();
        return switch (random.nextInt(4)) {
            case 0 -> Quantity.of(value, Quantity.PIECE);
            case 1 -> Quantity.of(value, "KGM");
            case 2 -> new Quantity(value, "XCT", Optional.of(new Quantity.Sent(value, "CT", BigDecimal.ONE)));
            default ->
                new Quantity(value, Quantity.PIECE, Optional.of(new Quantity.Sent(value, "PCE", BigDecimal.ONE)));
        };
    }

    static Quantity per(Quantity quantity) {
        BigDecimal hundred = BigDecimal.valueOf(100);
        return new Quantity(
                hundred,
                quantity.unit(),
                quantity.sent().map(sent -> new Quantity.Sent(hundred, sent.unit(), BigDecimal.ONE)));
    }

    List<String> notes() {
        return list(random.nextInt(3), index -> text(180));
    }

    LocalDate date() {
        return LocalDate.of(2026, 1, 1).plusDays(random.nextInt(700));
    }

    Instant instant() {
        return date().atTime(8, random.nextInt(60)).atZone(ZONE).toInstant();
    }

    BigDecimal amount() {
        return BigDecimal.valueOf(random.nextInt(2_000_000) - 500_000, random.nextInt(4));
    }

    /** Words of letters, umlauts and all service characters. */
    String text(int most) {
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

    String pick(String... values) {
        return values[random.nextInt(values.length)];
    }

    String pick(List<String> values) {
        return values.get(random.nextInt(values.size()));
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
