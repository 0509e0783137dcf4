package io.crossdock.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.crossdock.mappings.canonical.CrossReference;
import io.crossdock.routes.intake.Parked;
import io.crossdock.routes.rerun.Verb;
import io.crossdock.routes.search.UnknownArticles.Number;
import io.crossdock.routes.search.UnknownArticles.Unknown;
import java.nio.file.Path;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Documents that wait for a cross reference: which number is lacking, what it may be, and that one word lets all of them go. */
@Timeout(300)
class UnknownArticlesTest {

    private static final String HEAD = "No,Item,Ean,Qty\n";

    @TempDir
    Path folder;

    private HubFixture fixture;

    @BeforeEach
    void aDealerWhoseNumbersMustBeKnown() throws Exception {
        fixture = new HubFixture(folder)
                .folders("dealer/orders", "erp/in")
                .partner("erp", "{}")
                .partner("dealer", "{}")
                .channel(
                        "dealer.orders-in",
                        """
                        direction: in
                        carries: order
                        connector: { drop: { folder: orders } }
                        when: { every: 1s }
                        unknown-article: park
                        format:
                          csv:
                            columns: { No: orderNumber, Item: lines.article.ids.buyer, Ean: lines.article.ids.gtin, Qty: lines.quantity.value }
                            set: { type: standard }
                        """)
                .channel(
                        "erp.orders-out",
                        """
                        direction: out
                        carries: order
                        connector: { drop: { folder: in } }
                        format: { csv: { columns: { No: orderNumber, Item: lines.article.id } } }
                        """)
                .start();
    }

    @AfterEach
    void stop() throws Exception {
        fixture.close();
    }

    @Test
    void namesTheNumberThatDocumentsWaitForOnceAndLetsThemGo() throws Exception {
        fixture.put("dealer", "orders/1.csv", HEAD + "PO-1,A-2,,1\nPO-2,A-9,,1\n");
        fixture.put("dealer", "orders/2.csv", HEAD + "PO-3,A-2,,1\n");
        fixture.handled("dealer.orders-in", 3);

        List<Unknown> unknown = unknown();
        assertThat(unknown).extracting(Unknown::numbers).containsExactly(number("A-2"), number("A-9"));
        assertThat(unknown.get(0).partner()).isEqualTo("dealer");
        assertThat(unknown.get(0).documents()).hasSize(2);
        assertThat(unknown.get(0).candidates()).as("nothing is guessed").isEmpty();

        CrossReference chosen = reference("dealer", "buyer", "A-2", "erp/K-17");
        List<String> waiting = fixture.hub().unknownArticles().waitingFor(chosen);
        fixture.hub().put(List.of(chosen));
        fixture.again(Verb.REPROCESS, waiting.toArray(String[]::new));
        fixture.settled();
        assertThat(fixture.lines(fixture.received("erp", "in")))
                .containsExactlyInAnyOrder("PO-1,erp/K-17", "PO-3,erp/K-17");

        fixture.put("dealer", "orders/3.csv", HEAD + "PO-4,A-2,,1\n");
        Awaitility.await().atMost(HubFixture.PATIENCE).until(() -> fixture.lines(fixture.received("erp", "in"))
                .contains("PO-4,erp/K-17"));
        assertThat(unknown()).extracting(Unknown::numbers).containsExactly(number("A-9"));
    }

    @Test
    void namesWhatLooksAlikeAndWhoCallsItSo() throws Exception {
        fixture.hub()
                .put(List.of(
                        reference("erp", "gtin", "4012345678901", "erp/K-17"),
                        reference("erp", "buyer", "000123", "erp/K-18")));
        fixture.put("dealer", "orders/1.csv", HEAD + "PO-1,4012345678901,,1\nPO-2,0123,,1\nPO-3,K-17,,1\n");
        fixture.handled("dealer.orders-in", 3);

        assertThat(unknown())
                .extracting(one -> one.numbers().get(0).external(), one -> one.candidates().stream()
                        .map(candidate -> candidate.canonical() + " by " + candidate.scheme())
                        .toList())
                .containsExactlyInAnyOrder(
                        tuple("4012345678901", List.of("erp/K-17 by gtin")),
                        tuple("0123", List.of("erp/K-18 by buyer")),
                        tuple("K-17", List.of()));
    }

    @Test
    void offersBothMeaningsOfANumberThatHasTwo() throws Exception {
        fixture.hub()
                .put(List.of(
                        reference("erp", "gtin", "4012345678901", "erp/K-17"),
                        reference("dealer", "gtin", "4012345678918", "erp/K-18"),
                        reference("dealer", "buyer", "A-2", "erp/K-17")));
        fixture.put("dealer", "orders/1.csv", HEAD + "PO-1,A-2,4012345678918,1\n");
        fixture.handled("dealer.orders-in", 1);

        assertThat(unknown()).hasSize(1);
        assertThat(unknown().get(0).candidates())
                .extracting(CrossReference::canonical)
                .containsExactly("erp/K-17", "erp/K-18");
    }

    private List<Unknown> unknown() throws Exception {
        List<Parked> parked = fixture.hub().parked().open(50);
        return fixture.hub().unknownArticles().of(parked);
    }

    private static List<Number> number(String buyers) {
        return List.of(new Number("buyer", buyers));
    }

    private static CrossReference reference(String partner, String scheme, String external, String canonical) {
        return CrossReference.of(CrossReference.ARTICLE, partner, scheme, external, canonical);
    }
}
