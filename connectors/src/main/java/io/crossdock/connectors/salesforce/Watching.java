package io.crossdock.connectors.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossdock.config.Settings;
import io.crossdock.config.Wire;
import io.crossdock.connectors.Arrival;
import io.crossdock.connectors.Bookmark;
import io.crossdock.connectors.Fault;
import io.crossdock.connectors.Leaf;
import io.crossdock.connectors.Poll;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.Optional;

/**
 * One look at a topic: takes events for as long as some come. The bookmark is the replay id of the last event that the hub has; so a crash
 * before it is written brings the event once more, under the same reference.
 */
final class Watching implements Poll.Look {

    private final Settings settings;
    private final Bookmark bookmark;
    private final Subscription subscription;
    private final Deque<JsonNode> waiting = new ArrayDeque<>();
    private boolean begun;

    Watching(Settings settings, Org org, Bookmark bookmark) {
        this.settings = settings;
        this.bookmark = bookmark;
        this.subscription = new Subscription(settings, org);
    }

    @Override
    public Optional<Poll.Found> next() throws IOException, InterruptedException {
        if (!begun) {
            begin();
            begun = true;
        }
        if (waiting.isEmpty()) {
            waiting.addAll(subscription.next());
        }
        return Optional.ofNullable(waiting.poll()).map(this::found);
    }

    private void begin() throws IOException, InterruptedException {
        long behind = bookmark.read().map(Long::parseLong).orElse(Subscription.ALL);
        try {
            subscription.begin(behind);
        } catch (Subscription.Gone gone) {
            if (settings.text("after-gap").equals("stop") || behind == Subscription.ALL) {
                throw new Fault(
                        Salesforce.EVENTS_GONE,
                        "the org does not keep the events of " + settings.text("topic") + " behind " + behind
                                + " any more: what happened since then is not known");
            }
            begin(Subscription.ALL);
        }
    }

    private void begin(long behind) throws IOException, InterruptedException {
        try {
            subscription.begin(behind);
        } catch (Subscription.Gone gone) {
            throw new Fault(Salesforce.BUSY, "the org gives no events of " + settings.text("topic"));
        }
    }

    private Poll.Found found(JsonNode event) {
        JsonNode id = event.path("event").path("replayId");
        if (!id.canConvertToLong()) {
            throw new Fault(Salesforce.ANSWER_UNUSABLE, "an event of " + settings.text("topic") + " has no replay id");
        }
        return new Event(event, id.asLong());
    }

    private final class Event implements Poll.Found {

        private final JsonNode event;
        private final long id;

        Event(JsonNode event, long id) {
            this.event = event;
            this.id = id;
        }

        @Override
        public Arrival arrival() {
            JsonNode payload = event.path("payload");
            String topic = settings.text("topic").replaceFirst(".*/", "");
            String name = settings.optionalText("name")
                    .map(field -> payload.path(field).asText())
                    .filter(text -> !text.isEmpty())
                    .map(Leaf::of)
                    .orElse(topic + "-" + id + ".json");
            return new Arrival(
                    Wire.of(name, bytes(payload)), Optional.empty(), Optional.of("event-" + topic + "-" + id));
        }

        private byte[] bytes(JsonNode payload) {
            if (!settings.has("body")) {
                return event.toString().getBytes(StandardCharsets.UTF_8);
            }
            String text = payload.path(settings.text("body")).asText();
            if (!settings.flag("base64")) {
                return text.getBytes(StandardCharsets.UTF_8);
            }
            try {
                return Base64.getMimeDecoder().decode(text);
            } catch (IllegalArgumentException damaged) {
                return text.getBytes(StandardCharsets.UTF_8);
            }
        }

        @Override
        public void taken() {
            bookmark.write(String.valueOf(id));
        }
    }

    @Override
    public void close() throws InterruptedException {
        subscription.end();
    }
}
