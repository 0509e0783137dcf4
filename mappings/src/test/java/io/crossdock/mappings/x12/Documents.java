package io.crossdock.mappings.x12;

import io.crossdock.mappings.canonical.Acknowledgement;
import io.crossdock.mappings.canonical.Article;
import io.crossdock.mappings.canonical.Delivery;
import io.crossdock.mappings.canonical.Document;
import io.crossdock.mappings.canonical.GoodsReceipt;
import io.crossdock.mappings.canonical.Header;
import io.crossdock.mappings.canonical.Invoice;
import io.crossdock.mappings.canonical.Money;
import io.crossdock.mappings.canonical.Order;
import io.crossdock.mappings.canonical.OrderChange;
import io.crossdock.mappings.canonical.OrderResponse;
import io.crossdock.mappings.canonical.Price;
import io.crossdock.mappings.canonical.Product;
import io.crossdock.mappings.canonical.Quantity;
import io.crossdock.mappings.canonical.SalesReport;
import io.crossdock.mappings.canonical.Shipment;
import io.crossdock.mappings.canonical.ShippingOrder;
import io.crossdock.mappings.canonical.Stock;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Random documents that say all that the messages of X12 have a place for, and nothing else. */
final class Documents extends Parts {

    Documents(long seed) {
        super(seed);
    }

    /** Documents that one message, or a run of one list, is made of. */
    List<Document> of(String message, int number) {
        return switch (message) {
            case "850" -> List.of(order(number));
            case "855" -> List.of(response(number, "order"));
            case "865" -> List.of(response(number, "change"));
            case "860" -> List.of(change(number));
            case "856" -> List.of(shipment(number));
            case "945" -> List.of(advice(number));
            case "861" -> List.of(receipt(number));
            case "810" -> List.of(invoice(number));
            case "832" -> catalogue(number);
            case "846" -> List.of(stock(number));
            case "852" -> List.of(report(number));
            case "940" -> List.of(shippingOrder(number));
            case "997", "999" -> List.of(acknowledgement(number));
            case "TA1" -> List.of(interchangeAcknowledgement(number));
            default -> throw new IllegalArgumentException(message);
        };
    }

    private Order order(int number) {
        return new Order(
                header(),
                "PO " + number,
                pick("standard", "blanket", "call-off", "consignment", "rush", "sample", "drop-ship"),
                pick("original", "change", "replace", "cancel", "copy", "confirm"),
                Optional.empty(),
                Optional.empty(),
                Optional.of(date()),
                maybe(date()),
                Optional.empty(),
                maybe("USD"),
                false,
                list(random.nextInt(3), i -> terms()),
                maybe("EXW"),
                parties("buyer", "supplier", "ship-to", "invoicee", "store"),
                list(1 + random.nextInt(4), this::orderLine),
                charges(),
                List.of(),
                maybe(cents()),
                notes());
    }

    private Order.Line orderLine(int index) {
        Quantity quantity = quantity();
        Optional<BigDecimal> price = maybe(amount());
        return new Order.Line(
                line(index),
                article(),
                quantity,
                price,
                price.flatMap(value -> maybe(like(quantity, BigDecimal.valueOf(pickNumber(100, 1000))))),
                maybe(amount()),
                maybe(cents()),
                maybe(date()),
                list(random.nextInt(2), i -> new Delivery(quantity(), maybe(date()), Optional.empty())),
                taxes(),
                charges(),
                notes());
    }

    private OrderResponse response(int number, String type) {
        Map<String, String> references = new LinkedHashMap<>(header().references());
        if (type.equals("change")) {
            maybe("C" + number).ifPresent(value -> references.put("order-change", value));
        }
        return new OrderResponse(
                header().referring(references),
                maybe("AB" + number),
                "PO" + number,
                type,
                pick("original", "replace", "cancel", "copy"),
                pick("accepted", "changed", "rejected", "received"),
                maybe(date()),
                maybe(date()),
                maybe(date()),
                maybe("USD"),
                parties("buyer", "supplier", "ship-to"),
                list(1 + random.nextInt(3), this::responseLine),
                charges(),
                maybe(cents()),
                notes());
    }

    private OrderResponse.Line responseLine(int index) {
        Quantity ordered = quantity();
        String status = pick("accepted", "changed", "rejected", "deleted", "substituted");
        return new OrderResponse.Line(
                line(index),
                Optional.of(status),
                article(),
                status.equals("substituted") ? Optional.of(Article.of("supplier", text(12))) : Optional.empty(),
                Optional.of(ordered),
                maybe(quantity()),
                maybe(quantity()),
                maybe(amount()),
                Optional.empty(),
                maybe(cents()),
                maybe(date()),
                list(random.nextInt(2), i -> new Delivery(quantity(), maybe(date()), Optional.empty())),
                Optional.empty(),
                notes());
    }

    private OrderChange change(int number) {
        return new OrderChange(
                header(),
                "PO" + number,
                maybe("C" + number),
                pick("change", "replace", "cancel", "copy"),
                maybe(date()),
                maybe(date()),
                maybe(date()),
                maybe("USD"),
                parties("buyer", "supplier", "ship-to"),
                list(1 + random.nextInt(3), this::changeLine),
                charges(),
                maybe(cents()),
                notes());
    }

    private OrderChange.Line changeLine(int index) {
        return new OrderChange.Line(
                line(index),
                pick("add", "change", "delete", "none"),
                article(),
                maybe(quantity()),
                Optional.empty(),
                maybe(amount()),
                Optional.empty(),
                maybe(cents()),
                maybe(date()),
                list(random.nextInt(2), i -> new Delivery(quantity(), maybe(date()), Optional.empty())),
                notes());
    }

    private Shipment shipment(int number) {
        List<String> orders = random.nextBoolean() ? List.of("PO1") : List.of("PO1", "PO2");
        List<Shipment.Package> packages = new ArrayList<>();
        int units = random.nextInt(4);
        for (int i = 0; i < units; i++) {
            Optional<String> parent = i > 0 && random.nextBoolean() ? Optional.of("1") : Optional.empty();
            packages.add(new Shipment.Package(
                    Integer.toString(i + 1),
                    parent,
                    maybe("34012345678901234" + i),
                    maybe(pick("XCT", "XBX", "XPX", "XBG")),
                    maybe((long) (1 + random.nextInt(9))),
                    measures(),
                    list(1 + random.nextInt(2), index -> shipmentLine(index, orders))));
        }
        if (units == 0) {
            packages.add(new Shipment.Package(
                    "",
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Map.of(),
                    list(1 + random.nextInt(3), index -> shipmentLine(index, orders))));
        }
        List<Shipment.Package> inOrder = depthFirst(packages);
        return new Shipment(
                Header.NEW.asTest(true),
                "SH" + number,
                pick("original", "replace", "cancel", "copy"),
                seen(inOrder, orders),
                parties("ship-from", "ship-to", "buyer"),
                maybe(pick("UPSN", "DHL Express")),
                list(random.nextInt(3), i -> "1Z" + random.nextInt(1_000_000)),
                Optional.empty(),
                Optional.empty(),
                Optional.of(date()),
                maybe(date()),
                maybe(date()),
                measures(),
                inOrder,
                Optional.empty());
    }

    /** Units follow the one that they stand on, as HL loops do, and bear their ordinal. */
    private static List<Shipment.Package> depthFirst(List<Shipment.Package> packages) {
        List<Shipment.Package> placed = new ArrayList<>();
        packages.stream().filter(unit -> unit.parent().isEmpty()).forEach(unit -> {
            placed.add(unit);
            packages.stream()
                    .filter(child -> child.parent().equals(Optional.of(unit.number()))
                            && unit.number().equals("1"))
                    .forEach(placed::add);
        });
        List<Shipment.Package> numbered = new ArrayList<>();
        for (Shipment.Package unit : placed) {
            String number = unit.number().isEmpty() ? "" : Integer.toString(numbered.size() + 1);
            numbered.add(new Shipment.Package(
                    number, unit.parent(), unit.sscc(), unit.type(), unit.count(), unit.measures(), unit.lines()));
        }
        return numbered;
    }

    /** Orders in the order in which the loops name them; lines of an only order do not repeat it. */
    private static List<String> seen(List<Shipment.Package> packages, List<String> orders) {
        if (orders.size() == 1) {
            return orders;
        }
        List<String> seen = new ArrayList<>();
        packages.stream()
                .flatMap(unit -> unit.lines().stream())
                .flatMap(line -> line.order().stream())
                .filter(order -> !seen.contains(order))
                .forEach(order -> {
                    if (!seen.contains(order)) {
                        seen.add(order);
                    }
                });
        orders.stream().filter(order -> !seen.contains(order)).forEach(seen::add);
        return seen;
    }

    private Shipment.Line shipmentLine(int index, List<String> orders) {
        return new Shipment.Line(
                line(index),
                article(),
                quantity(),
                maybe(quantity()),
                Optional.empty(),
                orders.size() > 1 ? Optional.of(pick("PO1", "PO2")) : Optional.empty(),
                maybe(line(index)),
                maybe("L" + random.nextInt(999)),
                maybe(date()),
                list(random.nextInt(3), i -> "SN" + i + random.nextInt(999)));
    }

    private Shipment advice(int number) {
        return new Shipment(
                Header.NEW.referring(Map.of("shipping-order", "WO" + number)).asTest(true),
                "SH" + number,
                "original",
                random.nextBoolean() ? List.of("PO" + number) : List.of(),
                parties("ship-from", "ship-to"),
                maybe("UPSN"),
                list(random.nextInt(2), i -> "1Z" + random.nextInt(1_000_000)),
                Optional.empty(),
                Optional.empty(),
                maybe(date()),
                maybe(date()),
                maybe(date()),
                Map.of(),
                list(1 + random.nextInt(3), this::advisedUnit),
                Optional.empty());
    }

    private Shipment.Package advisedUnit(int index) {
        return new Shipment.Package(
                Integer.toString(index + 1),
                Optional.empty(),
                maybe("34012345678901234" + index),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                list(1 + random.nextInt(2), i -> {
                    Quantity quantity = quantity();
                    return new Shipment.Line(
                            "",
                            new Article("", Map.of("supplier", text(12)), maybe(text(30))),
                            quantity,
                            maybe(like(quantity, amount())),
                            Optional.empty(),
                            Optional.empty(),
                            maybe(line(i)),
                            maybe("L" + random.nextInt(999)),
                            Optional.empty(),
                            List.of());
                }));
    }

    private GoodsReceipt receipt(int number) {
        return new GoodsReceipt(
                Header.NEW.asTest(true),
                "GR" + number,
                pick("original", "replace", "cancel", "copy"),
                list(random.nextInt(3), i -> "PO" + i),
                list(random.nextInt(2), i -> "SH" + i),
                Optional.of(date()),
                Optional.empty(),
                maybe(date()),
                parties("buyer", "supplier", "ship-to"),
                list(
                        1 + random.nextInt(3),
                        index -> new GoodsReceipt.Line(
                                line(index),
                                article(),
                                quantity(),
                                Optional.empty(),
                                maybe(quantity()),
                                list(
                                        random.nextInt(3),
                                        i -> new GoodsReceipt.Difference(
                                                pick("damaged", "short", "over", "rejected", "wrong-article", "other"),
                                                Optional.of(quantity()),
                                                Optional.empty())),
                                maybe("PO1"),
                                maybe(line(index)),
                                maybe("340123456789012345"),
                                maybe("L1"),
                                maybe(date()),
                                list(random.nextInt(2), i -> "SN" + i),
                                List.of())),
                List.of());
    }

    private Invoice invoice(int number) {
        return new Invoice(
                header(),
                "IN" + number,
                pick("invoice", "credit-note", "debit-note", "prepayment"),
                pick("original", "replace", "cancel", "copy"),
                Optional.of(date()),
                maybe(date()),
                list(random.nextInt(3), i -> "PO" + i),
                list(random.nextInt(2), i -> "SH" + i),
                maybe("USD"),
                parties("buyer", "supplier", "ship-to", "payee"),
                list(random.nextInt(3), i -> terms()),
                list(1 + random.nextInt(3), index -> {
                    Quantity quantity = quantity();
                    return new Invoice.Line(
                            line(index),
                            article(),
                            quantity,
                            maybe(amount()),
                            Optional.empty(),
                            maybe(amount()),
                            maybe(cents()),
                            maybe("PO1"),
                            maybe(line(index)),
                            maybe("SH1"),
                            maybe(date()),
                            taxes(),
                            charges(),
                            List.of());
                }),
                charges(),
                taxes(),
                new Invoice.Totals(
                        maybe(cents()),
                        Optional.empty(),
                        maybe(cents()),
                        maybe(cents()),
                        Optional.of(cents()),
                        maybe(cents()),
                        maybe(cents())),
                notes());
    }

    private List<Document> catalogue(int number) {
        Article article = Article.of("supplier", "A" + number).with("gtin", "04012345678901");
        List<Document> documents = new ArrayList<>();
        documents.add(new Product(
                Header.NEW.asTest(true),
                article,
                maybe(text(40)),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Map.of(),
                List.of()));
        for (String type : List.of("list", "promo")) {
            documents.add(new Price(
                    Header.NEW.asTest(true),
                    article,
                    type,
                    Optional.of("L1"),
                    Optional.empty(),
                    new Money(amount(), "USD"),
                    quantity(),
                    false,
                    Optional.empty(),
                    Optional.empty(),
                    maybe(Instant.parse("2026-01-01T00:00:00Z")),
                    maybe(Instant.parse("2026-02-01T00:00:00Z")),
                    Optional.empty()));
        }
        return documents;
    }

    private Stock stock(int number) {
        Map<String, BigDecimal> buckets = new LinkedHashMap<>();
        for (String bucket : List.of("on-hand", "available", "hold", "in-transit", "damaged")) {
            maybe(amount()).ifPresent(value -> buckets.put(bucket, value));
        }
        buckets.putIfAbsent("on-hand", BigDecimal.TEN);
        return new Stock(
                Header.NEW.asTest(true),
                article(),
                "W" + number % 3,
                buckets,
                "EA",
                Optional.of(Instant.parse("2026-01-31T08:15:30Z").plusSeconds(number % 2)),
                maybe("L1"),
                maybe(date()));
    }

    private SalesReport report(int number) {
        LocalDate from = LocalDate.of(2026, 1, 1).plusDays(number);
        Optional<LocalDate> until = maybe(from.plusDays(6));
        return new SalesReport(
                Header.NEW.asTest(true),
                until.map(last -> from + "/" + last).orElse(from.toString()),
                "original",
                Optional.empty(),
                Optional.of(from),
                until,
                maybe("USD"),
                parties("seller", "supplier", "store"),
                list(
                        1 + random.nextInt(3),
                        index -> new SalesReport.Line(
                                line(index),
                                pick("", "S1", "S2"),
                                maybe(date()),
                                article(),
                                quantity(),
                                maybe(quantity()),
                                maybe(amount()),
                                Optional.empty(),
                                Optional.empty())));
    }

    private ShippingOrder shippingOrder(int number) {
        return new ShippingOrder(
                Header.NEW.asTest(true),
                "WO" + number,
                pick("original", "change", "replace", "cancel", "copy"),
                list(random.nextInt(3), i -> "PO" + i),
                maybe(date()),
                maybe(date()),
                maybe(date()),
                maybe("UPSN"),
                maybe("NEXT DAY"),
                maybe(pick("prepaid", "collect", "third-party")),
                parties("depositor", "warehouse", "ship-to"),
                list(
                        1 + random.nextInt(3),
                        index -> new ShippingOrder.Line(
                                Integer.toString(index + 1),
                                new Article("", Map.of("supplier", text(12)), maybe(text(30))),
                                quantity(),
                                maybe("PO1"),
                                maybe(line(index)),
                                maybe("L1"),
                                notes())),
                notes());
    }

    private Acknowledgement acknowledgement(int number) {
        List<Acknowledgement.Part> parts = new ArrayList<>();
        String verdict = pick("accepted", "accepted-with-errors", "partially-accepted", "rejected");
        Optional<String> group = Optional.of(Integer.toString(number));
        parts.add(new Acknowledgement.Part(
                group,
                Optional.empty(),
                Optional.of("PO"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                verdict,
                List.of()));
        for (int i = 0; i < random.nextInt(3); i++) {
            parts.add(new Acknowledgement.Part(
                    group,
                    Optional.of("000" + i),
                    Optional.of("850"),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    pick("accepted", "rejected", "accepted-with-errors"),
                    faults()));
        }
        return new Acknowledgement(
                Header.NEW.asTest(true),
                "",
                "syntax",
                Optional.empty(),
                Optional.empty(),
                Optional.of(verdict),
                Map.of(),
                parts,
                List.of());
    }

    private List<Acknowledgement.Fault> faults() {
        List<Acknowledgement.Fault> faults = new ArrayList<>();
        if (random.nextBoolean()) {
            faults.add(fault(Optional.of(4L), Optional.of("PO1"), Optional.of(2L), "7"));
            faults.add(fault(Optional.of(9L), Optional.of("CTT"), Optional.empty(), "2"));
            faults.add(fault(Optional.empty(), Optional.empty(), Optional.empty(), "5"));
        }
        return faults;
    }

    private static Acknowledgement.Fault fault(
            Optional<Long> segment, Optional<String> tag, Optional<Long> element, String code) {
        return new Acknowledgement.Fault(
                Optional.of(code),
                Optional.empty(),
                segment,
                tag,
                element,
                Optional.empty(),
                element.map(place -> "XY"));
    }

    private Acknowledgement interchangeAcknowledgement(int number) {
        return new Acknowledgement(
                Header.NEW.asTest(true),
                "",
                "interchange",
                Optional.of(String.format("%09d", number)),
                Optional.of(date()),
                Optional.of(pick("accepted", "accepted-with-errors", "rejected")),
                Map.of(),
                List.of(),
                List.of());
    }
}
