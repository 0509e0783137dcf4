package io.crossdock.routes.intake;

import io.crossdock.connectors.Answer;
import io.crossdock.connectors.Bookmark;
import io.crossdock.routes.lease.Fence;
import io.crossdock.routes.store.Database;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What one inbox is asked about itself, from the database; its place is written only by the node that reads it. */
record InboxBookmark(
        Database database, Transmissions transmissions, String tenant, String inbox, Fence fence, InstantSource clock)
        implements Bookmark {

    /** By inbox. */
    static Map<String, Instant> moves(Database database, String tenant) {
        return database
                .sql()
                .sql("select inbox, moved from intake_bookmark where tenant = ? and moved is not null")
                .param(tenant)
                .query((row, index) -> Map.entry(
                        row.getString(1), row.getObject(2, OffsetDateTime.class).toInstant()))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public Optional<String> read() {
        return database.sql()
                .sql("select place from intake_bookmark where inbox = ? and tenant = ?")
                .params(inbox, tenant)
                .query(String.class)
                .optional();
    }

    @Override
    public Optional<Answer> told(String reference) {
        return transmissions.told(inbox, reference);
    }

    @Override
    public void write(String place) {
        database.durably(() -> {
            fence.check();
            int changed = database.sql()
                    .sql("update intake_bookmark set place = ?, moved = ? where inbox = ? and tenant = ?")
                    .params(place, Database.time(clock.instant()), inbox, tenant)
                    .update();
            if (changed == 0) {
                database.sql()
                        .sql("insert into intake_bookmark (tenant, inbox, place, moved) values (?, ?, ?, ?)")
                        .params(tenant, inbox, place, Database.time(clock.instant()))
                        .update();
            }
        });
    }
}
