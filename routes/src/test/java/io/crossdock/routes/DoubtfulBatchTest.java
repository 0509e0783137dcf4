package io.crossdock.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A batch that the broker has, and the hub does not know that it has. */
class DoubtfulBatchTest {

    private static final String MIXED_IN =
            """
            direction: in
            carries: [order, stock]
            connector: { drop: { folder: mixed } }
            when: { every: 1s }
            format: { json: {} }
            """;

    private static final String STOCK_IN =
            """
            direction: in
            carries: stock
            connector: { drop: { folder: stock } }
            when: { every: 1s }
            format:
              csv:
                columns: { SKU: article.ids.supplier, Version: header.version, Qty: buckets.available }
                set: { location: main, unit: H87 }
            """;

    private static final String ORDERS_OUT =
            """
            direction: out
            carries: order
            connector: { drop: { folder: orders } }
            format: { csv: { columns: { Order: orderNumber, Qty: lines.quantity.value } } }
            batch: { max: 2, every: 1s }
            """;

    private static final String STOCK_AND_ORDERS =
            """
            [
              { "kind": "stock", "header": { "schema": "1.0", "version": 1 }, "article": { "ids": { "supplier": "A-1" } },
                "location": "main", "buckets": { "available": 5 }, "unit": "H87" },
              { "kind": "order", "header": { "schema": "1.0" }, "orderNumber": "PO-1",
                "lines": [ { "number": "1", "article": { "ids": { "buyer": "1" } }, "quantity": { "value": 1, "unit": "H87" } } ] },
              { "kind": "order", "header": { "schema": "1.0" }, "orderNumber": "PO-2",
                "lines": [ { "number": "1", "article": { "ids": { "buyer": "1" } }, "quantity": { "value": 2, "unit": "H87" } } ] }
            ]
            """;

    @TempDir
    Path folder;

    @Test
    void isPublishedOnceThoughItsFirstDocumentIsOutOfDateByNow() throws Exception {
        try (HubFixture fixture = new HubFixture(folder)
                .folders("nordwind/mixed", "nordwind/stock", "suedhandel/orders")
                .partner("nordwind", "{}")
                .partner("suedhandel", "{}")
                .channel("nordwind.mixed-in", MIXED_IN)
                .channel("nordwind.stock-in", STOCK_IN)
                .channel("suedhandel.orders-out", ORDERS_OUT)
                .start()) {
            fixture.put("nordwind", "mixed/m.json", STOCK_AND_ORDERS);
            fixture.handled("nordwind.mixed-in", 3);
            fixture.put("nordwind", "stock/s.csv", "SKU,Version,Qty\nA-1,2,4\n");
            fixture.handled("nordwind.stock-in", 1);

            fixture.hub().close();
            forgetThatItIsDone("m.json");
            fixture.start();
            fixture.put("nordwind", "stock/s.csv", "SKU,Version,Qty\nA-1,3,3\n");
            fixture.handled("nordwind.stock-in", 2);

            assertThat(fixture.lines(fixture.received("suedhandel", "orders"))).containsExactly("PO-1,1", "PO-2,2");
        }
    }

    /** As after a crash between the broker's commit and the next row in the database. */
    private void forgetThatItIsDone(String name) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:h2:file:" + folder.resolve("data/database/crossdock")
                                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE",
                        "crossdock",
                        "");
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(
                            "update intake_transmission set state = 'OPEN' where name = '" + name + "'"))
                    .isEqualTo(1);
        }
    }
}
