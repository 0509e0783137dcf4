package io.crossdock.mappings.checks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crossdock.config.Checks.Consequence;
import io.crossdock.config.Problem;
import io.crossdock.mappings.canonical.CanonicalJson;
import io.crossdock.mappings.canonical.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What becomes of a document by what its checks found.
 *
 * @param document what goes on: the document, without the lines that wait; empty: nothing, all of it waits
 * @param lines that wait for a person
 * @param problems why nothing goes on
 * @param warnings what is shown of what goes on
 */
public record Judgement(
        Optional<Document> document, List<ParkedLine> lines, List<Problem> problems, List<Problem> warnings) {

    /**
     * A line that waits.
     *
     * @param place in its document as it came, from 0
     * @param number the line's number, as the document has it
     * @param canonical the line as canonical JSON
     */
    public record ParkedLine(int place, String number, byte[] canonical, List<Problem> problems) {}

    /** A document of which no line would go on, waits as a whole; so does one with a fault that is no line's. */
    public static Judgement of(Document document, List<Finding> findings) {
        List<Problem> warnings = problems(findings, Consequence.WARN);
        List<Finding> parking = findings.stream()
                .filter(finding -> finding.consequence().compareTo(Consequence.PARK_LINE) >= 0)
                .toList();
        if (parking.isEmpty()) {
            return new Judgement(Optional.of(document), List.of(), List.of(), warnings);
        }
        boolean whole = parking.stream()
                .anyMatch(finding -> finding.consequence() == Consequence.PARK
                        || finding.line().isEmpty());
        ObjectNode tree = (ObjectNode) CanonicalJson.tree(document);
        Map<Integer, List<Problem>> byLine = new TreeMap<>();
        parking.forEach(
                finding -> finding.line().ifPresent(line -> byLine.computeIfAbsent(line, first -> new ArrayList<>())
                        .add(finding.problem())));
        if (whole || byLine.size() == tree.path("lines").size()) {
            return new Judgement(
                    Optional.empty(),
                    List.of(),
                    parking.stream().map(Finding::problem).toList(),
                    warnings);
        }
        return without(byLine, tree, warnings);
    }

    /** Nothing goes on. */
    public static Judgement parked(List<Problem> problems) {
        return new Judgement(Optional.empty(), List.of(), problems, List.of());
    }

    private static List<Problem> problems(List<Finding> findings, Consequence consequence) {
        return findings.stream()
                .filter(finding -> finding.consequence() == consequence)
                .map(Finding::problem)
                .toList();
    }

    private static Judgement without(Map<Integer, List<Problem>> byLine, ObjectNode tree, List<Problem> warnings) {
        List<ParkedLine> parked = new ArrayList<>();
        ArrayNode going = tree.arrayNode();
        JsonNode lines = tree.path("lines");
        try {
            for (int i = 0; i < lines.size(); i++) {
                List<Problem> problems = byLine.getOrDefault(i, List.of());
                if (problems.isEmpty()) {
                    going.add(lines.get(i));
                } else {
                    String number = lines.get(i).path("number").asText();
                    byte[] canonical = CanonicalJson.MAPPER.writeValueAsBytes(lines.get(i));
                    parked.add(new ParkedLine(i, number, canonical, problems));
                }
            }
            tree.set("lines", going);
            return new Judgement(Optional.of(CanonicalJson.of(tree)), parked, List.of(), warnings);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a document without some of its lines", impossible);
        }
    }
}
