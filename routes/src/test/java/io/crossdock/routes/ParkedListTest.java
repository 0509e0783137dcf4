package io.crossdock.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import io.crossdock.routes.HubStatus.ParkedStatus;
import io.crossdock.routes.ParkedList.Page;
import io.crossdock.routes.store.ParkedFor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** However much waits for a person, all of it is counted, and all of it is to be seen. */
@Timeout(300)
class ParkedListTest {

    private static final int UNREADABLE = 65;

    /** The others came later, so that a page holds some of both. */
    private static final int OF_FIRST_FILE = 40;

    @TempDir
    Path folder;

    private HubFixture fixture;
    private String unreadable = "";
    private String undecided = "";

    @BeforeEach
    void manyOrdersOfTwoFilesAreUnreadableAndOfThreeItIsNotPlainWhoWantsThem() throws Exception {
        fixture = new HubFixture(folder)
                .partner("anna", "{}")
                .partner("bert", "{}")
                .folders("anna/out", "anna/json", "bert/in")
                .channel(
                        "anna.orders-in",
                        in(
                                "out",
                                "csv: { columns: { Order: orderNumber, Item: lines.article.ids.buyer, Qty: lines.quantity.value } }"))
                .channel("anna.json-in", in("json", "json: {}"))
                .channel(
                        "bert.dear-out",
                        "direction: out\ncarries: order\nif: lines.price > 3\nwhere: { type: rush }\n"
                                + "connector: { drop: { folder: in } }\n"
                                + "format: { csv: { columns: { Order: orderNumber, Qty: lines.quantity.value } } }\n")
                .start();
        for (int number = 1; number <= 3; number++) {
            fixture.put("anna", "json/" + number + ".json", withoutAPrice(number));
        }
        fixture.handled("anna.json-in", 3);
        undecided = only(fixture.hub().status().parked());
        fixture.put("anna", "out/1.csv", orders(1, OF_FIRST_FILE));
        fixture.handled("anna.orders-in", OF_FIRST_FILE);
        fixture.put("anna", "out/2.csv", orders(OF_FIRST_FILE + 1, UNREADABLE));
        fixture.handled("anna.orders-in", UNREADABLE);
        unreadable = only(fixture.hub().status().parked().subList(0, 40));
    }

    private static String in(String directory, String format) {
        return "direction: in\ncarries: order\nconnector: { drop: { folder: " + directory
                + " } }\nwhen: { every: 1s }\nformat: { " + format + " }\n";
    }

    private static String withoutAPrice(int number) {
        return "{\"kind\":\"order\",\"orderNumber\":\"R-" + number + "\",\"type\":\"rush\","
                + "\"lines\":[{\"article\":{\"ids\":{\"buyer\":\"A\"}},\"quantity\":{\"value\":1}}]}";
    }

    private static String orders(int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(number -> "PO-" + number + ",A,many\n")
                .collect(Collectors.joining("", "Order,Item,Qty\n", ""));
    }

    private static String only(List<ParkedStatus> parked) {
        List<String> problems = parked.stream()
                .map(one -> one.problems().get(0).code().id())
                .distinct()
                .toList();
        assertThat(problems).hasSize(1);
        return problems.get(0);
    }

    @AfterEach
    void stop() throws Exception {
        fixture.close();
    }

    @Test
    void countsAllThoughTheStatusNamesTheLatestOnly() {
        HubStatus status = fixture.settled();

        assertThat(status.parked()).hasSize(50);
        assertThat(status.parkedFor())
                .extracting(ParkedFor::channel, ParkedFor::problem, ParkedFor::documents)
                .containsExactlyInAnyOrder(
                        tuple("anna.orders-in", unreadable, (long) UNREADABLE), tuple("bert.dear-out", undecided, 3L));
        assertThat(status.waitingForPersons()).isEqualTo(UNREADABLE + 3);
        assertThat(status.channels())
                .filteredOn(channel -> channel.parked() > 0)
                .extracting(HubStatus.ChannelStatus::id, HubStatus.ChannelStatus::parked)
                .containsExactlyInAnyOrder(tuple("anna.orders-in", (long) UNREADABLE), tuple("bert.dear-out", 3L));
    }

    @Test
    void showsEachOnceFromPageToPageAndBack() {
        for (Map.Entry<String, Integer> wait :
                Map.of(unreadable, UNREADABLE, undecided, 3).entrySet()) {
            int most = (wait.getValue() + 2) / 3;
            List<Page> forth = forth(wait.getKey(), most);

            assertThat(forth).hasSize(3).first().satisfies(page -> assertThat(page.before())
                    .isEmpty());
            assertThat(documents(forth)).doesNotHaveDuplicates().hasSize(wait.getValue());
            assertThat(documents(back(wait.getKey(), forth.get(2), most))).isEqualTo(documents(forth));
        }
    }

    @Test
    void goesFromOneProblemToTheNext() {
        List<String> seen = new ArrayList<>();
        Page page = list().ofAll("", 13);
        seen.addAll(documents(List.of(page)));
        while (page.after().isPresent()) {
            page = list().ofAll(page.after().get(), 13);
            seen.addAll(documents(List.of(page)));
        }

        assertThat(seen).doesNotHaveDuplicates().hasSize(UNREADABLE + 3);
    }

    @Test
    void namesAllThatWaitBecauseOfOneProblem() {
        assertThat(list().documents(unreadable, 1_000)).doesNotHaveDuplicates().hasSize(UNREADABLE);
        assertThat(list().documents(undecided, 1_000)).hasSize(3);
        assertThat(list().first("NOTHING-LIKE-IT", 10))
                .isEqualTo(new Page(List.of(), Optional.empty(), Optional.empty()));
    }

    @Test
    void goesOnBehindAPlaceThatNobodyIsAtAnyMore() throws Exception {
        Page first = list().first(unreadable, 10);
        for (ParkedStatus one : first.documents()) {
            assertThat(fixture.hub().rejections().reject(one.document(), "")).isPresent();
        }

        Page second = list().after(unreadable, first.after().orElseThrow(), 10);

        assertThat(documents(List.of(second))).hasSize(10).isEqualTo(documents(List.of(list().first(unreadable, 10))));
        assertThat(list().before(unreadable, second.before().orElseThrow(), 10).documents())
                .as("nobody is left there, so it begins anew")
                .isEqualTo(second.documents());
    }

    @Test
    void saysWhatIsNoPlace() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> list().after(unreadable, "in never t1-0 anna.orders-in", 10))
                .withMessageContaining("'in never t1-0 anna.orders-in' is no place");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> list().after(unreadable, "there", 10))
                .withMessageContaining("'there' is no place");
    }

    private ParkedList list() {
        return fixture.hub().parkedList();
    }

    private List<Page> forth(String problem, int most) {
        List<Page> pages = new ArrayList<>(List.of(list().first(problem, most)));
        Optional<String> next = pages.get(0).after();
        while (next.isPresent()) {
            Page page = list().after(problem, next.get(), most);
            pages.add(page);
            next = page.after();
        }
        return pages;
    }

    private List<Page> back(String problem, Page last, int most) {
        List<Page> pages = new ArrayList<>(List.of(last));
        Optional<String> next = last.before();
        while (next.isPresent()) {
            Page page = list().before(problem, next.get(), most);
            pages.add(page);
            next = page.before();
        }
        Collections.reverse(pages);
        return pages;
    }

    private static List<String> documents(List<Page> pages) {
        return pages.stream()
                .flatMap(page -> page.documents().stream())
                .map(ParkedStatus::document)
                .toList();
    }
}
