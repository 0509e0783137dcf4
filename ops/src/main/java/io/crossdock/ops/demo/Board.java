package io.crossdock.ops.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

/** Prints the hub's status for people. */
final class Board {

    private static final String ROW = "  %-26s %-4s %9s %9s %9s %9s %9s%n";

    private final PrintWriter out;

    Board(PrintWriter out) {
        this.out = out;
    }

    /** One line of progress. */
    void line(Optional<JsonNode> status) {
        if (status.isEmpty()) {
            out.println("  the hub does not answer");
            return;
        }
        long received = 0;
        long delivered = 0;
        long waiting = 0;
        long parked = 0;
        for (JsonNode channel : status.get().path("channels")) {
            received += count(channel, "READ");
            delivered += count(channel, "DELIVERED");
            waiting += channel.path("waiting").asLong();
            parked += channel.path("parked").asLong();
        }
        out.printf("  %6d received  %6d delivered  %6d waiting  %3d parked%n", received, delivered, waiting, parked);
        out.flush();
    }

    /** Whether nothing is in motion but on one channel. */
    boolean isIdle(Optional<JsonNode> status, String except) {
        if (status.isEmpty() || status.get().path("unwritten").asLong() > 0) {
            return false;
        }
        for (JsonNode channel : status.get().path("channels")) {
            if (channel.path("waiting").asLong() > 0
                    && !channel.path("id").asText().equals(except)) {
                return false;
            }
        }
        for (JsonNode balance : status.get().path("balances")) {
            if (difference(balance) != 0) {
                return false;
            }
        }
        return true;
    }

    void channels(JsonNode status) {
        out.printf(ROW, "channel", "", "received", "sent", "delivered", "parked", "waiting");
        for (JsonNode channel : status.path("channels")) {
            boolean incoming = channel.path("incoming").asBoolean();
            out.printf(
                    ROW,
                    channel.path("id").asText(),
                    incoming ? "in" : "out",
                    incoming ? count(channel, "READ") : "",
                    incoming ? count(channel, "PUBLISHED") : count(channel, "PLANNED"),
                    incoming ? "" : count(channel, "DELIVERED"),
                    channel.path("parked").asLong(),
                    incoming ? "" : channel.path("waiting").asLong());
        }
    }

    void parked(JsonNode status) {
        for (JsonNode parked : status.path("parked")) {
            out.println("  " + parked.path("channel").asText() + ", document "
                    + parked.path("number").asText() + " ("
                    + parked.path("document").asText() + ")");
            for (JsonNode problem : parked.path("problems")) {
                out.println("    where:  " + problem.path("at").path("source").asText() + ", line "
                        + problem.path("at").path("line").asText() + ", "
                        + problem.path("at").path("path").asText());
                out.println("    what:   " + problem.path("message").asText());
                out.println("    remedy: " + problem.path("code").path("remedy").asText());
            }
        }
    }

    private static long count(JsonNode channel, String state) {
        return channel.path("counts").path(state).asLong();
    }

    private static long difference(JsonNode balance) {
        long right = 0;
        Iterator<Map.Entry<String, JsonNode>> parts = balance.path("right").fields();
        while (parts.hasNext()) {
            right += parts.next().getValue().asLong();
        }
        return balance.path("brought").asLong() + balance.path("left").asLong() - right;
    }
}
