package io.crossdock.routes.store;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import org.h2.jdbcx.JdbcDataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Connections to the embedded database. One whose disk failed closes itself, and the next connection opens it anew: but not before the
 * disk takes something again, since each opening repairs the file, which half done is worse than not begun.
 */
final class EmbeddedSource extends DelegatingDataSource {

    private final EmbeddedFile file;

    private EmbeddedSource(JdbcDataSource source, EmbeddedFile file) {
        super(source);
        this.file = file;
    }

    static EmbeddedSource of(EmbeddedFile file, String url) {
        JdbcDataSource source = new JdbcDataSource();
        source.setUrl(url);
        source.setUser("crossdock");
        return new EmbeddedSource(source, file);
    }

    @Override
    public Connection getConnection() throws SQLException {
        try {
            file.probe();
        } catch (IOException failing) {
            throw new SQLException("the disk of the embedded database fails", failing);
        }
        return super.getConnection();
    }
}
