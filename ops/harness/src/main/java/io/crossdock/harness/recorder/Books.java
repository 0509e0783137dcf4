package io.crossdock.harness.recorder;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;

/** What the hub counts itself, as it tells on its status page. */
public final class Books {

    private static final JsonMapper JSON = new JsonMapper();

    private final JsonNode status;

    private Books(JsonNode status) {
        this.status = status;
    }

    /** @param json one line, as the hub answers */
    public static Books read(String json) {
        try {
            return new Books(JSON.readTree(json));
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException("no status: " + json, broken);
        }
    }

    /** Events that the ledger has yet to write: while there are any, the counts are behind. */
    long unwritten() {
        return status.path("unwritten").asLong();
    }

    /** Documents on their way out. */
    long waiting() {
        long waiting = 0;
        for (JsonNode channel : status.path("channels")) {
            waiting += channel.path("waiting").asLong();
        }
        return waiting;
    }

    /** What partners are still to say of what they were sent. */
    long owed() {
        return status.path("owed").asLong();
    }

    long count(String channel, String state) {
        for (JsonNode one : status.path("channels")) {
            if (one.path("id").asText().equals(channel)) {
                return one.path("counts").path(state).asLong();
            }
        }
        throw new IllegalArgumentException("the hub knows no channel " + channel);
    }

    /** What was kept for a person. */
    List<String> parked() {
        List<String> parked = new ArrayList<>();
        status.path("parked").forEach(one -> parked.add(one.asText()));
        return parked;
    }

    /** The equations that do not add up. */
    List<String> uneven() {
        List<String> uneven = new ArrayList<>();
        for (JsonNode balance : status.path("balances")) {
            if (balance.path("difference").asLong() != 0) {
                uneven.add(balance.toString());
            }
        }
        return uneven;
    }

    /** What the node that was asked does, of all that is shared out over the nodes. */
    public List<String> duties() {
        List<String> duties = new ArrayList<>();
        status.path("duties").forEach(one -> duties.add(one.asText()));
        return duties;
    }

    /** Changes as long as something moves; what a partner says meanwhile to questions that bring nothing is no movement. */
    String progress() {
        StringBuilder progress = new StringBuilder()
                .append(unwritten())
                .append(' ')
                .append(owed())
                .append(' ')
                .append(parked().size());
        for (JsonNode channel : status.path("channels")) {
            progress.append(' ').append(channel.path("waiting")).append(channel.path("counts"));
        }
        return progress.toString();
    }
}
