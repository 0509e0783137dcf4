package io.crossdock.benchmarks;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** The embedded database: one batch of a hundred inbox rows for each commit. */
final class DatabaseBenchmark {

    private static final int ROWS = 100;
    private static final int BATCHES = 200;
    private static final String TABLE =
            "table inbox (tenant varchar(20), document varchar(60), version bigint, transmission varchar(40), "
                    + "ordinal int, content varchar(64), primary key (tenant, document, version))";

    private final Path folder;

    DatabaseBenchmark(Path folder) {
        this.folder = folder;
    }

    Contest batches() {
        String h2 = "jdbc:h2:" + folder.resolve("h2") + ";MODE=PostgreSQL;WRITE_DELAY=0";
        String hsqldb =
                "jdbc:hsqldb:file:" + folder.resolve("hsqldb/db") + ";hsqldb.write_delay=false;sql.syntax_pgs=true";
        return new Contest("D15: 100 inbox rows for each commit", "commits/s")
                .reference("raw append + sync of one record (F)", () -> Disk.append(folder, 1))
                .with("H2, WRITE_DELAY=0: not synced", () -> commits(h2, "create " + TABLE, ""))
                .with("H2, WRITE_DELAY=0 and CHECKPOINT SYNC", () -> commits(h2, "create " + TABLE, "checkpoint sync"))
                .with("HSQLDB, write_delay=false", () -> commits(hsqldb, "create cached " + TABLE, ""));
    }

    private static double commits(String url, String create, String afterEach) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, "sa", "");
                Statement statement = connection.createStatement()) {
            statement.execute("drop table if exists inbox");
            statement.execute(create);
            connection.setAutoCommit(false);
            long start = System.nanoTime();
            for (int batch = 0; batch < BATCHES; batch++) {
                insert(connection, batch);
                connection.commit();
                if (!afterEach.isEmpty()) {
                    statement.execute(afterEach);
                }
            }
            return BATCHES * 1e9 / (System.nanoTime() - start);
        }
    }

    private static void insert(Connection connection, int batch) throws SQLException {
        try (PreparedStatement rows = connection.prepareStatement(
                "insert into inbox (tenant, document, version, transmission, ordinal, content) values (?, ?, ?, ?, ?, ?)")) {
            for (int row = 0; row < ROWS; row++) {
                rows.setString(1, "main");
                rows.setString(2, "order/4012345000009/" + batch + "-" + row);
                rows.setLong(3, 1);
                rows.setString(4, "transmission-" + batch);
                rows.setInt(5, row);
                rows.setString(6, "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08");
                rows.addBatch();
            }
            rows.executeBatch();
        }
    }
}
