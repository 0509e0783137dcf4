package io.crossdock.harness.recorder;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The person who looks after what the hub parks: puts right or rejects what it could not read, sends again or gives up what the partner's
 * API refused, and now and then has the latest documents replayed. What got no answer is asked for again, whatever has become of it.
 */
final class Clerk {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int DONE = 200;
    private static final int OBJECTION = 409;

    private static final String REPLAY = "replay";
    private static final int LOOKS_BETWEEN_REPLAYS = 40;
    private static final int FIRST_REPLAY = 5;
    private static final int SECONDS_REPLAYED = 10;

    private final URI desk;
    private final String intake;
    private final Sent sent;
    private final String delivery;
    private final Disputes disputes;
    private final String answers;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final Map<String, Deed> unanswered = new LinkedHashMap<>();
    private final Map<String, String> reruns = new LinkedHashMap<>();
    private int looks;

    /**
     * @param hub where it takes requests
     * @param intake the channel that brought what was sent
     * @param delivery the channel to the API
     * @param answers the channel that brings what a partner says of what it got; that it was rejected is noted, and closed
     */
    Clerk(URI hub, String intake, Sent sent, String delivery, Disputes disputes, String answers) {
        this.desk = hub.resolve("/desk/");
        this.intake = intake;
        this.sent = sent;
        this.delivery = delivery;
        this.disputes = disputes;
        this.answers = answers;
    }

    /** Something that waits for a person. */
    private record Waiting(String document, String channel, String number, long version) {

        static Waiting read(JsonNode json) {
            return new Waiting(
                    json.path("document").asText(),
                    json.path("channel").asText(),
                    json.path("number").asText(),
                    json.path("version").asLong());
        }

        String place() {
            return channel + " " + document;
        }

        Deed deed(String verb, String text) {
            return new Deed(verb + "?channel=" + coded(channel) + "&document=" + coded(document), text);
        }
    }

    /** What the hub is asked to do. */
    private record Deed(String path, String text) {

        boolean makesARerun() {
            return path.startsWith("repair?") || path.startsWith("again?") || path.startsWith(REPLAY);
        }
    }

    private static String coded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** One look at the list. */
    void look() throws InterruptedException {
        for (Map.Entry<String, Deed> open : List.copyOf(unanswered.entrySet())) {
            ask(open.getKey(), open.getValue());
        }
        for (String rerun : List.copyOf(reruns.keySet())) {
            run(rerun);
        }
        for (Waiting one : waiting()) {
            if (!isInHand(one.place())) {
                attend(one);
            }
        }
        if (looks++ % LOOKS_BETWEEN_REPLAYS == FIRST_REPLAY && !isInHand(REPLAY)) {
            ask(REPLAY, new Deed("replay?seconds=" + SECONDS_REPLAYED + "&channel=" + coded(intake), ""));
        }
    }

    private boolean isInHand(String place) {
        return unanswered.containsKey(place) || reruns.containsValue(place);
    }

    private void attend(Waiting one) throws InterruptedException {
        if (one.channel().equals(intake)) {
            for (Slip slip : sent.slips()) {
                if (slip.meant().key().equals(one.number())) {
                    attend(one, slip);
                }
            }
        } else if (one.channel().equals(delivery)) {
            attend(one, Paper.named(one.number() + "/" + one.version()));
        } else if (one.channel().equals(answers)) {
            ask(one.place(), one.deed("reject", ""));
        }
    }

    private void attend(Waiting one, Slip slip) throws InterruptedException {
        if (slip.isRejected()) {
            ask(one.place(), one.deed("reject", ""));
            return;
        }
        Optional<String> text =
                send(one.deed("text", "")).filter(found -> !slip.correct(found).equals(found));
        if (text.isPresent()) {
            ask(one.place(), one.deed("repair", slip.correct(text.get())));
        }
    }

    /** Where it was given up, the partner would take it all the same: so it would be seen if it came. */
    private void attend(Waiting one, Paper order) throws InterruptedException {
        Optional<Disputes.Agreement> agreement = disputes.of(order);
        if (agreement.isEmpty()) {
            return;
        }
        switch (agreement.get()) {
            case RELEASED -> {
                disputes.agree(order);
                ask(one.place(), one.deed("release", ""));
            }
            case RERUN -> {
                disputes.agree(order);
                ask(one.place(), one.deed("again", ""));
            }
            case GIVEN_UP ->
                ask(one.place(), one.deed("reject", ""))
                        .filter("1"::equals)
                        .ifPresent(rejected -> disputes.agree(order));
        }
    }

    private Optional<String> ask(String place, Deed deed) throws InterruptedException {
        unanswered.put(place, deed);
        Optional<Answer> answer = answer(deed);
        answer.ifPresent(said -> {
            unanswered.remove(place);
            if (said.isDone() && deed.makesARerun()) {
                reruns.put(said.text(), place);
            }
        });
        return answer.filter(Answer::isDone).map(Answer::text);
    }

    /** Says yes, again and again until it is done. */
    private void run(String rerun) throws InterruptedException {
        answer(new Deed("run?rerun=" + rerun, ""))
                .filter(said -> !said.isDone() || said.text().equals("done"))
                .ifPresent(ended -> reruns.remove(rerun));
    }

    private List<Waiting> waiting() throws InterruptedException {
        List<Waiting> waiting = new ArrayList<>();
        Optional<String> list = send(new Deed("parked", ""));
        if (list.isPresent()) {
            json(list.get()).forEach(one -> waiting.add(Waiting.read(one)));
        }
        return waiting;
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException("no list of what is parked: " + text, broken);
        }
    }

    private Optional<String> send(Deed deed) throws InterruptedException {
        return answer(deed).filter(Answer::isDone).map(Answer::text);
    }

    private record Answer(int status, String text) {

        boolean isDone() {
            return status == DONE;
        }
    }

    /** Empty where none came, or only that the hub could not. */
    private Optional<Answer> answer(Deed deed) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(desk.resolve(deed.path()))
                .timeout(PATIENCE)
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString(deed.text()))
                .build();
        try {
            HttpResponse<String> said = client.send(request, HttpResponse.BodyHandlers.ofString());
            return Optional.of(new Answer(said.statusCode(), said.body()))
                    .filter(one -> one.isDone() || one.status() == OBJECTION);
        } catch (IOException none) {
            return Optional.empty();
        }
    }
}
