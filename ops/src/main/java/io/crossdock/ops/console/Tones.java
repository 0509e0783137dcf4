package io.crossdock.ops.console;

import io.crossdock.routes.HubStatus.Condition;
import io.crossdock.routes.ledger.State;

/** How much attention something asks for: good, wait, bad, or none. */
public record Tones() {

    public String of(State state) {
        return switch (state) {
            case DELIVERED, ACKNOWLEDGED, CONSUMED -> "good";
            case PARKED, DEAD, REFUSED, REJECTED, OVERDUE, UNROUTABLE, UNCLAIMED -> "bad";
            case HELD, PLANNED, PUBLISHED, READ -> "wait";
            default -> "";
        };
    }

    static String of(Condition condition) {
        return switch (condition) {
            case RUNNING -> "good";
            case WAITING, PAUSED, DRAINING -> "wait";
            case STOPPED -> "bad";
        };
    }
}
