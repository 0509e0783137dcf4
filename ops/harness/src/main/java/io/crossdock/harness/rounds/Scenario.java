package io.crossdock.harness.rounds;

import io.crossdock.harness.recorder.Load;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The channels of the hub that is killed: orders from a folder and over HTTP, and stock from a folder; out to a folder one by one, to
 * another in lists, and to an API under an idempotency key; stock one by one and in lists, of which only the newest counts;
 * interchanges of a dealer who is told what became of them; orders to a mill that has to acknowledge them; and
 * orders of an agency that has to be asked for them.
 */
final class Scenario {

    private static final String SHOP =
            """
            name: Shop
            connections:
              drop: { file: { root: "@FOLDER@/shop" } }
              api: { http: {} }
            """;

    private static final String STORE =
            """
            name: Store
            connections: { drop: { file: { root: "@FOLDER@/store" } } }
            """;

    private static final String PORTAL =
            """
            name: Portal
            connections:
              drop: { file: { root: "@FOLDER@/portal" } }
              api: { http: { address: "http://127.0.0.1:@PORT@" } }
            """;

    private static final String ORDERS_IN =
            """
            direction: in
            carries: order
            connector: { drop: { folder: out } }
            when: { every: 100ms }
            format:
              csv:
                columns: { Key: orderNumber, Version: header.version, Article: lines.article.ids.buyer, Quantity: lines.quantity.value }
                set: { lines.quantity.unit: H87 }
            """;

    private static final String WEB_IN = ORDERS_IN
            .replace("{ drop: { folder: out } }", "{ api: { path: /orders, anonymous: true } }")
            .replace("when: { every: 100ms }\n", "");

    private static final String STOCK_IN =
            """
            direction: in
            carries: stock
            connector: { drop: { folder: stock } }
            when: { every: 100ms }
            format:
              csv:
                columns: { Key: article.ids.supplier, Version: header.version, Article: article.ids.buyer, Quantity: buckets.available }
                set: { location: main, unit: H87 }
            """;

    private static final String ORDERS_OUT =
            """
            direction: out
            carries: order
            connector: { drop: { folder: orders } }
            format:
              csv:
                separator: ";"
                decimal-mark: ","
                columns: { No: orderNumber, V: header.version, Art: lines.article.ids.buyer, Qty: lines.quantity.value }
            """;

    private static final String STOCK_OUT =
            """
            direction: out
            carries: stock
            connector: { drop: { folder: stock } }
            format:
              csv:
                separator: ";"
                decimal-mark: ","
                columns: { No: article.ids.supplier, V: header.version, Art: article.ids.buyer, Qty: buckets.available }
            """;

    private static final String DEALER =
            """
            name: Dealer
            identifiers: { edi: DEALER }
            connections: { drop: { file: { root: "@FOLDER@/dealer" } } }
            """;

    private static final String CHANGES_IN =
            """
            direction: in
            carries: order-change
            connector: { drop: { folder: out } }
            when: { every: 100ms }
            format: { edifact: { message: ORDCHG, release: D.96A } }
            on-bad-data: refuse
            acknowledge: { with: CONTRL, via: replies-out }
            """;

    private static final String RESPONSES_IN = CHANGES_IN
            .replace("order-change", "order-response")
            .replace("ORDCHG", "ORDRSP")
            .replace("CONTRL", "APERAK");

    private static final String SETS_IN = CHANGES_IN
            .replace("edifact: { message: ORDCHG, release: D.96A }", "x12: { message: 860 }")
            .replace("CONTRL", "997")
            .replace("replies-out", "replies-out-x12");

    private static final String SET_RESPONSES_IN = SETS_IN.replace("order-change", "order-response")
            .replace("860", "865")
            .replace("997", "999");

    private static final String REPLIES_OUT =
            """
            direction: out
            carries: acknowledgement
            connector: { drop: { folder: replies } }
            format: { edifact: { release: D.96A } }
            """;

    /** Called so that the points of replies lie in its threads too. */
    private static final String REPLIES_OUT_X12 =
            REPLIES_OUT.replace("edifact: { release: D.96A }", "x12: { release: 5010 }");

    private static final String MILL =
            """
            name: Mill
            identifiers: { edi: MILL }
            connections: { drop: { file: { root: "@FOLDER@/mill" } } }
            """;

    private static final String AWAITED_OUT =
            """
            direction: out
            carries: order
            if: header.version % 4 = 3
            connector: { drop: { folder: orders } }
            format: { edifact: { message: ORDERS, release: D.96A, sender: HUB } }
            acknowledgement: { expect: [CONTRL], within: 8h }
            """;

    private static final String ANSWERS_IN =
            """
            direction: in
            carries: acknowledgement
            connector: { drop: { folder: answers } }
            when: { every: 100ms }
            format: edifact
            """;

    private static final String AGENCY =
            """
            name: Agency
            connections: { list: { http: { address: "http://127.0.0.1:@PORT@/agency" } } }
            """;

    private static final String POLLED_IN =
            """
            direction: in
            carries: order
            connector: { list: { poll: true, path: /orders, items: /orders, cursor: /next, cursor-parameter: after, timeout: 10s } }
            when: { every: 1s }
            format:
              json:
                documents: /orders
                fields:
                  number: orderNumber
                  version: header.version
                  lines[].article: lines.article.ids.buyer
                  lines[].quantity: lines.quantity.value
                set: { lines.quantity.unit: H87 }
            """;

    private static final Map<String, String> FILES = Map.ofEntries(
            Map.entry("shop/partner.yaml", SHOP),
            Map.entry("store/partner.yaml", STORE),
            Map.entry("portal/partner.yaml", PORTAL),
            Map.entry("shop/orders-in.yaml", ORDERS_IN),
            Map.entry("shop/web-in.yaml", WEB_IN),
            Map.entry("shop/stock-in.yaml", STOCK_IN),
            Map.entry("dealer/partner.yaml", DEALER),
            Map.entry("dealer/changes-in.yaml", CHANGES_IN),
            Map.entry("dealer/responses-in.yaml", RESPONSES_IN),
            Map.entry("dealer/sets-in.yaml", SETS_IN),
            Map.entry("dealer/set-responses-in.yaml", SET_RESPONSES_IN),
            Map.entry("dealer/replies-out.yaml", REPLIES_OUT),
            Map.entry("dealer/replies-out-x12.yaml", REPLIES_OUT_X12),
            Map.entry("store/orders-out.yaml", ORDERS_OUT),
            Map.entry(
                    "store/lists-out.yaml",
                    ORDERS_OUT.replace("folder: orders", "folder: lists") + "batch: { max: 7, every: 1s }\n"),
            Map.entry(
                    "portal/orders-out.yaml",
                    ORDERS_OUT.replace(
                                    "{ drop: { folder: orders } }",
                                    "{ api: { timeout: 10s, identifiers: { portal: /number } } }")
                            + "delivery: { attempts: 1 }\n"),
            Map.entry("store/stock-out.yaml", STOCK_OUT),
            Map.entry("portal/stock-out.yaml", STOCK_OUT + "batch: { max: 5, every: 1s }\n"));

    private static final Map<String, String> MORE_FILES = Map.of(
            "agency/partner.yaml", AGENCY,
            "agency/orders-in.yaml", POLLED_IN,
            "mill/partner.yaml", MILL,
            "mill/orders-out.yaml", AWAITED_OUT,
            "mill/answers-in.yaml", ANSWERS_IN);

    private Scenario() {}

    /** @param port where the partner takes requests */
    static void write(Path folder, Load load, int port) throws IOException {
        write(folder, port, FILES);
        if (load == Load.ALL) {
            write(folder, port, MORE_FILES);
        }
    }

    private static void write(Path folder, int port, Map<String, String> files) throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path place = folder.resolve("config/partners").resolve(file.getKey());
            Files.createDirectories(place.getParent());
            Files.writeString(
                    place,
                    file.getValue().replace("@FOLDER@", folder.toString()).replace("@PORT@", Integer.toString(port)));
        }
    }
}
