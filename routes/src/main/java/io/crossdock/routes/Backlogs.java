package io.crossdock.routes;

import io.crossdock.routes.broker.Addresses;
import io.crossdock.routes.broker.Broker;
import io.crossdock.routes.delivery.Post;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What has not left yet: it lies in a queue, waits to be collected, is pending, or was written and is not confirmed. */
record Backlogs(Broker broker, Post post) {

    /** Into so many queues one looks without waiting long. */
    static final int FEW = 20;

    /**
     * Since when the oldest document of each channel waits.
     *
     * @param depths of the queues, by channel
     * @param most into so many queues it is looked, the longest first, where nothing else tells
     */
    Map<String, Instant> oldest(Map<String, Long> depths, int most) {
        Map<String, Instant> oldest = new HashMap<>(post.deliveries().oldest());
        post.collecting().oldest().forEach((channel, since) -> oldest.merge(channel, since, Backlogs::earlier));
        post.pending()
                .backlogs()
                .forEach(backlog -> oldest.merge(backlog.channel(), backlog.since(), Backlogs::earlier));
        Map<String, String> filled = depths.entrySet().stream()
                .filter(queue -> queue.getValue() > 0)
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(most)
                .collect(Collectors.toMap(queue -> Addresses.out(queue.getKey()), Map.Entry::getKey));
        broker.oldest(filled.keySet())
                .forEach((queue, since) -> oldest.merge(filled.getOrDefault(queue, queue), since, Backlogs::earlier));
        return oldest;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
