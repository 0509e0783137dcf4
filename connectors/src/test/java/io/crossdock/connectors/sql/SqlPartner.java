package io.crossdock.connectors.sql;

import io.crossdock.config.Settings;
import io.crossdock.connectors.Counterpart;
import io.crossdock.connectors.Examples;
import io.crossdock.connectors.Source;
import io.crossdock.connectors.Target;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A partner with a table of what goes out, and one of what comes in. */
final class SqlPartner implements Counterpart {

    final Engine engine = new H2Engine();
    private final Map<String, byte[]> last = new TreeMap<>();

    SqlPartner() throws SQLException {
        engine.execute(
                "create table outbox (id bigint generated always as identity primary key, name varchar(200),"
                        + " body blob, picked varchar(40))",
                "create table inbox (name varchar(200), idempotency varchar(200), body blob)",
                "create table crossdock_dispatch (dispatch varchar(200) primary key)");
    }

    Settings source(String login, String channel) {
        Source source = source();
        return Examples.readWith(source.connection(), connection(login), SqlPartner::secret)
                .with(Examples.read(source.spec(), channel));
    }

    Settings target(String login, String channel) {
        Target target = target();
        return Examples.readWith(target.connection(), connection(login), SqlPartner::secret)
                .with(Examples.read(target.spec(), channel));
    }

    private String connection(String login) {
        return "{ address: \"" + engine.address() + "\", login: \"${secret:" + login + "}\", connect-timeout: 2m }";
    }

    private static List<String> secret(String name) {
        return List.of("hub:value-of-" + name);
    }

    @Override
    public Source source() {
        return new SqlSource();
    }

    @Override
    public Target target() {
        return new SqlTarget();
    }

    @Override
    public Settings sourceSettings() {
        return source("login", "{ table: outbox, claim: picked, key: id, body: body, name: name }");
    }

    @Override
    public Settings targetSettings() {
        return target(
                "login",
                "{ once: crossdock_dispatch, statement: \"insert into inbox (name, idempotency, body) values"
                        + " (:transmission.name, :transmission.key, :transmission.body)\" }");
    }

    @Override
    public void sends(String name, byte[] bytes) {
        try (Connection connection = engine.connect();
                PreparedStatement insert =
                        connection.prepareStatement("insert into outbox (name, body) values (?, ?)")) {
            insert.setString(1, name);
            insert.setBytes(2, bytes);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void sendsAgain(String name) {
        // the row is still there
    }

    @Override
    public boolean isAcknowledged(String name) {
        try (Connection connection = engine.connect();
                PreparedStatement select = connection.prepareStatement("select picked from outbox where name = ?")) {
            select.setString(1, name);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() && "crossdock-done".equals(rows.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Map<String, byte[]> received() {
        Map<String, byte[]> received = new TreeMap<>();
        try (Connection connection = engine.connect();
                PreparedStatement select = connection.prepareStatement("select name, body from inbox");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                if (received.put(rows.getString(1), rows.getBytes(2)) != null) {
                    throw new IllegalStateException(rows.getString(1) + " is there twice");
                }
            }
            last.clear();
            last.putAll(received);
        } catch (SQLException gone) {
            return last;
        }
        return received;
    }

    @Override
    public void breaksDown() {
        received();
        close();
    }

    @Override
    public List<String> secrets() {
        return List.of("value-of-login", "value-of-wrong");
    }

    @Override
    public void close() {
        engine.close();
    }
}
