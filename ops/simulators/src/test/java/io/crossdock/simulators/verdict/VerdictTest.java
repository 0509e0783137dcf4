package io.crossdock.simulators.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.simulators.premises.Fact;
import io.crossdock.simulators.premises.Journal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerdictTest {

    private static final Fact ORDER = Fact.of("order", "SH-1")
            .with("buyer", "4098765000003")
            .line(Map.of("line", "1", "article", "1001", "quantity", "10"));

    private final Path data;

    VerdictTest(@TempDir Path data) {
        this.data = data;
    }

    @BeforeEach
    void crossReferences() throws IOException {
        Files.writeString(
                data.resolve("xref.csv"),
                """
                entity,partner,scheme,external,canonical
                article,suedhandel,buyer,1001,nordwind/NW-1001
                article,marktplatz,sku,1001,nordwind/NW-1018
                """);
        for (String partner : List.of("nordwind", "suedhandel", "marktplatz", "filiale")) {
            Files.createDirectories(data.resolve(partner));
        }
    }

    @Test
    void findsNothingWrongWhenAnOrderArrivesUnderTheReceiversNumber() throws IOException {
        sent("suedhandel", "orders", "a.edi", ORDER);
        received("nordwind", "orders-json", "k1", nordwinds("NW-1001", "10"));

        assertThat(result("nordwind", "orders-json").isPerfect(false)).isTrue();
        assertThat(result("nordwind", "orders-edi").missing()).isEqualTo(1);
    }

    @Test
    void findsTheArticleOfAnotherPartnerBehindTheSameNumber() throws IOException {
        sent("suedhandel", "orders", "a.edi", ORDER);
        received("nordwind", "orders-json", "k1", nordwinds("NW-1018", "10"));

        assertThat(result("nordwind", "orders-json").remarks())
                .containsExactly(
                        "wrong: SH-1: line 1: article was sent as 'nordwind/NW-1001' and arrived as 'nordwind/NW-1018'");
    }

    @Test
    void tellsARepeatThatAReceiverCanRecogniseFromASecondEffect() throws IOException {
        sent("suedhandel", "orders", "a.edi", ORDER);
        received("nordwind", "orders-json", "k1", nordwinds("NW-1001", "10"));
        received("nordwind", "orders-json", "k1", nordwinds("NW-1001", "10"));
        assertThat(result("nordwind", "orders-json").isPerfect(true)).isTrue();
        assertThat(result("nordwind", "orders-json").isPerfect(false)).isFalse();

        received("nordwind", "orders-json", "k2", nordwinds("NW-1001", "10"));
        assertThat(result("nordwind", "orders-json").remarks()).containsExactly("a second effect: SH-1 in k2");
    }

    @Test
    void findsAnOrderThatWasNotToArrive() throws IOException {
        sent("suedhandel", "orders", "a.edi", ORDER.with("faulty", "a letter in a quantity"));
        received("nordwind", "orders-json", "k1", nordwinds("NW-1001", "10"));

        assertThat(result("nordwind", "orders-json").remarks()).containsExactly("wrong: SH-1: was not to arrive");
    }

    @Test
    void asksOfStatesThatTheLastOneArrives() throws IOException {
        for (String quantity : List.of("5", "4", "5")) {
            sent("nordwind", "catalogue", "f" + quantity, stock("NW-1018", quantity));
        }
        received("marktplatz", "stock", "k1", stock("1001", "5"));
        received("marktplatz", "stock", "k2", stock("1001", "4"));
        assertThat(result("marktplatz", "stock").remarks())
                .containsExactly("missing: nordwind/NW-1018 at HH1, last sent as {location=HH1, quantity=5},"
                        + " last arrived as {location=HH1, quantity=4}");

        received("marktplatz", "stock", "k3", stock("1001", "5"));
        received("marktplatz", "stock", "k2", stock("1001", "4"));
        assertThat(result("marktplatz", "stock").isPerfect(true)).isTrue();
    }

    @Test
    void findsAStateThatNobodySent() throws IOException {
        sent("nordwind", "catalogue", "f", stock("NW-1018", "5"));
        received("marktplatz", "stock", "k1", stock("1001", "50"));
        received("marktplatz", "stock", "k2", stock("1001", "5"));

        assertThat(result("marktplatz", "stock").remarks())
                .containsExactly("wrong: nordwind/NW-1018 at HH1: arrived as {location=HH1, quantity=50}"
                        + " and was never sent so");
    }

    @Test
    void waitsForPartnersThatHaveNotMadeAllTheirDocuments() throws IOException {
        Journal.open(data.resolve("nordwind/sent.jsonl")).end();

        assertThat(expectations().busy()).containsExactly("suedhandel", "marktplatz", "filiale");
    }

    @Test
    void sendsEachShipmentBackToWhoOrdered() throws IOException {
        sent("suedhandel", "orders", "a.edi", ORDER);
        Fact shipment = Fact.of("shipment", "LS-1")
                .with("order", "SH-1")
                .line(Map.of("line", "1", "article", "NW-1001", "quantity", "10"));
        sent("nordwind", "shipments", "LS-1", shipment);

        assertThat(result("nordwind", "(ships)").isPerfect(false)).isTrue();
        assertThat(result("suedhandel", "shipments").remarks()).containsExactly("missing: LS-1");
        assertThat(result("marktplatz", "shipments").expected()).isZero();
    }

    private static Fact nordwinds(String article, String quantity) {
        return Fact.of("order", "SH-1")
                .with("buyer", "4098765000003")
                .line(Map.of("line", "1", "article", article, "quantity", quantity));
    }

    private static Fact stock(String article, String quantity) {
        return Fact.of("stock", article).with("location", "HH1").with("quantity", quantity);
    }

    private void sent(String partner, String channel, String name, Fact fact) {
        add(partner, "sent.jsonl", channel, name, fact);
    }

    private void received(String partner, String channel, String name, Fact fact) {
        add(partner, "received.jsonl", channel, name, fact);
    }

    private void add(String partner, String journal, String channel, String name, Fact fact) {
        Journal.open(data.resolve(partner).resolve(journal))
                .add(channel, name, fact.toString().getBytes(StandardCharsets.UTF_8), List.of(fact));
    }

    private Leg.Result result(String receiver, String channel) throws IOException {
        return expectations().results().stream()
                .filter(result -> result.leg().receiver().equals(receiver))
                .filter(result -> result.leg().channel().equals(channel))
                .findFirst()
                .orElseThrow();
    }

    private Expectations expectations() throws IOException {
        return new Expectations(data, Numbers.read(data.resolve("xref.csv")));
    }
}
