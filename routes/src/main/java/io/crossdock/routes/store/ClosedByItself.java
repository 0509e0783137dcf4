package io.crossdock.routes.store;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;

/**
 * Takes a connection out of the pool whose embedded database has closed itself, since it could not write: it never works again, and
 * the next connection opens the database anew. Named to the pool by its class.
 */
public final class ClosedByItself implements SQLExceptionOverride {

    /** H2's code. */
    private static final int DATABASE_IS_CLOSED = 90098;

    @java.lang.Override
    public Override adjudicate(SQLException failure) {
        return failure.getErrorCode() == DATABASE_IS_CLOSED ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
    }
}
