package io.crossdock.routes.search;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import io.crossdock.mappings.canonical.Article;
import io.crossdock.mappings.canonical.CrossReference;
import io.crossdock.mappings.canonical.Gtin;
import io.crossdock.routes.intake.Parked;
import io.crossdock.routes.intake.ParkedDocuments;
import io.crossdock.routes.intake.Rereading.Unresolved;
import io.crossdock.routes.xref.CrossReferences;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The articles for which documents wait at intake, since no cross reference says, or several say, what their numbers mean. What is known
 * now is what counts: their transmissions are read again.
 */
public final class UnknownArticles {

    /** So many documents are read for one article that somebody names. */
    private static final int MOST_READ = 1_000;

    private static final int MOST_CANDIDATES = 20;

    private final ParkedDocuments parked;
    private final Contents contents;
    private final CrossReferences references;
    private final InstantSource clock;

    public UnknownArticles(ParkedDocuments parked, Contents contents, CrossReferences references, InstantSource clock) {
        this.parked = parked;
        this.contents = contents;
        this.references = references;
        this.clock = clock;
    }

    /**
     * An article that documents wait for.
     *
     * @param partner whose numbers they are
     * @param numbers as it came, the partner's own first
     * @param documents those that wait for it
     * @param candidates references of numbers that look like its own: what it may be, not what it is
     */
    public record Unknown(
            String partner,
            List<Number> numbers,
            Optional<String> name,
            List<String> documents,
            List<CrossReference> candidates) {

        public Unknown {
            numbers = List.copyOf(numbers);
            documents = List.copyOf(documents);
            candidates = List.copyOf(candidates);
        }
    }

    /** A number and what sort it is. */
    public record Number(String scheme, String external) {}

    /** What one parked document waits for. */
    public List<Unknown> of(Parked document) throws IOException {
        return document.lacksReference() ? unknown(List.of(document)) : List.of();
    }

    /** What some parked documents wait for; what most wait for comes first. */
    public List<Unknown> of(Collection<Parked> documents) throws IOException {
        return unknown(documents.stream().filter(Parked::lacksReference).toList());
    }

    /** The documents that wait for a number of a partner. */
    public List<String> waitingFor(CrossReference number) throws IOException {
        List<Parked> lacking = parked.lacking(Parked.REFERENCE_PROBLEMS, MOST_READ);
        return unknown(lacking).stream()
                .filter(one -> one.partner().equals(number.partner()))
                .filter(one -> one.numbers().contains(new Number(number.scheme(), number.external())))
                .flatMap(one -> one.documents().stream())
                .distinct()
                .toList();
    }

    private record Key(String partner, Article article) {}

    private List<Unknown> unknown(List<Parked> lacking) throws IOException {
        Map<String, Set<Long>> places =
                lacking.stream().collect(groupingBy(Parked::transmission, mapping(Parked::ordinal, toSet())));
        Map<Key, List<String>> waiting = new LinkedHashMap<>();
        for (Map.Entry<String, Set<Long>> transmission : places.entrySet()) {
            for (Unresolved one : contents.unresolved(transmission.getKey(), transmission.getValue())) {
                List<String> documents =
                        waiting.computeIfAbsent(new Key(one.partner(), one.article()), key -> new ArrayList<>());
                lacking.stream()
                        .filter(document -> document.transmission().equals(transmission.getKey())
                                && document.ordinal() == one.ordinal())
                        .map(Parked::document)
                        .forEach(documents::add);
            }
        }
        return waiting.entrySet().stream()
                .map(entry -> unknown(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing((Unknown one) -> one.documents().size())
                        .reversed())
                .toList();
    }

    private Unknown unknown(Key key, List<String> documents) {
        List<Number> numbers = key.article().ids().entrySet().stream()
                .map(id -> new Number(id.getKey(), id.getValue()))
                .sorted(Comparator.comparing(number -> number.scheme().equals(Gtin.SCHEME)))
                .toList();
        return new Unknown(
                key.partner(),
                numbers,
                key.article().name(),
                documents.stream().distinct().toList(),
                candidates(numbers));
    }

    /** One a meaning. */
    private List<CrossReference> candidates(List<Number> numbers) {
        Map<String, CrossReference> meanings = new LinkedHashMap<>();
        references
                .alike(
                        CrossReference.ARTICLE,
                        numbers.stream().map(Number::external).toList(),
                        clock.instant(),
                        MOST_CANDIDATES)
                .forEach(one -> meanings.putIfAbsent(one.canonical(), one));
        return List.copyOf(meanings.values());
    }
}
