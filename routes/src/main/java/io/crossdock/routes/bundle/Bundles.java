package io.crossdock.routes.bundle;

import io.crossdock.config.yaml.Bundle;
import io.crossdock.routes.access.AuditLog;
import io.crossdock.routes.store.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Optional;

/** The configurations that were put in force, and the one that is (decision D17). */
public final class Bundles {

    /** As the audit log names it. */
    public static final String APPLY = "configuration.apply";

    private static final int LONGEST_AUTHOR = 200;
    private static final int LONGEST_COMMIT = 80;

    private final Database database;
    private final String tenant;
    private final AuditLog audit;
    private final InstantSource clock;

    public Bundles(Database database, String tenant, AuditLog audit, InstantSource clock) {
        this.database = database;
        this.tenant = tenant;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Who put a configuration in force, and out of which commit.
     *
     * @param commit empty: none is known
     */
    public record Origin(String author, String commit) {
        public Origin {
            author = author.substring(0, Math.min(author.length(), LONGEST_AUTHOR));
            commit = commit.substring(0, Math.min(commit.length(), LONGEST_COMMIT));
        }
    }

    /** A configuration that was put in force at an instant. */
    public record Applied(String hash, Origin origin, Instant since) {}

    /** Absent before the first one. */
    public Optional<Applied> inForce() {
        return database.sql()
                .sql("select hash, author, git_commit, applied from config_bundle where tenant = ? and in_force = true")
                .param(tenant)
                .query((row, index) -> applied(row))
                .optional();
    }

    private static Applied applied(ResultSet row) throws SQLException {
        return new Applied(
                row.getString(1),
                new Origin(row.getString(2), row.getString(3)),
                row.getObject(4, OffsetDateTime.class).toInstant());
    }

    /** The files of one, where they are kept. */
    public Optional<Bundle> find(String hash) {
        return database.sql()
                .sql("select files from config_bundle where tenant = ? and hash = ?")
                .params(tenant, hash)
                .query(byte[].class)
                .optional()
                .map(Bundles::unzip);
    }

    private static Bundle unzip(byte[] files) {
        try {
            return Bundle.unzip(files);
        } catch (IOException broken) {
            throw new UncheckedIOException("a bundle that was stored whole is none", broken);
        }
    }

    /** The files of one that was put in force. */
    public Bundle bundle(String hash) throws IOException {
        return Bundle.unzip(database.sql()
                .sql("select files from config_bundle where tenant = ? and hash = ?")
                .params(tenant, hash)
                .query(byte[].class)
                .single());
    }

    /**
     * Stores a configuration and puts it in force; the one before stays stored. The audit log has a line of it, whoever did it: a person,
     * or a folder that is watched.
     *
     * @return whether that changes anything: the one in force already keeps its author and its instant
     */
    public boolean apply(Bundle bundle, Origin origin) {
        String hash = bundle.hash();
        if (inForce().filter(applied -> applied.hash().equals(hash)).isPresent()) {
            return false;
        }
        database.durably(() -> {
            replace(hash, bundle.zip(), origin);
            audit.add(origin.author(), APPLY, hash, origin.commit());
        });
        return true;
    }

    private void replace(String hash, byte[] files, Origin origin) {
        database.sql()
                .sql("update config_bundle set in_force = false where tenant = ? and in_force = true")
                .param(tenant)
                .update();
        database.sql()
                .sql("delete from config_bundle where tenant = ? and hash = ?")
                .params(tenant, hash)
                .update();
        database.sql()
                .sql("insert into config_bundle (tenant, hash, files, author, git_commit, applied, in_force)"
                        + " values (?, ?, ?, ?, ?, ?, true)")
                .params(tenant, hash, files, origin.author(), origin.commit(), Database.time(clock.instant()))
                .update();
    }
}
