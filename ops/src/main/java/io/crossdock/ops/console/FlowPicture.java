package io.crossdock.ops.console;

import io.crossdock.routes.HubStatus.ChannelStatus;
import io.crossdock.routes.ledger.State;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What moves today: partners on the left, kinds of documents in the middle, partners on the right.
 *
 * @param height in the units of the drawing, which is 660 wide
 * @param left how many partners are not drawn, since a picture holds no more
 */
record FlowPicture(int height, List<Node> nodes, List<Link> links, int left) {

    private static final int ROW = 34;
    private static final int MARGIN = 24;
    private static final int LEFT = 160;
    private static final int MIDDLE = 330;
    private static final int RIGHT = 500;
    private static final int HALF_KIND = 72;
    private static final int GAP = 8;
    private static final int MOST_PARTNERS = 40;

    /** @param anchor which end of its text stands at its place: end on the left, middle, start on the right */
    record Node(String name, int x, int y, String anchor, long count) {}

    /** @param path as SVG draws it */
    record Link(String channel, String path, double width, long count) {}

    /** Of more partners than a picture holds on a side, those of whose channels one needs somebody, and the busiest. */
    static FlowPicture of(List<ChannelStatus> all) {
        Map<String, Long> sources = drawn(partners(all, true), needy(all, true));
        Map<String, Long> targets = drawn(partners(all, false), needy(all, false));
        List<ChannelStatus> channels = all.stream()
                .filter(channel -> (channel.incoming() ? sources : targets).containsKey(channel.partner()))
                .toList();
        Map<String, Long> kinds = new LinkedHashMap<>();
        channels.forEach(channel -> channel.carries().forEach(kind -> kinds.merge(kind, 0L, Long::sum)));
        int rows = Math.max(kinds.size(), Math.max(sources.size(), targets.size()));
        int height = rows * ROW + MARGIN;
        Map<String, Node> left = column(sources, LEFT, "end", height);
        Map<String, Node> middle = column(kinds, MIDDLE, "middle", height);
        Map<String, Node> right = column(targets, RIGHT, "start", height);
        List<Link> links = new ArrayList<>();
        for (ChannelStatus channel : channels) {
            for (String kind : channel.carries()) {
                links.add(
                        channel.incoming()
                                ? link(
                                        channel,
                                        at(left, channel.partner()),
                                        LEFT + GAP,
                                        at(middle, kind),
                                        MIDDLE - HALF_KIND)
                                : link(
                                        channel,
                                        at(middle, kind),
                                        MIDDLE + HALF_KIND,
                                        at(right, channel.partner()),
                                        RIGHT - GAP));
            }
        }
        return new FlowPicture(
                height,
                Stream.of(left, middle, right)
                        .flatMap(column -> column.values().stream())
                        .toList(),
                links,
                left(all, sources.keySet(), targets.keySet()));
    }

    private static int left(List<ChannelStatus> all, Set<String> sources, Set<String> targets) {
        return (int) all.stream()
                .map(ChannelStatus::partner)
                .filter(partner -> !sources.contains(partner) && !targets.contains(partner))
                .distinct()
                .count();
    }

    private static Set<String> needy(List<ChannelStatus> channels, boolean incoming) {
        return channels.stream()
                .filter(channel -> channel.incoming() == incoming)
                .filter(channel -> channel.problem().isPresent() || channel.parked() > 0)
                .map(ChannelStatus::partner)
                .collect(Collectors.toSet());
    }

    /** In the order that they had. */
    private static Map<String, Long> drawn(Map<String, Long> partners, Set<String> needy) {
        Set<String> first = partners.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, Long> one) -> !needy.contains(one.getKey()))
                        .thenComparing(Map.Entry.comparingByValue(Comparator.reverseOrder())))
                .limit(MOST_PARTNERS)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        Map<String, Long> drawn = new LinkedHashMap<>(partners);
        drawn.keySet().retainAll(first);
        return drawn;
    }

    private static int at(Map<String, Node> column, String name) {
        return column.getOrDefault(name, new Node(name, 0, 0, "", 0)).y();
    }

    private static Map<String, Long> partners(List<ChannelStatus> channels, boolean incoming) {
        Map<String, Long> partners = new LinkedHashMap<>();
        channels.stream()
                .filter(channel -> channel.incoming() == incoming)
                .forEach(channel -> partners.merge(channel.partner(), count(channel), Long::sum));
        return partners;
    }

    private static long count(ChannelStatus channel) {
        return channel.count(channel.incoming() ? State.READ : State.DELIVERED);
    }

    private static Map<String, Node> column(Map<String, Long> names, int x, String anchor, int height) {
        Map<String, Node> nodes = new LinkedHashMap<>();
        int step = names.isEmpty() ? 0 : height / names.size();
        int y = step / 2;
        for (Map.Entry<String, Long> name : names.entrySet()) {
            nodes.put(name.getKey(), new Node(name.getKey(), x, y, anchor, name.getValue()));
            y += step;
        }
        return nodes;
    }

    private static Link link(ChannelStatus channel, int fromY, int fromX, int toY, int toX) {
        int bend = (fromX + toX) / 2;
        long count = count(channel);
        String path =
                String.format(Locale.ROOT, "M%d %d C%d %d %d %d %d %d", fromX, fromY, bend, fromY, bend, toY, toX, toY);
        return new Link(channel.id(), path, count == 0 ? 1 : 1.5 + 1.5 * Math.log10(count + 1.0), count);
    }
}
