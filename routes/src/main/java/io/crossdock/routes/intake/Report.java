package io.crossdock.routes.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crossdock.config.Location;
import io.crossdock.config.Problem;
import io.crossdock.connectors.Answer;
import io.crossdock.mappings.canonical.CanonicalJson;
import io.crossdock.routes.ledger.State;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * What the sender of a transmission is told, per document: accepted, or its problems. Says each of the first {@value #MOST}
 * documents, and the counts of all.
 */
final class Report {

    private static final int MOST = 1000;

    private final ObjectNode answer = CanonicalJson.MAPPER.createObjectNode();
    private final ArrayNode documents = CanonicalJson.MAPPER.createArrayNode();
    private final Map<State, Long> counts = new EnumMap<>(State.class);

    Report(Transmission transmission) {
        answer.put("transmission", transmission.id());
        answer.put("name", transmission.name());
    }

    void add(Told told) {
        counts.merge(told.state(), 1L, Long::sum);
        if (documents.size() >= MOST) {
            return;
        }
        ObjectNode line = documents.addObject();
        line.put("id", told.document());
        line.put("kind", told.kind());
        line.put("number", told.number());
        line.put(
                "state",
                told.state() == State.PUBLISHED ? "accepted" : told.state().word());
        told.problems().forEach(problem -> write(line.withArray("problems").addObject(), problem));
    }

    Answer answer() {
        ObjectNode sums = answer.putObject("counts");
        counts.forEach((state, count) -> sums.put(state.word(), count));
        answer.set("documents", documents);
        boolean onlyRefused = counts.containsKey(State.REFUSED) && counts.size() == 1;
        return new Answer(onlyRefused ? Answer.Verdict.REFUSED : Answer.Verdict.ACCEPTED, bytes(answer));
    }

    static Answer conflict(String reference) {
        ObjectNode answer = CanonicalJson.MAPPER.createObjectNode();
        write(
                answer.withArray("problems").addObject(),
                IntakeProblems.REFERENCE_REUSED.at(
                        Location.of("transmission"),
                        "the reference '" + reference + "' was used before for other bytes"));
        return new Answer(Answer.Verdict.CONFLICT, bytes(answer));
    }

    private static void write(ObjectNode line, Problem problem) {
        line.put("code", problem.code().id());
        line.put("category", problem.category().name().toLowerCase(Locale.ROOT));
        line.put("at", problem.at().toString());
        line.put("message", problem.message());
        line.put("remedy", problem.code().remedy());
    }

    private static byte[] bytes(ObjectNode node) {
        try {
            return CanonicalJson.MAPPER.writeValueAsBytes(node);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
