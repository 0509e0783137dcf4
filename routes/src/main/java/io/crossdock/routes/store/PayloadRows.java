package io.crossdock.routes.store;

import java.util.Collection;
import java.util.Optional;

/** Small payloads: rows that come and go with the transaction of what refers to them. */
public final class PayloadRows {

    private final Database database;
    private final String tenant;

    public PayloadRows(Database database, String tenant) {
        this.database = database;
        this.tenant = tenant;
    }

    /** Keeps bytes under a key, unless it has some. */
    void keep(String key, byte[] bytes) {
        database.sql()
                .sql("insert into store_payload (tenant, item, bytes) values (?, ?, ?) on conflict do nothing")
                .params(tenant, key, bytes)
                .update();
    }

    Optional<byte[]> find(String key) {
        return database.sql()
                .sql("select bytes from store_payload where item = ? and tenant = ?")
                .params(key, tenant)
                .query(byte[].class)
                .optional();
    }

    /** Within the transaction that forgets what referred to them. */
    public void forget(Collection<String> keys) {
        database.batch(
                "delete from store_payload where item = ? and tenant = ?",
                keys.stream().map(key -> new Object[] {key, tenant}).toList());
    }
}
