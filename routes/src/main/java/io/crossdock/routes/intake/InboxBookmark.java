package io.crossdock.routes.intake;

import io.crossdock.connectors.Answer;
import io.crossdock.connectors.Bookmark;
import io.crossdock.routes.lease.Fence;
import io.crossdock.routes.store.Database;
import java.util.Optional;

/** What one inbox is asked about itself, from the database; its place is written only by the node that reads it. */
record InboxBookmark(Database database, Transmissions transmissions, String tenant, String inbox, Fence fence)
        implements Bookmark {

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
                    .sql("update intake_bookmark set place = ? where inbox = ? and tenant = ?")
                    .params(place, inbox, tenant)
                    .update();
            if (changed == 0) {
                database.sql()
                        .sql("insert into intake_bookmark (tenant, inbox, place) values (?, ?, ?)")
                        .params(tenant, inbox, place)
                        .update();
            }
        });
    }
}
