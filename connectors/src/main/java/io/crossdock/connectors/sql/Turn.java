package io.crossdock.connectors.sql;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Which rows come next, and how it is kept that the hub has them. */
interface Turn {

    /** Puts the next rows on an empty sheet; no transaction is open afterwards. Nothing: there are none. */
    Optional<Taken> next(Connection connection, Sheet sheet) throws SQLException, IOException;

    /** Tries the columns and the rights that it needs, without effect. */
    String probe(Connection connection) throws SQLException;

    /** Rows that are on the sheet. */
    interface Taken {

        /** The name that their row gives them, if it does. */
        Optional<String> name();

        /** The hub has them. */
        void keep(Connection connection) throws SQLException;

        /** What the bookmark says after them. */
        Place after(Place before);
    }
}
