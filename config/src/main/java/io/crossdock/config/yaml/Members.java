package io.crossdock.config.yaml;

import io.crossdock.config.Location;
import io.crossdock.config.Problem;
import io.crossdock.config.tables.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;

/**
 * The partners of one folder (decision D2): {@code members: tables/stores.csv} in its {@code partner.yaml} makes each row of the
 * table a partner, and each file beside it a channel of each of them.
 *
 * @param table what problems call the table; empty: there is none
 * @param columns of the table
 */
record Members(String table, List<String> columns, List<Member> all) {

    private static final String KEY = "members";
    private static final String ID = "id";
    private static final String TABLES = "tables/";
    private static final int LONGEST_ID = 60;

    Members {
        columns = List.copyOf(columns);
        all = List.copyOf(all);
    }

    static Members only(String folder) {
        return new Members("", List.of(), List.of(Member.only(folder)));
    }

    /** @param problems takes what is wrong with the table; a faulty row is no member */
    static Members of(Path root, String folder, Filling partner, Collection<Problem> problems) {
        Optional<Node> key = value(partner.root());
        Optional<String> table = key.flatMap(ChannelNode::text);
        if (table.isEmpty()) {
            return only(folder);
        }
        try {
            return of(folder, table.orElseThrow(), read(root, table.orElseThrow()), problems);
        } catch (IOException fault) {
            Location at = new SettingsReader(partner.source(), name -> List.of()).at(key.orElseThrow(), KEY);
            problems.add(LanguageCodes.MEMBERS_TABLE.at(at, table.orElseThrow() + " " + fault.getMessage()));
            return new Members(table.orElseThrow(), List.of(ID), List.of());
        }
    }

    private static Optional<Node> value(Node partner) {
        return partner instanceof MappingNode mapping
                ? mapping.getValue().stream()
                        .filter(tuple -> ChannelNode.text(tuple.getKeyNode()).equals(Optional.of(KEY)))
                        .findFirst()
                        .map(NodeTuple::getValueNode)
                : Optional.empty();
    }

    private static Table read(Path root, String written) throws IOException {
        Path file = root.resolve(written).normalize();
        if (!written.startsWith(TABLES) || !file.startsWith(root.resolve(TABLES).normalize())) {
            throw new IOException("is not below " + TABLES);
        }
        Table table = Table.read(file);
        if (!table.columns().contains(ID)) {
            throw new IOException("has no column '" + ID + "'; its columns are " + String.join(", ", table.columns()));
        }
        return table;
    }

    private static Members of(String folder, String source, Table table, Collection<Problem> problems) {
        List<Member> members = new ArrayList<>();
        Map<String, Long> lines = new HashMap<>();
        for (Table.Row row : table.rows()) {
            String id = row.cells().getOrDefault(ID, "");
            Optional<String> fault = fault(id, Optional.ofNullable(lines.putIfAbsent(id, row.line())));
            fault.ifPresent(message ->
                    problems.add(LanguageCodes.MEMBER_ID.at(new Location(source, row.line(), 0, ID), message)));
            if (fault.isEmpty()) {
                members.add(new Member(folder + "/" + id, row.line(), row.cells()));
            }
        }
        return new Members(source, table.columns(), members);
    }

    private static Optional<String> fault(String id, Optional<Long> earlier) {
        if (id.isEmpty()) {
            return Optional.of("there is no id");
        }
        if (!Names.isSound(id) || id.length() > LONGEST_ID) {
            return Optional.of("'" + id + "' cannot be an id");
        }
        return earlier.map(line -> "id '" + id + "' is in line " + line + " too");
    }

    /**
     * Those that a file can be read for: it names columns that there are, and their cells are filled in.
     *
     * @param problems takes what is wrong with the others
     */
    List<Member> readable(Filling file, Collection<Problem> problems) {
        List<Problem> unknown = unknown(file);
        problems.addAll(unknown);
        return unknown.isEmpty()
                ? all.stream()
                        .filter(member -> complete(file, member, problems))
                        .toList()
                : List.of();
    }

    private List<Problem> unknown(Filling file) {
        return file.columns().entrySet().stream()
                .filter(named -> !columns.contains(named.getKey()))
                .map(named -> LanguageCodes.MEMBER_COLUMN.at(named.getValue(), unknown(named.getKey())))
                .toList();
    }

    private String unknown(String column) {
        return table.isEmpty()
                ? "this partner has no members, so no column '" + column + "'"
                : table + " has no column '" + column + "'; " + LikelyWord.hint(column, columns);
    }

    private boolean complete(Filling file, Member member, Collection<Problem> problems) {
        List<String> empty = file.columns().keySet().stream()
                .filter(column -> member.cell(column).isEmpty())
                .toList();
        empty.forEach(column -> problems.add(LanguageCodes.MEMBER_VALUE.at(
                new Location(table, member.line(), 0, column), member.id() + " has no value there")));
        return empty.isEmpty();
    }
}
