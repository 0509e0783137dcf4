package io.crossdock.harness.victim;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.crossdock.config.Wire;
import io.crossdock.routes.Hub;
import io.crossdock.routes.HubStatus.ParkedStatus;
import io.crossdock.routes.delivery.Holds;
import io.crossdock.routes.intake.Parked;
import io.crossdock.routes.rerun.Criteria;
import io.crossdock.routes.rerun.Rerun;
import io.crossdock.routes.rerun.Reruns;
import io.crossdock.routes.rerun.Verb;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;

/**
 * Where a person does something about what is parked, by the classes that the console calls. What cannot be done is answered with 409;
 * each deed has a thread called {@value #PERSON}, by which points know it.
 */
final class Desk extends RouteBuilder {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String PERSON = "person";
    private static final String REASON = "agreed by telephone";
    private static final int MOST = 500;

    private final Hub hub;
    private final InstantSource clock;
    private final ExecutorService persons = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, PERSON);
        thread.setDaemon(true);
        return thread;
    });

    Desk(Hub hub, InstantSource clock) {
        this.hub = hub;
        this.clock = clock;
    }

    /** What is asked for. */
    private record Said(Map<String, Object> parameters, String text) {

        String of(String name) {
            return Optional.ofNullable(parameters.get(name))
                    .map(String::valueOf)
                    .orElseThrow(() -> new IllegalArgumentException("'" + name + "' is missing"));
        }
    }

    /** Gives the answer. */
    @FunctionalInterface
    private interface Deed {
        String done(Said said) throws IOException;
    }

    @Override
    public void configure() {
        serve("parked", said -> parked());
        serve("text", said -> text(said.of("document")));
        serve("repair", said -> repair(said.of("document"), said.text()));
        serve("reject", said -> reject(said.of("document")));
        serve("release", said -> release(said.of("channel"), said.of("document")));
        serve("again", said -> ask(Verb.REPROCESS, Criteria.of(said.of("document"))));
        serve("replay", said -> ask(Verb.REPLAY, since(said.of("channel"), Long.parseLong(said.of("seconds")))));
        serve("run", said -> run(said.of("rerun")));
    }

    private void serve(String what, Deed deed) {
        from("platform-http:/desk/" + what).process(exchange -> answer(exchange.getMessage(), deed));
    }

    private void answer(Message message, Deed deed) throws InterruptedException {
        Said said = new Said(
                new HashMap<>(message.getHeaders()),
                Optional.ofNullable(message.getBody(String.class)).orElse(""));
        message.removeHeaders("*");
        try {
            message.setBody(persons.submit(() -> deed.done(said)).get());
        } catch (ExecutionException failed) {
            message.setHeader(
                    Exchange.HTTP_RESPONSE_CODE, failed.getCause() instanceof IllegalArgumentException ? 409 : 500);
            message.setBody(String.valueOf(failed.getCause()));
        }
    }

    private String parked() throws IOException {
        List<Map<String, Object>> all = new ArrayList<>();
        for (ParkedStatus one : hub.parkedList().ofAll("", MOST).documents()) {
            all.add(Map.of(
                    "document", one.document(),
                    "channel", one.channel(),
                    "number", one.number(),
                    "version", version(one)));
        }
        return JSON.writeValueAsString(all);
    }

    /** What waits at intake has none yet. */
    private long version(ParkedStatus one) {
        return content(one.channel(), one.document())
                .mapToLong(content -> content.envelope().version())
                .findFirst()
                .orElse(0);
    }

    private Stream<Holds.Content> content(String channel, String document) {
        return hub.repairs().of(document).stream().filter(one -> one.channel().equals(channel));
    }

    private String text(String document) throws IOException {
        return hub.raw(document)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElseThrow(() -> new IllegalArgumentException(document + " came in nothing"));
    }

    /** Gives the rerun. */
    private String repair(String document, String text) throws IOException {
        String transmission = hub.parked()
                .find(document)
                .map(Parked::transmission)
                .orElseThrow(() -> new IllegalArgumentException(document + " was never parked"));
        Wire repaired = Wire.of("repaired", text.getBytes(StandardCharsets.UTF_8));
        return hub.reruns()
                .repair(List.of(document), Map.of(transmission, repaired), PERSON, REASON)
                .id();
    }

    /** Gives how often it was parked. */
    private String reject(String document) throws IOException {
        int atIntake = hub.rejections().reject(document, REASON).isPresent() ? 1 : 0;
        return Integer.toString(
                atIntake + hub.repairs().reject(document, PERSON, REASON).size());
    }

    private String release(String channel, String document) {
        Holds.Content parked = content(channel, document)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(document + " is not parked for " + channel));
        hub.repairs().repair(channel, document, new String(parked.body(), StandardCharsets.UTF_8));
        return "released";
    }

    private Criteria since(String channel, long seconds) {
        return new Criteria(
                List.of(),
                channel,
                "",
                Optional.empty(),
                Optional.of(clock.instant().minusSeconds(seconds)),
                Optional.empty(),
                "",
                "");
    }

    /** Gives the rerun. */
    private String ask(Verb verb, Criteria criteria) {
        return hub.reruns()
                .ask(new Reruns.Question(verb, criteria, false, PERSON, REASON))
                .id();
    }

    /** Says yes to a rerun as soon as it can be said; gives how far it is. */
    private String run(String rerun) {
        Rerun.State state = hub.reruns().find(rerun).state();
        return (state == Rerun.State.PREPARING ? state : hub.reruns().run(rerun).state()).word();
    }
}
