package io.crossdock.connectors.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.connectors.Receipt;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How rows are written, into every database. */
abstract class WritingContract extends RowsBench {

    WritingContract(Engine engine) {
        super(engine);
    }

    private static final String TWO_ORDERS =
            "[{\"number\":\"A\",\"buyer\":{\"name\":\"Ünal\"},\"total\":12345678901234.123456789,"
                    + "\"placed\":\"2026-07-01T10:00:00Z\",\"lines\":[{\"sku\":\"x\",\"quantity\":2},{\"sku\":\"y\",\"quantity\":3}]},"
                    + "{\"number\":\"B\",\"lines\":[]}]";

    @Test
    void writesHeadAndLinesExactly() throws Exception {
        create("order_line", "number varchar(9), sku varchar(9), quantity int");
        create(
                "orders",
                "number varchar(9) primary key, buyer varchar(40), total decimal(24,9), placed timestamp null");

        Receipt receipt = write(
                "{ " + engine.types("placed: timestamp")
                        + "statement: [\"insert into orders values (:number, :buyer.name, :total, :placed)\","
                        + " { each: lines, sql: \"insert into order_line values (:number, :lines.sku, :lines.quantity)\" }] }",
                "k1",
                TWO_ORDERS);

        assertThat(receipt.result()).isEqualTo(Receipt.Result.DELIVERED);
        assertThat(rows("select number, buyer, total, extract(hour from placed) from orders order by number"))
                .containsExactly("A Ünal 12345678901234.123456789 12", "B null null null");
        assertThat(rows("select number, sku, quantity from order_line order by sku"))
                .containsExactly("A x 2", "A y 3");
    }

    @Test
    void writesOnceWhatComesTwice() throws Exception {
        create("crossdock_dispatch", "dispatch varchar(200) primary key");
        create("stock", "sku varchar(9), quantity int");
        String channel = "{ once: crossdock_dispatch, statement: \"insert into stock values (:sku, :quantity)\" }";

        List<Receipt.Result> results = List.of(
                write(channel, "k1", "{\"sku\":\"a\",\"quantity\":1}").result(),
                write(channel, "k1", "{\"sku\":\"a\",\"quantity\":1}").result(),
                write(channel, "k2", "{\"sku\":\"b\",\"quantity\":1}").result());

        assertThat(results).containsOnly(Receipt.Result.DELIVERED);
        assertThat(rows("select sku from stock order by sku")).containsExactly("a", "b");
    }

    @Test
    void writesAllOfATransmissionOrNothing() throws Exception {
        create("crossdock_dispatch", "dispatch varchar(200) primary key");
        create("stock", "sku varchar(9) primary key, quantity int not null");
        String channel = "{ once: crossdock_dispatch, statement: \"insert into stock values (:sku, :quantity)\" }";
        String rows = IntStream.range(0, 600)
                .mapToObj(at -> "{\"sku\":\"s" + at + "\",\"quantity\":" + (at == 550 ? "null" : at) + "}\n")
                .reduce("", String::concat);

        Receipt refused = write(channel, "k1", rows);
        Receipt mended = write(channel, "k1", rows.replace("null", "7"));

        assertThat(refused.problem()).map(Object::toString).hasValueSatisfying(problem -> assertThat(problem)
                .contains("a value is missing")
                .contains("statement 1"));
        assertThat(mended.result()).isEqualTo(Receipt.Result.DELIVERED);
        assertThat(rows("select count(*), sum(quantity) from stock")).containsExactly("600 " + (179700 - 550 + 7));
    }

    @Test
    void refusesAFractionWhereWholeNumbersGo() throws Exception {
        create("stock", "sku varchar(9) primary key, quantity int");

        Receipt receipt = write(
                "{ " + engine.types("quantity: whole") + "statement: \"insert into stock values (:sku, :quantity)\" }",
                "k1",
                "{\"sku\":\"a\",\"quantity\":1.5}");

        assertThat(receipt.result()).isEqualTo(Receipt.Result.REFUSED);
        assertThat(rows("select * from stock")).isEmpty();
    }

    @Test
    void upsertsInTheWordsOfTheDatabase() throws Exception {
        create("stock", "sku varchar(9) primary key, quantity int");
        String channel = "{ repeatable: true, statement: \"" + engine.upsert() + "\" }";

        write(channel, "k1", "{\"sku\":\"a\",\"quantity\":1}\n{\"sku\":\"b\",\"quantity\":2}");
        write(channel, "k2", "{\"sku\":\"a\",\"quantity\":5}");

        assertThat(rows("select sku, quantity from stock order by sku")).containsExactly("a 5", "b 2");
    }

    @Test
    void callsAProcedure() throws Exception {
        create("stock", "sku varchar(9) primary key, quantity int");
        engine.execute(engine.procedure());

        Receipt receipt = write(
                "statement: \"call take_stock(:sku, :quantity)\"",
                "k1",
                "{\"sku\":\"a\",\"quantity\":1}\n{\"sku\":\"b\",\"quantity\":2}");

        assertThat(receipt.result()).isEqualTo(Receipt.Result.DELIVERED);
        assertThat(rows("select sku, quantity from stock order by sku")).containsExactly("a 1", "b 2");
    }

    @Test
    void keepsAMoment() throws Exception {
        create("moments", "id int primary key, moment " + engine.instant());

        write(
                "{ " + engine.types("moment: timestamp") + "statement: \"insert into moments values (:id, :moment)\" }",
                "k1",
                "{\"id\":1,\"moment\":\"2026-07-01T10:00:00+05:30\"}");

        List<String> taken = take(looking("{ table: moments, cursor: id, settle: 0s }"));
        String written = taken.get(0).replaceAll("(?is).*\"moment\":\"([^\"]*)\".*", "$1");
        assertThat(OffsetDateTime.parse(written).toInstant()).isEqualTo(Instant.parse("2026-07-01T04:30:00Z"));
    }
}
