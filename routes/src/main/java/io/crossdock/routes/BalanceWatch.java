package io.crossdock.routes;

import io.crossdock.config.Kind;
import io.crossdock.routes.HubStatus.Alarm;
import io.crossdock.routes.HubStatus.Balance;
import io.crossdock.routes.HubStatus.ChannelStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells of a balance that does not come even. A document in motion makes a difference for a moment, so only what stays uneven, to
 * the same side, look after look, is an alarm; and a look while the ledger is behind says nothing.
 */
final class BalanceWatch {

    /** So many looks in a row make an alarm. */
    static final int LOOKS = 5;

    private static final Logger LOG = LoggerFactory.getLogger(BalanceWatch.class);

    private record Equation(String name, String scope) {}

    /** @param least the difference that came nearest to even */
    private record Suspicion(Instant since, long least, int looks) {

        static Suspicion first(Balance balance, Instant now) {
            return new Suspicion(now, balance.difference(), 1);
        }

        boolean goesOn(Balance balance) {
            return Long.signum(least) == Long.signum(balance.difference());
        }

        Suspicion another(Balance balance) {
            boolean nearer = Math.abs(balance.difference()) < Math.abs(least);
            return new Suspicion(since, nearer ? balance.difference() : least, looks + 1);
        }
    }

    private Map<Equation, Suspicion> suspicions = Map.of();

    /** Takes note of how the hub is; for regular intervals. */
    synchronized void look(HubStatus status) {
        if (status.unwritten() > 0) {
            return;
        }
        Set<String> hinted = status.channels().stream()
                .filter(BalanceWatch::mayHoldHints)
                .map(ChannelStatus::id)
                .collect(Collectors.toSet());
        Map<Equation, Suspicion> next = new HashMap<>();
        for (Balance balance : status.balances()) {
            if (balance.difference() != 0 && !(balance.difference() < 0 && hinted.contains(balance.scope()))) {
                Equation equation = new Equation(balance.name(), balance.scope());
                Suspicion suspicion = Optional.ofNullable(suspicions.get(equation))
                        .filter(before -> before.goesOn(balance))
                        .map(before -> before.another(balance))
                        .orElseGet(() -> Suspicion.first(balance, status.at()));
                next.put(equation, suspicion);
                if (suspicion.looks() == LOOKS) {
                    LOG.error("{}", alarm(equation, suspicion));
                }
            }
        }
        suspicions = next;
    }

    /** Whether what only wakes its worker may lie on its queue, where it counts as the documents there do. */
    private static boolean mayHoldHints(ChannelStatus channel) {
        return switch (channel.condition()) {
            case RUNNING -> false;
            case WAITING -> carriesBoth(channel);
            case PAUSED, DRAINING, STOPPED -> true;
        };
    }

    /** Events and states: it is woken for the states, and while the partner is away both lie there. */
    private static boolean carriesBoth(ChannelStatus channel) {
        return channel.carries().stream()
                        .flatMap(kind -> Kind.of(kind).stream())
                        .map(Kind::isState)
                        .distinct()
                        .count()
                == 2;
    }

    /** What is uneven for so long that it is none of the documents in motion. */
    synchronized List<Alarm> alarms() {
        List<Alarm> alarms = new ArrayList<>();
        suspicions.forEach((equation, suspicion) -> {
            if (suspicion.looks() >= LOOKS) {
                alarms.add(alarm(equation, suspicion));
            }
        });
        return alarms;
    }

    private static Alarm alarm(Equation equation, Suspicion suspicion) {
        return new Alarm(equation.name(), equation.scope(), suspicion.least(), suspicion.since());
    }
}
