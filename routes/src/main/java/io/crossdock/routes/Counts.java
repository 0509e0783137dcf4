package io.crossdock.routes;

import io.crossdock.routes.ledger.Ledger;
import io.crossdock.routes.ledger.Stage;
import io.crossdock.routes.ledger.State;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The ledger's counts of a time, by stage, channel and state; what it never counted is 0. */
record Counts(Map<Stage, Map<String, Map<State, Long>>> byStage) {

    static Counts of(List<Ledger.Count> counts) {
        Map<Stage, Map<String, Map<State, Long>>> byStage = new EnumMap<>(Stage.class);
        counts.forEach(count -> byStage.computeIfAbsent(count.stage(), stage -> new TreeMap<>())
                .computeIfAbsent(count.channel(), channel -> new EnumMap<>(State.class))
                .merge(count.state(), count.documents(), Long::sum));
        return new Counts(byStage);
    }

    Set<String> channels(Stage stage) {
        return byStage.getOrDefault(stage, Map.of()).keySet();
    }

    Map<State, Long> of(Stage stage, String channel) {
        return byStage.getOrDefault(stage, Map.of()).getOrDefault(channel, Map.of());
    }

    long of(Stage stage, String channel, State state) {
        return of(stage, channel).getOrDefault(state, 0L);
    }

    /** Of all channels. */
    long of(Stage stage, State state) {
        return channels(stage).stream()
                .mapToLong(channel -> of(stage, channel, state))
                .sum();
    }
}
