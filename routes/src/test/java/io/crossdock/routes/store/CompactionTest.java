package io.crossdock.routes.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CompactionTest {

    /** Each commit of one row writes anew every page on the way to it. */
    private static final int COMMITS = 2_000;

    @Test
    void keepsTheFileOfManySmallCommitsHalfFullOfWhatIsStillTrue(@TempDir Path folder) {
        try (Database database = Database.embedded(folder)) {
            replaceAtOnce(database);
            commitOneByOne(database);

            await().untilAsserted(() -> {
                beat(database);
                assertThat(filled(database)).isGreaterThanOrEqualTo(50);
            });
            assertThat(articles(database)).isEqualTo(all());
        }
        try (Database database = Database.embedded(folder)) {
            assertThat(articles(database)).isEqualTo(all());
        }
    }

    /** What is outdated is kept for 45 seconds otherwise, and the file is as large as they made it. */
    private static void replaceAtOnce(Database database) {
        database.sql().sql("set retention_time 0").update();
    }

    /** What was moved is written with the next commit, of which a hub makes some each second. */
    private static void beat(Database database) {
        database.quickly(() -> database.sql()
                .sql("update shelf set article = article where id = 0")
                .update());
    }

    private static void commitOneByOne(Database database) {
        database.quickly(() -> {
            database.sql()
                    .sql("create table shelf (id integer primary key, article varchar(100))")
                    .update();
            database.sql().sql("create index shelf_article on shelf (article)").update();
        });
        IntStream.range(0, COMMITS)
                .forEach(id -> database.quickly(() -> database.sql()
                        .sql("insert into shelf values (?, ?)")
                        .params(id, "article " + id * 7919L % COMMITS)
                        .update()));
    }

    private static List<String> all() {
        return IntStream.range(0, COMMITS)
                .mapToObj(id -> "article " + id * 7919L % COMMITS)
                .toList();
    }

    private static List<String> articles(Database database) {
        return database.sql()
                .sql("select article from shelf order by id")
                .query(String.class)
                .list();
    }

    /** Of a hundred bytes of the file's parts, those of use. */
    private static int filled(Database database) {
        return database.sql()
                .sql("select cast(setting_value as integer) from information_schema.settings"
                        + " where setting_name = 'info.CHUNKS_FILL_RATE'")
                .query(Integer.class)
                .single();
    }
}
