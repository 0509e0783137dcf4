package io.crossdock.mappings.checks;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossdock.config.Checks;
import io.crossdock.config.Checks.Consequence;
import io.crossdock.config.Checks.Known;
import io.crossdock.config.Location;
import io.crossdock.config.Problem;
import io.crossdock.mappings.Decoded;
import io.crossdock.mappings.canonical.CanonicalJson;
import io.crossdock.mappings.canonical.Document;
import io.crossdock.mappings.canonical.Order;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks at one document as its channel says; a pure decision. */
public final class DocumentChecks {

    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());
    private static final int SHOWN = 40;

    private final Checks checks;
    private final Decoded.Good read;
    private final int lines;
    private final List<Finding> findings = new ArrayList<>();

    private DocumentChecks(Checks checks, Decoded.Good read, int lines) {
        this.checks = checks;
        this.read = read;
        this.lines = lines;
    }

    /**
     * @param document as it goes on
     * @param read the document as it was read: where it and its lines stand in the wire
     * @param known of its articles
     * @param when it came: prices are those of then
     */
    public static List<Finding> of(
            Document document, Checks checks, Decoded.Good read, Assortment known, Instant when) {
        if (checks.equals(Checks.NONE)) {
            return List.of();
        }
        JsonNode tree = CanonicalJson.tree(document);
        DocumentChecks looking =
                new DocumentChecks(checks, read, tree.path("lines").size());
        looking.look(tree, "", Optional.empty());
        if (checks.totals() != Consequence.PASS) {
            Totals.of(document)
                    .forEach(difference -> looking.find(
                            checks.totals(),
                            CheckProblems.TOTAL,
                            difference
                                    .line()
                                    .map(line -> "lines[" + line + "].amount")
                                    .orElse("total"),
                            difference.line(),
                            difference.what()));
        }
        looking.compare(document, known, when);
        return List.copyOf(looking.findings);
    }

    private void compare(Document document, Assortment known, Instant when) {
        List<Wanted> lines = checks.compares() ? Wanted.of(document) : List.of();
        Optional<PriceList> prices = PriceList.of(document, known, when);
        for (int i = 0; i < lines.size(); i++) {
            Wanted wanted = lines.get(i);
            Optional<Integer> line = Optional.of(i);
            String path = "lines[" + i + "].";
            prices.flatMap(list -> list.objection(wanted))
                    .ifPresent(what -> find(checks.prices(), CheckProblems.PRICE, path + "price", line, what));
            known.product(wanted.article())
                    .filter(product -> document instanceof Order)
                    .flatMap(product -> new Packs(product).objection(wanted.quantity()))
                    .ifPresent(what -> find(checks.packs(), CheckProblems.PACK, path + "quantity", line, what));
        }
    }

    private void look(JsonNode node, String path, Optional<Integer> line) {
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            String inner = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
            if (field.getValue().isTextual()) {
                text(field.getKey(), field.getValue().asText(), inner, line);
            } else if (!inner.equals("header") && !field.getKey().equals("sent")) {
                look(field.getValue(), inner, line);
            }
        }
        for (int i = 0; i < node.size() && node.isArray(); i++) {
            look(node.get(i), path + "[" + i + "]", path.equals("lines") ? Optional.of(i) : line);
        }
        if (path.equals("article") || path.endsWith(".article")) {
            article(node, path, line);
        }
    }

    private void text(String name, String value, String path, Optional<Integer> line) {
        switch (name) {
            case "gtin" -> digits(CheckDigit.holds(value, 8, 14), "GTIN", value, path, line);
            case "gln" -> digits(CheckDigit.holds(value, 13, 13), "GLN", value, path, line);
            case "sscc" -> digits(CheckDigit.holds(value, 18, 18), "SSCC", value, path, line);
            case "unit" ->
                known(checks.units(), Set.of(), CheckProblems.UNIT, "unit '" + shown(value) + "'", value, path, line);
            case "currency" ->
                known(
                        checks.currencies(),
                        CURRENCIES,
                        CheckProblems.CURRENCY,
                        "currency '" + shown(value) + "'",
                        value,
                        path,
                        line);
            default -> {
                // nothing is known of other texts
            }
        }
    }

    private void digits(boolean right, String what, String value, String path, Optional<Integer> line) {
        if (!right) {
            find(
                    checks.checkDigits(),
                    CheckProblems.CHECK_DIGIT,
                    path,
                    line,
                    what + " " + shown(value) + " has a wrong check digit, or not as many digits as it should");
        }
    }

    private void known(
            Optional<Known> known,
            Set<String> otherwise,
            Problem.Code code,
            String what,
            String value,
            String path,
            Optional<Integer> line) {
        known.filter(list -> list.words().isEmpty()
                        ? !otherwise.contains(value)
                        : !list.words().contains(value))
                .ifPresent(list -> find(list.otherwise(), code, path, line, what + " is not taken by this channel"));
    }

    private void article(JsonNode article, String path, Optional<Integer> line) {
        if (article.path("id").asText().isEmpty()) {
            find(
                    checks.unknownArticle(),
                    CheckProblems.UNKNOWN_ARTICLE,
                    path,
                    line,
                    "no cross reference knows the article " + numbers(article.path("ids")));
        }
    }

    /** In quotes, as all that stands in a document. */
    private static String numbers(JsonNode ids) {
        return ids.properties().stream()
                .map(id -> "'" + shown(id.getValue().asText()) + "' (" + shown(id.getKey()) + ")")
                .collect(Collectors.joining(", "));
    }

    private void find(Consequence consequence, Problem.Code code, String path, Optional<Integer> line, String what) {
        if (consequence != Consequence.PASS) {
            Location at = line.map(one -> read.at(one, lines)).orElse(read.at());
            String place = at.path().isEmpty() ? path : at.path() + ", " + path;
            Problem problem = code.at(new Location(at.source(), at.line(), at.column(), place), what);
            findings.add(new Finding(problem, line, consequence));
        }
    }

    private static String shown(String text) {
        String plain = text.replaceAll("\\p{Cntrl}", " ");
        return plain.length() > SHOWN ? plain.substring(0, SHOWN) + "..." : plain;
    }
}
