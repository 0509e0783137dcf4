package io.crossdock.connectors.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.h2.tools.Server;

/** H2 as a server; its database is in memory and has a name of its own. Public, since H2 calls its alias. */
public final class H2Engine implements Engine {

    private final Server server;

    H2Engine() throws SQLException {
        System.setProperty("h2.bindAddress", "127.0.0.1");
        server = Server.createTcpServer("-tcpPort", "0", "-ifNotExists").start();
        execute("create table if not exists nothing (id int)");
    }

    @Override
    public String address() {
        return "jdbc:h2:tcp://127.0.0.1:" + server.getPort() + "/mem:partner-" + server.getPort()
                + ";DB_CLOSE_DELAY=-1";
    }

    @Override
    public String instant() {
        return "timestamp(6) with time zone";
    }

    @Override
    public String upsert() {
        return "merge into stock (sku, quantity) key (sku) values (:sku, :quantity)";
    }

    @Override
    public String[] procedure() {
        return new String[] {"create alias if not exists take_stock for '" + H2Engine.class.getName() + ".takeStock'"};
    }

    /** What the alias calls. */
    @SuppressWarnings("unused")
    public static void takeStock(Connection connection, String sku, int quantity) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("insert into stock values (?, ?)")) {
            insert.setString(1, sku);
            insert.setInt(2, quantity);
            insert.executeUpdate();
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
