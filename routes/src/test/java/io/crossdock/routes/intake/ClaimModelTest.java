package io.crossdock.routes.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.config.Kind;
import io.crossdock.mappings.canonical.CanonicalJson;
import io.crossdock.mappings.canonical.Document;
import io.crossdock.routes.broker.Envelope;
import io.crossdock.routes.intake.Claim.Verdict;
import io.crossdock.routes.store.Database;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random transmissions with repeated, contradicting, older and unchanged documents, read once and again after a death, on the real
 * claims, against what decisions D4 and D5 make of them. {@code -Dmodel.sequences=<n>} asks for more of them, {@code
 * -Dmodel.seed=<n>} repeats a run.
 */
class ClaimModelTest {

    private static final int SEQUENCES = Integer.getInteger("model.sequences", 40);
    private static final long SEED = Long.getLong("model.seed", System.nanoTime() % 1_000_000);
    private static final int TRANSMISSIONS = 12;
    private static final int MOST_DOCUMENTS = 6;
    private static final int KEYS = 2;
    private static final int VERSIONS = 4;
    private static final int CONTENTS = 2;
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @TempDir
    Path folder;

    /** The process has died. */
    private static final class Died extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void comesToWhatTheDocumentsSayHoweverTheyCome() throws IOException {
        System.out.println("model: -Dmodel.seed=" + SEED + " repeats this run");
        try (Database database = Database.embedded(folder.resolve("database"))) {
            for (int number = 0; number < SEQUENCES; number++) {
                Sequence sequence = new Sequence(number, database);
                try {
                    sequence.run();
                } catch (AssertionError different) {
                    throw new AssertionError("sequence " + number + " of -Dmodel.seed=" + SEED, different);
                }
            }
        }
    }

    private static final class Sequence {

        private final int number;
        private final Random random;
        private final Database database;
        private final Claims claims;
        private final List<Identity> arrived = new ArrayList<>();
        private final List<Identity> published = new ArrayList<>();
        private final Map<String, Verdict> ends = new LinkedHashMap<>();
        private final Set<String> readAgain = new HashSet<>();

        Sequence(int number, Database database) {
            this.number = number;
            this.random = new Random(SEED + number);
            this.database = database;
            this.claims = new Claims(database, "main");
        }

        void run() throws IOException {
            for (int transmission = 0; transmission < TRANSMISSIONS; transmission++) {
                List<Identity> documents = transmission(transmission);
                arrived.addAll(documents);
                boolean done = false;
                while (!done) {
                    done = take(documents);
                }
            }
            arrived.stream()
                    .collect(
                            Collectors.groupingBy(one -> one.envelope().key(), LinkedHashMap::new, Collectors.toList()))
                    .forEach((key, documents) -> {
                        if (key.kind().isState()) {
                            checkState(documents);
                        } else {
                            checkEvents(documents);
                        }
                    });
        }

        /** The claims commit before the publication: a death in between has the transmission read again. */
        private boolean take(List<Identity> documents) {
            try {
                List<Judged> judged = database.durably(() -> {
                    List<Judged> claimed = claims.claim(documents, Set.of(), Map.of());
                    mayDie();
                    return claimed;
                });
                mayDie();
                for (Judged one : judged) {
                    if (one.verdict() == Verdict.CLAIM || one.verdict() == Verdict.AGAIN) {
                        published.add(one.identity());
                    }
                    ends.put(one.identity().envelope().document(), one.verdict());
                }
                mayDie();
                return true;
            } catch (Died died) {
                readAgain.add(documents.get(0).envelope().transmission());
                return false;
            }
        }

        private void mayDie() {
            if (random.nextInt(8) == 0) {
                throw new Died();
            }
        }

        private List<Identity> transmission(int transmission) throws IOException {
            List<Identity> documents = new ArrayList<>();
            int most = 1 + random.nextInt(MOST_DOCUMENTS);
            for (int ordinal = 0; ordinal < most; ordinal++) {
                documents.add(document("t" + number + "-" + transmission, ordinal));
            }
            return documents;
        }

        private Identity document(String transmission, int ordinal) throws IOException {
            Kind kind = random.nextBoolean() ? Kind.STOCK : Kind.SHIPMENT;
            String key = "c" + SEED + "-" + number + "-" + random.nextInt(KEYS);
            String content = "says " + random.nextInt(CONTENTS);
            Envelope envelope = new Envelope(
                    "main",
                    transmission + "-" + ordinal,
                    kind,
                    "anna",
                    key,
                    random.nextInt(VERSIONS),
                    transmission,
                    ordinal,
                    "anna.in",
                    "anna/drop",
                    false,
                    "b",
                    NOW,
                    Map.of());
            return new Identity(envelope, CONTENT, content);
        }

        /** Of a version the first content counts, from one place; the same again is a duplicate, another a conflict. */
        private void checkEvents(List<Identity> documents) {
            Map<Long, Identity> first = new HashMap<>();
            for (Identity document : documents) {
                Identity counts = first.computeIfAbsent(document.envelope().version(), version -> document);
                Verdict end = ends.get(document.envelope().document());
                if (counts == document) {
                    assertThat(end).as("%s", document.envelope()).isIn(Verdict.CLAIM, Verdict.AGAIN);
                } else {
                    assertThat(end)
                            .as("%s", document.envelope())
                            .isEqualTo(
                                    counts.content().equals(document.content()) ? Verdict.DUPLICATE : Verdict.CONFLICT);
                }
            }
            assertThat(placesOf(documents))
                    .containsExactlyInAnyOrderElementsOf(first.values().stream()
                            .map(document -> document.envelope().document())
                            .toList());
        }

        /**
         * What was published last says what the newest version says; on the way there no version follows a newer one. What is read again
         * is held against what came behind it too.
         */
        private void checkState(List<Identity> documents) {
            long newest = documents.stream()
                    .mapToLong(document -> document.envelope().version())
                    .max()
                    .orElseThrow();
            Identity inForce = documents.stream()
                    .filter(document -> document.envelope().version() == newest)
                    .findFirst()
                    .orElseThrow();
            List<Identity> told = published.stream().filter(documents::contains).toList();
            assertThat(told).isNotEmpty();
            assertThat(told.get(told.size() - 1).content()).isEqualTo(inForce.content());
            for (int i = 1; i < told.size(); i++) {
                assertThat(told.get(i).envelope().version())
                        .isGreaterThanOrEqualTo(told.get(i - 1).envelope().version());
            }
            Optional<String> before = Optional.empty();
            long known = Long.MIN_VALUE;
            for (Identity document : documents) {
                boolean newer = document.envelope().version() > known;
                boolean same = before.filter(document.content()::equals).isPresent();
                Verdict end = Optional.ofNullable(ends.get(document.envelope().document()))
                        .orElseThrow();
                if (!readAgain.contains(document.envelope().transmission())) {
                    assertThat(end)
                            .as("%s", document.envelope())
                            .isEqualTo(same ? Verdict.UNCHANGED : newer ? Verdict.CLAIM : Verdict.SUPERSEDED);
                }
                if (newer) {
                    known = document.envelope().version();
                    before = Optional.of(document.content());
                }
            }
        }

        private Set<String> placesOf(List<Identity> documents) {
            Set<String> places = new HashSet<>();
            published.stream()
                    .filter(documents::contains)
                    .forEach(document -> places.add(document.envelope().document()));
            return places;
        }
    }

    private static final Document CONTENT = content();

    private static Document content() {
        try {
            return CanonicalJson.read(
                    "{\"kind\":\"shipment\",\"shipmentNumber\":\"1\"}".getBytes(StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }
}
