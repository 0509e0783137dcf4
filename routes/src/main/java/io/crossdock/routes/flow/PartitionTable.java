package io.crossdock.routes.flow;

import io.crossdock.config.Kind;
import io.crossdock.routes.broker.Partitions;
import io.crossdock.routes.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * How many partitions each kind has, the same for all nodes. A change has two steps, so that a key is never in the hands of two workers:
 * from the first on documents are dealt anew, while the earlier partitions are still served and the new ones wait; from the second on,
 * when the earlier ones are drained, the new ones are served.
 */
public final class PartitionTable {

    private final Database database;
    private final String tenant;

    public PartitionTable(Database database, String tenant) {
        this.database = database;
        this.tenant = tenant;
    }

    /**
     * How a kind stands.
     *
     * @param number of the partitions that documents are dealt to
     * @param draining the number before, whose documents go first; 0: none do
     * @param mark transmissions that were begun before it may still be dealt to the earlier ones; 0: not known yet
     */
    public record Stand(Kind kind, int number, int draining, long mark) {

        static Stand unchanged(Kind kind) {
            return new Stand(kind, 1, 0, 0);
        }

        public boolean isDraining() {
            return draining > 0;
        }

        int served() {
            return isDraining() ? draining : number;
        }
    }

    /** Of each kind whose number was ever changed. */
    public List<Stand> stands() {
        return database.sql()
                .sql("select kind, number, draining, mark from flow_partition where tenant = ?")
                .param(tenant)
                .query((row, index) -> stand(row))
                .list();
    }

    public Stand stand(Kind kind) {
        return stands().stream()
                .filter(stand -> stand.kind() == kind)
                .findFirst()
                .orElseGet(() -> Stand.unchanged(kind));
    }

    private static Stand stand(ResultSet row) throws SQLException {
        return new Stand(Kind.of(row.getString(1)).orElseThrow(), row.getInt(2), row.getInt(3), row.getLong(4));
    }

    /** Those that documents are dealt to; to be asked after the transmission that they come in is kept as begun. */
    public Partitions dealt() {
        return numbers(stands(), Stand::number);
    }

    /** Those that have workers. */
    public Partitions served() {
        return numbers(stands(), Stand::served);
    }

    /** The addresses of these kinds, also of those that are drained. */
    public List<String> lanes(Collection<Kind> kinds) {
        List<Stand> stands = stands();
        Partitions dealt = numbers(stands, Stand::number);
        Partitions served = numbers(stands, Stand::served);
        return kinds.stream()
                .sorted()
                .flatMap(kind -> Stream.concat(dealt.lanes(kind).stream(), served.lanes(kind).stream()))
                .distinct()
                .toList();
    }

    private static Partitions numbers(List<Stand> stands, ToIntFunction<Stand> number) {
        Map<Kind, Integer> numbers = new EnumMap<>(Kind.class);
        stands.forEach(stand -> numbers.put(stand.kind(), number.applyAsInt(stand)));
        return new Partitions(numbers);
    }

    /** The first step; the new queues are there already. */
    public void begin(Stand before, int number) {
        database.durably(() -> {
            database.sql()
                    .sql("insert into flow_partition (tenant, kind, number, draining, mark) values (?, ?, ?, 0, 0)"
                            + " on conflict do nothing")
                    .params(tenant, before.kind().word(), before.number())
                    .update();
            database.sql()
                    .sql("update flow_partition set number = ?, draining = ?, mark = 0"
                            + " where tenant = ? and kind = ? and number = ? and draining = 0")
                    .params(number, before.number(), tenant, before.kind().word(), before.number())
                    .update();
        });
    }

    /** @param mark taken after the first step, so that all who could not know of it came before */
    public void mark(Stand stand, long mark) {
        database.durably(() -> {
            database.sql()
                    .sql(
                            "update flow_partition set mark = ? where tenant = ? and kind = ? and number = ? and draining = ?"
                                    + " and mark = 0")
                    .params(mark, tenant, stand.kind().word(), stand.number(), stand.draining())
                    .update();
        });
    }

    /** The second step. */
    public void end(Stand stand) {
        database.durably(() -> {
            database.sql()
                    .sql("update flow_partition set draining = 0, mark = 0"
                            + " where tenant = ? and kind = ? and number = ? and draining = ?")
                    .params(tenant, stand.kind().word(), stand.number(), stand.draining())
                    .update();
        });
    }
}
