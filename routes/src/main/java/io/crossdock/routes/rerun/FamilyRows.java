package io.crossdock.routes.rerun;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import io.crossdock.routes.store.Database;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The rows that tell which documents are one another's again, whatever rerun made them, and which rerun may send them where. */
record FamilyRows(Database database, String tenant) {

    /** By document: the first of its family, for those that came out of a rerun. */
    Map<String, String> origins(Collection<String> documents) {
        return one(pairs(
                "select r.again, r.origin from unnest(?) as wanted (item)"
                        + " join rerun_document r on r.again = wanted.item where r.tenant = ?",
                documents.toArray(String[]::new),
                tenant));
    }

    /** By document: the one that it is, of those that had their effect and went again. */
    Map<String, String> sentOutOf(Collection<String> documents) {
        return one(pairs(
                "select r.again, r.origin from unnest(?) as wanted (item)"
                        + " join rerun_document r on r.again = wanted.item where r.tenant = ? and r.action = 'SEND'",
                documents.toArray(String[]::new),
                tenant));
    }

    /** By the first of a family: what it became. */
    Map<String, List<String>> descendants(Collection<String> origins) {
        return all(pairs(
                "select r.origin, r.again from unnest(?) as wanted (item)"
                        + " join rerun_document r on r.origin = wanted.item where r.tenant = ? and r.again <> ''",
                origins.toArray(String[]::new),
                tenant));
    }

    /**
     * Claims channels that documents were missing in; within the caller's transaction.
     *
     * @param channels by the first of a family
     * @return those that this rerun may send to: no other one has claimed them
     */
    Map<String, List<String>> claim(String rerun, Map<String, List<String>> channels) {
        database.batch(
                "insert into rerun_sent (tenant, origin, channel, rerun) values (?, ?, ?, ?) on conflict do nothing",
                channels.entrySet().stream()
                        .flatMap(entry -> entry.getValue().stream()
                                .map(channel -> new Object[] {tenant, entry.getKey(), channel, rerun}))
                        .toList());
        return all(pairs(
                "select s.origin, s.channel from unnest(?) as wanted (item)"
                        + " join rerun_sent s on s.origin = wanted.item where s.tenant = ? and s.rerun = ?",
                channels.keySet().toArray(String[]::new),
                tenant,
                rerun));
    }

    /** What two columns say. */
    private Stream<Map.Entry<String, String>> pairs(String question, Object... asked) {
        return database
                .sql()
                .sql(question)
                .params(asked)
                .query((row, index) -> Map.entry(row.getString(1), row.getString(2)))
                .list()
                .stream();
    }

    private static Map<String, String> one(Stream<Map.Entry<String, String>> pairs) {
        return pairs.collect(toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one));
    }

    private static Map<String, List<String>> all(Stream<Map.Entry<String, String>> pairs) {
        return pairs.collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
    }
}
