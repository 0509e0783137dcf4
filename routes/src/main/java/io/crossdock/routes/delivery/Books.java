package io.crossdock.routes.delivery;

import io.crossdock.routes.store.Database;
import java.util.Map;
import java.util.TreeMap;

/** How we stand with each partner: how far our numbers are, and what it owes us. */
public final class Books {

    private final Database database;
    private final String tenant;

    public Books(Database database, String tenant) {
        this.database = database;
        this.tenant = tenant;
    }

    /**
     * How we stand with a partner.
     *
     * @param number the control number that we gave last; 0: none yet
     * @param awaited acknowledgements that it owes us
     * @param overdue those that did not come in time
     */
    public record Book(long number, long awaited, long overdue) {

        public static final Book EMPTY = new Book(0, 0, 0);

        private Book and(Book other) {
            return new Book(number + other.number, awaited + other.awaited, overdue + other.overdue);
        }
    }

    /** By partner; those with whom there was nothing yet are left out. */
    public Map<String, Book> all() {
        Map<String, Book> books = new TreeMap<>();
        database.sql()
                .sql("select partner, last from delivery_counter where tenant = ?")
                .param(tenant)
                .query(row -> {
                    books.merge(row.getString(1), new Book(row.getLong(2), 0, 0), Book::and);
                });
        database.sql()
                .sql("select partner, state, count(*) from delivery_awaited where state in ('AWAITED', 'OVERDUE')"
                        + " and tenant = ? group by partner, state")
                .param(tenant)
                .query(row -> {
                    boolean late = row.getString(2).equals("OVERDUE");
                    long owed = row.getLong(3);
                    books.merge(row.getString(1), new Book(0, late ? 0 : owed, late ? owed : 0), Book::and);
                });
        return books;
    }
}
