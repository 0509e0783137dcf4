package io.crossdock.routes.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.crossdock.routes.broker.Publisher.Published;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class PublisherTest {

    private Path folder;

    @BeforeEach
    void takesAFolder(@TempDir Path empty) {
        folder = empty;
    }

    @Test
    void publishesABatchOfSeveralKindsAtOnce() throws Exception {
        try (Hub hub = new Hub(folder).queues("doc.product", "doc.price");
                Publisher publisher = hub.broker.publisher()) {
            assertThat(publisher.publish(
                            List.of(
                                    Send.to("doc.product", Hub.message("shirt")),
                                    Send.to("doc.price", Hub.message("shirt in EUR")),
                                    Send.to("doc.price", Hub.message("shirt in CNY"))),
                            "catalogue#1"))
                    .isEqualTo(Published.PUBLISHED);

            assertThat(hub.ids("doc.product", 1)).containsExactly("shirt");
            assertThat(hub.ids("doc.price", 2)).containsExactly("shirt in EUR", "shirt in CNY");
        }
    }

    @Test
    void recognisesABatchThatIsInAndGoesOnWithTheNext() throws Exception {
        try (Hub hub = new Hub(folder).queues("doc.order")) {
            try (Publisher lost = hub.broker.publisher()) {
                assertThat(lost.publish(orders("1", "2"), "transmission#1")).isEqualTo(Published.PUBLISHED);
            }

            try (Publisher again = hub.broker.publisher()) {
                assertThat(again.publish(orders("1", "2"), "transmission#1")).isEqualTo(Published.ALREADY_IN);
                assertThat(again.publish(orders("3"), "transmission#2")).isEqualTo(Published.PUBLISHED);
            }

            assertThat(hub.ids("doc.order", 3)).containsExactly("1", "2", "3");
            assertThat(hub.broker.depth("doc.order")).isZero();
        }
    }

    @Test
    void recognisesABatchThatWasInBeforeARestart() throws Exception {
        try (Hub hub = new Hub(folder).queues("doc.order");
                Publisher publisher = hub.broker.publisher()) {
            publisher.publish(orders("1", "2"), "transmission#1");
        }

        try (Hub hub = new Hub(folder);
                Publisher publisher = hub.broker.publisher()) {
            assertThat(publisher.publish(orders("1", "2"), "transmission#1")).isEqualTo(Published.ALREADY_IN);
            assertThat(hub.broker.depth("doc.order")).isEqualTo(2);
        }
    }

    @Test
    void publishesNothingOfABatchWithAnUnknownAddress() throws Exception {
        try (Hub hub = new Hub(folder).queues("doc.order")) {
            try (Publisher publisher = hub.broker.publisher()) {
                List<Send> batch =
                        List.of(Send.to("doc.order", Hub.message("1")), Send.to("doc.oder", Hub.message("2")));
                assertThatExceptionOfType(Unavailable.class)
                        .isThrownBy(() -> publisher.publish(batch, "transmission#1"))
                        .withMessage("batch transmission#1 could not be published")
                        .havingCause()
                        .withMessageContaining("doc.oder");
            }
            assertThat(hub.broker.depth("doc.order")).isZero();

            hub.queues("doc.oder");
            try (Publisher publisher = hub.broker.publisher()) {
                assertThat(publisher.publish(orders("1"), "transmission#1")).isEqualTo(Published.PUBLISHED);
            }
        }
    }

    private static List<Send> orders(String... ids) {
        return List.of(ids).stream()
                .map(id -> Send.to("doc.order", Hub.message(id)))
                .toList();
    }
}
