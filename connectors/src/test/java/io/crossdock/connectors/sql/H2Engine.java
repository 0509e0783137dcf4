package io.crossdock.connectors.sql;

import java.sql.SQLException;
import org.h2.tools.Server;

/** H2 as a server; its database is in memory and has a name of its own. */
final class H2Engine implements Engine {

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
    public void close() {
        server.stop();
    }
}
