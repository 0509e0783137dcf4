package io.crossdock.routes;

import io.crossdock.config.Kind;
import io.crossdock.routes.HubStatus.Alarm;
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
 * Tells of a balance that does not come even. What is on its way to the ledger makes no difference, since only what is lacking for sure
 * counts ({@link Balances#between}); what moves from one table to another makes one for a moment, so that only what stays uneven, to
 * the same side, look after look, is an alarm.
 */
final class BalanceWatch {

    /** So many looks in a row make an alarm. */
    static final int LOOKS = 5;

    private static final Logger LOG = LoggerFactory.getLogger(BalanceWatch.class);

    private record Equation(String name, String scope) {}

    /** @param least the difference that came nearest to even */
    private record Suspicion(Instant since, long least, int looks) {

        static Suspicion first(long difference, Instant now) {
            return new Suspicion(now, difference, 1);
        }

        boolean goesOn(long difference) {
            return Long.signum(least) == Long.signum(difference);
        }

        Suspicion another(long difference) {
            boolean nearer = Math.abs(difference) < Math.abs(least);
            return new Suspicion(since, nearer ? difference : least, looks + 1);
        }
    }

    private Map<Equation, Suspicion> suspicions = Map.of();
    private Instant judged;

    /** @param began when there was nothing to judge yet */
    BalanceWatch(Instant began) {
        this.judged = began;
    }

    /** Takes note of how the hub is, as the ledger has it; for regular intervals. */
    synchronized void judge(BalanceLook look) {
        Set<String> hinted = look.channels().stream()
                .filter(BalanceWatch::mayHoldHints)
                .map(ChannelStatus::id)
                .collect(Collectors.toSet());
        Map<Equation, Suspicion> next = new HashMap<>();
        for (Balances.Bounds bounds : look.bounds()) {
            long difference = bounds.surely();
            if (difference != 0 && !(difference < 0 && hinted.contains(bounds.scope()))) {
                Equation equation = new Equation(bounds.name(), bounds.scope());
                Suspicion suspicion = Optional.ofNullable(suspicions.get(equation))
                        .filter(before -> before.goesOn(difference))
                        .map(before -> before.another(difference))
                        .orElseGet(() -> Suspicion.first(difference, look.at()));
                next.put(equation, suspicion);
                if (suspicion.looks() == LOOKS) {
                    LOG.error("{}", alarm(equation, suspicion));
                }
            }
        }
        suspicions = next;
        judged = look.at();
    }

    /** When it was seen last how the balances are. */
    synchronized Instant judged() {
        return judged;
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
