package io.crossdock.mappings.edifact;

import io.crossdock.mappings.canonical.Acknowledgement;
import io.crossdock.mappings.canonical.Article;
import io.crossdock.mappings.canonical.Document;
import io.crossdock.mappings.canonical.GoodsReceipt;
import io.crossdock.mappings.canonical.Header;
import io.crossdock.mappings.canonical.Invoice;
import io.crossdock.mappings.canonical.Money;
import io.crossdock.mappings.canonical.Order;
import io.crossdock.mappings.canonical.OrderChange;
import io.crossdock.mappings.canonical.OrderResponse;
import io.crossdock.mappings.canonical.PartyRef;
import io.crossdock.mappings.canonical.Price;
import io.crossdock.mappings.canonical.Product;
import io.crossdock.mappings.canonical.Quantity;
import io.crossdock.mappings.canonical.SalesReport;
import io.crossdock.mappings.canonical.Shipment;
import io.crossdock.mappings.canonical.Stock;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Documents that EDIFACT can say whole, with everything in them that it can say; the same for the same seed. */
final class TradeDocuments extends TradeParts {

    TradeDocuments(long seed) {
        super(seed);
    }

    /** The documents of a message, of which a list takes any number and others one each. */
    List<Document> of(String type, int count) {
        List<Document> all = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            all.addAll(next(type, i));
        }
        return all;
    }

    private List<? extends Document> next(String type, int number) {
        return switch (type) {
            case "ORDERS" -> List.of(order(number));
            case "ORDCHG" -> List.of(change(number));
            case "ORDRSP" -> List.of(response(number));
            case "DESADV" -> List.of(shipment(number));
            case "RECADV" -> List.of(receipt(number));
            case "INVOIC" -> List.of(invoice(number));
            case "PRICAT" -> entry(number);
            case "INVRPT" -> List.of(stock(number));
            case "SLSRPT" -> List.of(report(number));
            case "CONTRL" -> List.of(control(number));
            case "APERAK" -> List.of(application(number));
            default -> throw new IllegalArgumentException(type);
        };
    }

    private Order order(int number) {
        return new Order(
                header("contract", "blanket-order"),
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
                list(random.nextInt(3), index -> terms()),
                maybe(pick("DAP", "EXW")),
                parties(),
                list(1 + random.nextInt(4), this::orderLine),
                list(random.nextInt(3), index -> charge()),
                List.of(),
                maybe(amount()),
                notes());
    }

    private Order.Line orderLine(int index) {
        Quantity quantity = quantity();
        Optional<BigDecimal> price = maybe(amount().abs());
        return new Order.Line(
                Integer.toString((index + 1) * 10),
                article(),
                quantity,
                price,
                price.flatMap(value -> maybe(per(quantity))),
                price.flatMap(value -> maybe(amount().abs())),
                maybe(amount()),
                maybe(date()),
                list(random.nextInt(3), each -> delivery()),
                list(random.nextInt(2), each -> tax()),
                list(random.nextInt(2), each -> charge()),
                notes());
    }

    private OrderChange change(int number) {
        return new OrderChange(
                header("contract"),
                "PO-" + number,
                Optional.of("C-" + number),
                pick("change", "replace", "cancel", "copy"),
                Optional.of(date()),
                maybe(date()),
                maybe(date()),
                maybe("EUR"),
                parties(),
                list(1 + random.nextInt(4), this::changeLine),
                list(random.nextInt(2), index -> charge()),
                maybe(amount()),
                notes());
    }

    private OrderChange.Line changeLine(int index) {
        Quantity quantity = quantity();
        Optional<BigDecimal> price = maybe(amount().abs());
        return new OrderChange.Line(
                Integer.toString(index + 1),
                pick("add", "change", "delete", "none"),
                article(),
                maybe(quantity),
                Optional.empty(),
                price,
                price.flatMap(value -> maybe(per(quantity))),
                maybe(amount()),
                maybe(date()),
                list(random.nextInt(2), each -> delivery()),
                notes());
    }

    private OrderResponse response(int number) {
        return new OrderResponse(
                header("supplier-order"),
                Optional.of("R-" + number),
                "PO-" + number,
                pick("order", "change"),
                "original",
                pick("accepted", "changed", "rejected", "received"),
                Optional.of(date()),
                maybe(date()),
                maybe(date()),
                maybe("EUR"),
                parties(),
                list(1 + random.nextInt(4), this::responseLine),
                list(random.nextInt(2), index -> charge()),
                maybe(amount()),
                notes());
    }

    private OrderResponse.Line responseLine(int index) {
        Optional<String> status = maybe(pick("accepted", "changed", "rejected", "deleted", "added", "unchanged"));
        boolean nothing = status.filter(Set.of("rejected", "deleted")::contains).isPresent();
        Quantity quantity = quantity();
        Optional<BigDecimal> price = maybe(amount().abs());
        Optional<Article> substitute =
                maybe(new Article("", Map.of("gtin", pick(GTINS), "supplier", text(20)), Optional.empty()));
        return new OrderResponse.Line(
                Integer.toString(index + 1),
                substitute.isPresent() && status.equals(Optional.of("changed")) ? Optional.of("substituted") : status,
                article(),
                substitute,
                maybe(quantity()),
                nothing ? Optional.empty() : Optional.of(quantity),
                maybe(quantity()),
                price,
                price.flatMap(value -> maybe(per(quantity))),
                maybe(amount()),
                maybe(date()),
                list(random.nextInt(3), each -> delivery()),
                maybe(text(90)),
                notes());
    }

    private Shipment shipment(int number) {
        return new Shipment(
                header("despatch-advice", "bill-of-lading"),
                "LS-" + number,
                function(),
                List.of("PO-" + number, "PO-X"),
                parties(),
                maybe(text(30)),
                list(random.nextInt(3), index -> "TRACK" + index),
                Optional.empty(),
                Optional.empty(),
                Optional.of(date()),
                maybe(date()),
                maybe(date()),
                measures(),
                list(1 + random.nextInt(4), this::unit),
                Optional.empty());
    }

    private Shipment.Package unit(int index) {
        return new Shipment.Package(
                Integer.toString(index + 1),
                index == 0 ? Optional.empty() : maybe(Integer.toString(1 + random.nextInt(index))),
                maybe("35412345000000" + (1000 + random.nextInt(9000))),
                maybe(pick("XCT", "XPX", "XBX", "XPK")),
                maybe(1L + random.nextInt(40)),
                measures(),
                list(1 + random.nextInt(3), this::shipmentLine));
    }

    private Shipment.Line shipmentLine(int index) {
        Optional<String> order = maybe("PO-" + random.nextInt(100));
        return new Shipment.Line(
                Integer.toString(index + 1),
                article(),
                quantity(),
                maybe(quantity()),
                maybe(text(60)),
                order,
                order.flatMap(value -> maybe("10")),
                maybe("LOT" + random.nextInt(100)),
                maybe(date()),
                list(random.nextInt(8), each -> "SN" + each));
    }

    private GoodsReceipt receipt(int number) {
        return new GoodsReceipt(
                header("contract"),
                "WE-" + number,
                function(),
                list(random.nextInt(3), index -> "PO-" + index),
                list(random.nextInt(3), index -> "LS-" + index),
                Optional.of(date()),
                Optional.empty(),
                maybe(date()),
                parties(),
                list(1 + random.nextInt(4), this::receiptLine),
                notes());
    }

    private GoodsReceipt.Line receiptLine(int index) {
        Optional<String> order = maybe("PO-" + random.nextInt(100));
        List<GoodsReceipt.Difference> differences = new ArrayList<>();
        maybe(new GoodsReceipt.Difference("damaged", Optional.of(quantity()), Optional.empty()))
                .ifPresent(differences::add);
        maybe(new GoodsReceipt.Difference(
                        pick("short", "over", "damaged", "wrong-article"),
                        Optional.of(Quantity.of(amount().abs(), Quantity.PIECE)),
                        Optional.of(text(30))))
                .ifPresent(differences::add);
        return new GoodsReceipt.Line(
                Integer.toString(index + 1),
                article(),
                quantity(),
                maybe(quantity()),
                maybe(quantity()),
                differences,
                order,
                order.flatMap(value -> maybe("10")),
                maybe("35412345000000" + (1000 + random.nextInt(9000))),
                maybe("LOT" + random.nextInt(100)),
                maybe(date()),
                list(random.nextInt(3), each -> "SN" + each),
                notes());
    }

    private Invoice invoice(int number) {
        return new Invoice(
                header("contract", "invoice"),
                "RE-" + number,
                pick("invoice", "credit-note", "debit-note", "corrected", "self-billed", "prepayment"),
                function(),
                Optional.of(date()),
                maybe(date()),
                list(random.nextInt(3), index -> "PO-" + index),
                list(random.nextInt(3), index -> "LS-" + index),
                maybe("EUR"),
                parties(),
                list(random.nextInt(3), index -> terms()),
                list(1 + random.nextInt(4), this::invoiceLine),
                list(random.nextInt(3), index -> charge()),
                list(random.nextInt(3), index -> tax()),
                new Invoice.Totals(
                        maybe(amount()),
                        maybe(amount()),
                        maybe(amount()),
                        maybe(amount()),
                        maybe(amount()),
                        maybe(amount()),
                        maybe(amount())),
                notes());
    }

    private Invoice.Line invoiceLine(int index) {
        Quantity quantity = quantity();
        Optional<BigDecimal> price = maybe(amount().abs());
        Optional<String> order = maybe("PO-" + random.nextInt(100));
        return new Invoice.Line(
                Integer.toString(index + 1),
                article(),
                quantity,
                price,
                price.flatMap(value -> maybe(per(quantity))),
                price.flatMap(value -> maybe(amount().abs())),
                maybe(amount()),
                order,
                order.flatMap(value -> maybe("10")),
                maybe("LS-" + random.nextInt(100)),
                maybe(date()),
                list(random.nextInt(2), each -> tax()),
                list(random.nextInt(2), each -> charge()),
                notes());
    }

    private List<Document> entry(int number) {
        Map<String, String> ids = new LinkedHashMap<>();
        ids.put("supplier", "S-" + number);
        Article article = new Article("", ids, maybe(text(60)));
        List<Document> entry = new ArrayList<>();
        entry.add(new Product(
                Header.NEW.asTest(true),
                article,
                maybe(text(60)),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Map.of(),
                maybe("discontinued"),
                List.of(),
                maybe("DE"),
                measures(),
                List.of()));
        entry.addAll(list(1 + random.nextInt(3), index -> price(article)));
        return entry;
    }

    private Price price(Article article) {
        Quantity per = random.nextBoolean()
                ? Quantity.of(BigDecimal.ONE, Quantity.PIECE)
                : Quantity.of(new BigDecimal(100), "KGM");
        return new Price(
                Header.NEW.asTest(true),
                article,
                pick("list", "dealer", "recommended"),
                Optional.of("SPRING"),
                Optional.of(PartyRef.of("gln", "4012345000016")),
                new Money(amount().abs(), "EUR"),
                per,
                false,
                maybe(Quantity.of(new BigDecimal(1 + random.nextInt(10)), per.unit())),
                maybe(Quantity.of(new BigDecimal(20 + random.nextInt(10)), per.unit())),
                maybe(date().atStartOfDay(ZONE).toInstant()),
                maybe(instant()),
                Optional.empty());
    }

    private Stock stock(int number) {
        Map<String, BigDecimal> buckets = new LinkedHashMap<>();
        buckets.put("on-hand", amount().abs());
        maybe(amount().abs()).ifPresent(value -> buckets.put("available", value));
        maybe(amount().abs()).ifPresent(value -> buckets.put("in-transit", value));
        return new Stock(
                Header.NEW.asTest(true),
                article(),
                maybe(pick("4012345000016", "STORE-7")).orElse(""),
                buckets,
                pick("H87", "KGM", "XCT"),
                maybe(instant()),
                maybe("LOT" + number),
                maybe(date()));
    }

    private SalesReport report(int number) {
        LocalDate from = date();
        Map<String, PartyRef> parties = parties();
        return new SalesReport(
                header("contract"),
                "SDR-" + number,
                function(),
                Optional.of(date()),
                Optional.of(from),
                Optional.of(from.plusDays(random.nextInt(30))),
                maybe("EUR"),
                parties,
                list(1 + random.nextInt(6), this::reportLine));
    }

    private SalesReport.Line reportLine(int index) {
        return new SalesReport.Line(
                Integer.toString(index + 1),
                pick("4012345000016", "STORE-7", ""),
                maybe(LocalDate.of(2026, 1, 1 + random.nextInt(3))),
                article(),
                quantity(),
                maybe(quantity()),
                maybe(amount().abs()),
                maybe(amount().abs()),
                maybe("SPRING"));
    }

    private Acknowledgement control(int number) {
        List<Acknowledgement.Part> parts =
                new ArrayList<>(list(random.nextInt(4), index -> part(index, Optional.empty())));
        if (random.nextBoolean()) {
            parts.add(Acknowledgement.Part.accepted("G1"));
            parts.add(part(90, Optional.of("G1")));
        }
        boolean rejected = parts.stream().anyMatch(part -> part.verdict().equals("rejected"));
        boolean errors = parts.stream().anyMatch(part -> !part.faults().isEmpty());
        return new Acknowledgement(
                Header.NEW.asTest(true),
                "4711/" + number,
                "syntax",
                Optional.of("IC" + number),
                Optional.empty(),
                Optional.of(rejected ? "partially-accepted" : errors ? "accepted-with-errors" : "accepted"),
                Map.of(
                        "sender", PartyRef.of("edi", "4012345000009:14"),
                        "receiver", PartyRef.of("edi", "5412345000013:14")),
                parts,
                List.of());
    }

    private Acknowledgement.Part part(int index, Optional<String> group) {
        List<Acknowledgement.Fault> faults = list(
                random.nextInt(3),
                each -> new Acknowledgement.Fault(
                        Optional.of("12"),
                        Optional.empty(),
                        Optional.of((long) each + 3),
                        Optional.empty(),
                        Optional.of(2L),
                        maybe(1L),
                        Optional.empty()));
        return new Acknowledgement.Part(
                group,
                Optional.of("M" + index),
                Optional.of("ORDERS"),
                Optional.of("D.96A"),
                maybe("EAN008"),
                Optional.empty(),
                random.nextBoolean() ? "rejected" : faults.isEmpty() ? "accepted" : "accepted-with-errors",
                faults);
    }

    private Acknowledgement application(int number) {
        return new Acknowledgement(
                header("contract"),
                "AK-" + number,
                "application",
                Optional.empty(),
                Optional.of(date()),
                Optional.empty(),
                parties(),
                List.of(new Acknowledgement.Part(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("PO-" + number),
                        pick("accepted", "accepted-with-errors", "rejected", "received"),
                        list(
                                random.nextInt(3),
                                index -> new Acknowledgement.Fault(
                                        Optional.of("E" + index),
                                        maybe(text(80)),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty())))),
                List.of());
    }
}
