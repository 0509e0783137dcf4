package io.crossdock.connectors.sql;

import io.crossdock.config.Problem;
import io.crossdock.config.Setting;
import io.crossdock.config.Settings;
import io.crossdock.config.Spec;
import io.crossdock.connectors.Finding;
import io.crossdock.connectors.Probe;
import io.crossdock.connectors.Target;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.apache.camel.model.ProcessorDefinition;

/** Executes statements of the channel's own for each document, all of a transmission in one transaction. */
public final class SqlTarget implements Target {

    private static final Spec SPEC = Spec.of(
                    "sql",
                    "Executes statements for each document, all of a transmission in one transaction.",
                    Setting.of(
                                    "statement",
                                    new Setting.Type.Many(
                                            new Setting.Type.Brief(
                                                    "sql",
                                                    new Setting.Type.Group(
                                                            List.of(
                                                                    Setting.text(
                                                                                    "sql",
                                                                                    "Insert, update, merge or call, with values by name: :number, :buyer.name.")
                                                                            .must(),
                                                                    Setting.text(
                                                                            "each",
                                                                            "The list for whose every element it is executed: with 'lines', :lines.sku is the element's."))))),
                                    "What is executed, in this order: with values of the document's JSON, or with :transmission.body, .name,"
                                            + " .key and .type of the whole.")
                            .must(),
                    Setting.text(
                            "once",
                            "A table with a column 'dispatch', of at least 200 characters and unique, where the hub notes in the same"
                                    + " transaction what it wrote: then each transmission has its effect exactly once. Without it, after a crash"
                                    + " the statements may run again."),
                    Setting.flag(
                                    "repeatable",
                                    "Without 'once': whether the statements may run twice with no further effect, as an upsert by key does.")
                            .or("false"),
                    Setting.table(
                            "types",
                            new Setting.Type.Choice(List.of(
                                    "text",
                                    "whole",
                                    "number",
                                    "boolean",
                                    "date",
                                    "time",
                                    "timestamp",
                                    "instant",
                                    "json",
                                    "uuid",
                                    "bytes")),
                            "The type of a parameter, by its name, where the driver does not know it: MariaDB's knows none."))
            .example(
                    "{ statement: \"insert into stock (sku, quantity) values (:article.sku, :quantity) on conflict (sku) do update set quantity = excluded.quantity\", repeatable: true }")
            .example(
                    "{ once: crossdock_dispatch, statement: [\"insert into orders (number, buyer) values (:number, :buyer.name)\","
                            + " { each: lines, sql: \"insert into order_line (number, sku, quantity) values (:number, :lines.sku, :lines.quantity)\" }] }")
            .example("{ once: crossdock_dispatch, statement: \"call take_order(:transmission.body)\" }");

    @Override
    public Spec connection() {
        return Sql.CONNECTION;
    }

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public ProcessorDefinition<?> to(ProcessorDefinition<?> route, Settings settings) {
        return route.process(new Writing(settings));
    }

    @Override
    public Problem.Code explain(Exception failure) {
        return Failures.explain(failure);
    }

    @Override
    public List<Finding> probe(Settings settings) {
        Database database = new Database(settings);
        return Probe.of(this, settings.text("address"), () -> {
            try (Connection connection = database.open()) {
                String known = Prepared.all(settings, connection).size() == 1 ? "statement names" : "statements name";
                if (settings.has("once")) {
                    look(settings.text("once"), connection);
                }
                connection.rollback();
                return "the database lets the hub in, and knows what the " + known;
            }
        });
    }

    private static void look(String once, Connection connection) throws SQLException {
        String sql = "select dispatch from " + once + " where 1 = 0";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.executeQuery().close();
        }
    }
}
