package io.crossdock.connectors.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.crossdock.config.Wire;
import io.crossdock.connectors.Dispatch;
import io.crossdock.connectors.Fault;
import io.crossdock.connectors.Receipt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Transmissions as jobs of Bulk API 2.0. */
class BulkJobTest {

    private static final String CHANNEL = "{ object: Account, external-id: HubNo__c, bulk: true, job-timeout: 1s }";

    @SuppressWarnings("NullAway.Init") // set before each test
    private SalesforcePartner partner;

    @BeforeEach
    void opens() throws IOException {
        partner = new SalesforcePartner(Optional::empty);
    }

    @AfterEach
    void closes() {
        partner.close();
    }

    private Receipt write(String csv) throws Exception {
        var settings = partner.target(CHANNEL);
        return new SalesforceTarget()
                .writing(settings, new Org(settings, Instant::now))
                .write(new Dispatch(Wire.of("a.csv", csv.getBytes(StandardCharsets.UTF_8)), "key", "text/csv"));
    }

    @Test
    void writesManyRecordsByOneJob() throws Exception {
        String csv = IntStream.range(0, 1_000)
                .mapToObj(i -> "N-" + i + ",Account " + i)
                .collect(Collectors.joining("\r\n", "HubNo__c,Name\r\n", "\r\n"));

        Receipt receipt = write(csv);
        write(csv);

        assertThat(receipt.result()).isEqualTo(Receipt.Result.DELIVERED);
        assertThat(receipt.identifiers()).containsKey("salesforce-job");
        assertThat(partner.org.tables.of("Account")).hasSize(1_000);
        assertThat(partner.org.tables.of("Account").get(7).path("Name").asText())
                .isEqualTo("Account 7");
    }

    @Test
    void tellsWhichRecordsAJobCouldNotWrite() throws Exception {
        Receipt receipt = write("HubNo__c,Name\nN-1,a\nN-2,\nN-3,c\n");

        assertThat(receipt.result()).isEqualTo(Receipt.Result.REFUSED);
        assertThat(receipt.problem().orElseThrow().toString())
                .contains("1 of 3 records failed")
                .contains("REQUIRED_FIELD_MISSING")
                .doesNotContain("N-2");
        assertThat(new String(receipt.answer().orElseThrow().bytes(), StandardCharsets.UTF_8))
                .contains("N-2");
        assertThat(partner.org.tables.of("Account")).hasSize(2);
    }

    @Test
    void asksAgainWhereRowsWereOnlyInUse() throws Exception {
        partner.org.tables.lock("N-2");
        Fault fault = catchThrowableOfType(Fault.class, () -> write("HubNo__c,Name\nN-1,a\nN-2,b\n"));
        assertThat(fault.code()).isEqualTo(Salesforce.BUSY);

        partner.org.tables.unlock();
        assertThat(write("HubNo__c,Name\nN-1,a\nN-2,b\n").result()).isEqualTo(Receipt.Result.DELIVERED);
        assertThat(partner.org.tables.of("Account")).hasSize(2);
    }

    @Test
    void abortsAJobThatDoesNotEnd() {
        partner.org.jobs().asksUntilDone(Integer.MAX_VALUE);

        Fault fault = catchThrowableOfType(Fault.class, () -> write("HubNo__c,Name\nN-1,a\n"));

        assertThat(fault.code()).isEqualTo(Salesforce.BUSY);
        assertThat(fault).hasMessageEndingWith("after PT1S");
        assertThat(partner.org.jobs().states()).containsExactly("Aborted");
    }
}
