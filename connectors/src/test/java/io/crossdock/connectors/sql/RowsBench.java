package io.crossdock.connectors.sql;

import io.crossdock.config.Settings;
import io.crossdock.config.Wire;
import io.crossdock.connectors.Answer;
import io.crossdock.connectors.Bookmark;
import io.crossdock.connectors.Dispatch;
import io.crossdock.connectors.Examples;
import io.crossdock.connectors.Poll;
import io.crossdock.connectors.Receipt;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.extension.ExtendWith;

/** A database, and the hub beside it. */
@ExtendWith(Engines.class)
abstract class RowsBench {

    private static final class Place implements Bookmark {

        private Optional<String> place = Optional.empty();

        @Override
        public Optional<String> read() {
            return place;
        }

        @Override
        public Optional<Answer> told(String reference) {
            return Optional.empty();
        }

        @Override
        public void write(String text) {
            place = Optional.of(text);
        }
    }

    private final Place bookmark = new Place();
    Instant now = Instant.EPOCH;

    /** Settings of the connection, each with a comma before it. */
    String more = "";

    final Engine engine;

    RowsBench(Engine engine) {
        this.engine = engine;
    }

    private Settings source(String channel) {
        SqlSource source = new SqlSource();
        return connection().with(Examples.read(source.spec(), channel));
    }

    private Settings connection() {
        return Examples.readWith(
                new SqlSource().connection(),
                "{ address: \"" + engine.address() + "\", login: \"${secret:login}\", zone: Europe/Berlin" + more
                        + " }",
                name -> List.of(engine.user() + ":" + Engine.PASSWORD));
    }

    Looking looking(String channel) {
        InstantSource clock = () -> now;
        Settings settings = source(channel);
        return new Looking(settings, bookmark, new SqlSource(clock).turn(settings, bookmark));
    }

    private static String text(Poll.Found found) throws Exception {
        return new String(found.arrival().wire().bytes(), StandardCharsets.UTF_8);
    }

    /** All that one look finds, each taken. */
    static List<String> take(Looking looking) throws Exception {
        List<String> taken = new ArrayList<>();
        try (Poll.Look look = looking.open()) {
            for (Optional<Poll.Found> found = look.next(); found.isPresent(); found = look.next()) {
                taken.add(text(found.get()));
                found.get().taken();
            }
        }
        return taken;
    }

    List<String> take(String channel) throws Exception {
        return take(looking(channel));
    }

    String reference(Looking looking) throws Exception {
        try (Poll.Look look = looking.open()) {
            return look.next().orElseThrow().arrival().reference().orElseThrow();
        }
    }

    void create(String table, String columns) {
        engine.execute("drop table if exists " + table, "create table " + table + " (" + columns + ")");
    }

    List<String> rows(String query) throws Exception {
        List<String> rows = new ArrayList<>();
        try (Connection connection = engine.connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            ResultSetMetaData columns = result.getMetaData();
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int at = 1; at <= columns.getColumnCount(); at++) {
                    row.add(result.getString(at));
                }
                rows.add(String.join(" ", row.stream().map(String::valueOf).toList()));
            }
        }
        return rows;
    }

    Receipt write(String channel, String key, String json) throws Exception {
        Writing writing = new Writing(connection().with(Examples.read(new SqlTarget().spec(), channel)));
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            Exchange exchange = new DefaultExchange(camel);
            exchange.getMessage()
                    .setBody(new Dispatch(
                            Wire.of("a.json", json.getBytes(StandardCharsets.UTF_8)), key, "application/json"));
            writing.process(exchange);
            return exchange.getMessage().getBody(Receipt.class);
        } finally {
            writing.stop();
        }
    }
}
