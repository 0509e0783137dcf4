package io.crossdock.connectors.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.crossdock.config.Problem;
import io.crossdock.config.Wire;
import io.crossdock.connectors.Dispatch;
import io.crossdock.connectors.Fault;
import io.crossdock.connectors.Finding;
import io.crossdock.connectors.Receipt;
import io.crossdock.connectors.Receipt.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Accounts, cases and orders on their way into an org, and what it may say to them. */
class RecordsTest {

    private static final String ACCOUNTS = "{ object: Account, external-id: HubNo__c }";
    private static final String CASES = "{ object: Case, external-id: HubCaseNo__c }";
    private static final String ORDERS =
            "{ object: Order, external-id: HubOrderNo__c, lines: { each: Lines, object: OrderItem,"
                    + " external-id: HubLineNo__c, parent: Order } }";

    @SuppressWarnings("NullAway.Init") // set before each test
    private SalesforcePartner partner;

    private Instant now = Instant.now();

    @BeforeEach
    void opens() throws IOException {
        partner = new SalesforcePartner(Optional::empty);
    }

    @AfterEach
    void closes() {
        partner.close();
    }

    private SalesforceTarget.Writing writing(String channel) {
        return writing(SalesforcePartner.CREDENTIALS, channel);
    }

    private SalesforceTarget.Writing writing(String credentials, String channel) {
        var settings = partner.target(credentials, channel);
        return new SalesforceTarget(() -> now).writing(settings, new Org(settings, () -> now));
    }

    private static Dispatch dispatch(String content) {
        return new Dispatch(
                Wire.of("records.json", content.getBytes(StandardCharsets.UTF_8)), "key-1", "application/json");
    }

    private Receipt write(String channel, String content) throws Exception {
        return writing(channel).write(dispatch(content));
    }

    private Fault fails(String channel, String content) {
        return catchThrowableOfType(Fault.class, () -> write(channel, content));
    }

    @Test
    void upsertsAnAccountAndNamesWhatTheOrgCallsIt() throws Exception {
        Receipt first = write(ACCOUNTS, "{\"HubNo__c\":\"N-1\",\"Name\":\"Kestrel Ltd\"}");
        Receipt second = write(ACCOUNTS, "{\"HubNo__c\":\"N-1\",\"Name\":\"Kestrel Ltd\",\"BillingCity\":\"Leeds\"}");

        assertThat(first.identifiers()).containsExactly(Map.entry("salesforce", "acc000000000000001"));
        assertThat(second.identifiers()).isEqualTo(first.identifiers());
        assertThat(partner.org.tables.of("Account"))
                .hasSize(1)
                .first()
                .hasToString("{\"HubNo__c\":\"N-1\",\"Name\":\"Kestrel Ltd\",\"BillingCity\":\"Leeds\"}");
    }

    @Test
    void makesOfAnExternalIdOneStepOfThePath() throws Exception {
        write(ACCOUNTS, "{\"HubNo__c\":\"../N 1/ü?x#\",\"Name\":\"Kestrel\"}");

        assertThat(partner.org.tables.of("Account").get(0).path("HubNo__c").asText())
                .isEqualTo("../N 1/ü?x#");
    }

    @Test
    void writesACaseOfAnAccount() throws Exception {
        write(ACCOUNTS, "{\"HubNo__c\":\"N-1\",\"Name\":\"Kestrel\"}");

        Receipt receipt = write(
                CASES, "{\"HubCaseNo__c\":\"C-1\",\"Subject\":\"Parcel torn\",\"Account\":{\"HubNo__c\":\"N-1\"}}");

        assertThat(receipt.result()).isEqualTo(Result.DELIVERED);
        assertThat(partner.org.tables.of("Case").get(0).path("Subject").asText())
                .isEqualTo("Parcel torn");
    }

    @Test
    void writesManyAtOnceInCollectionsOfTwoHundred() throws Exception {
        Receipt receipt = write(ACCOUNTS, accounts(450));

        assertThat(receipt.result()).isEqualTo(Result.DELIVERED);
        assertThat(partner.org.tables.of("Account")).hasSize(450);
        assertThat(partner.org.asked)
                .filteredOn(asked -> asked.startsWith("PATCH"))
                .hasSize(3)
                .allMatch(asked -> asked.endsWith("/composite/sobjects/Account/HubNo__c"));
    }

    private static String accounts(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> "{\"HubNo__c\":\"N-" + i + "\",\"Name\":\"Account " + i + "\"}")
                .collect(Collectors.joining("\n"));
    }

    @Test
    void writesNoneOfManyWhereOneIsWrong() throws Exception {
        Receipt receipt = write(
                ACCOUNTS,
                "[{\"HubNo__c\":\"N-1\",\"Name\":\"a\"},{\"HubNo__c\":\"N-2\"},{\"HubNo__c\":\"N-3\",\"Name\":\"c\"}]");

        assertThat(receipt.result()).isEqualTo(Result.REFUSED);
        assertThat(receipt.problem().orElseThrow().message())
                .isEqualTo("record 2: REQUIRED_FIELD_MISSING, Required fields are missing: [Name] (Name)");
        assertThat(partner.org.tables.of("Account")).isEmpty();
    }

    @Test
    void refusesARecordWithoutItsExternalIdBeforeAnybodyIsAsked() throws Exception {
        Receipt receipt = write(ACCOUNTS, "{\"Name\":\"Kestrel\"}");

        assertThat(receipt.result()).isEqualTo(Result.REFUSED);
        assertThat(partner.org.asked).isEmpty();
    }

    @Test
    void writesAnOrderWithItsLinesOrNothingOfIt() throws Exception {
        String order = "{\"HubOrderNo__c\":\"PO-1\",\"EffectiveDate\":\"2026-01-02\",\"Status\":\"Draft\",\"Lines\":["
                + "{\"HubLineNo__c\":\"PO-1/1\",\"Quantity\":2,\"UnitPrice\":3.50},{\"HubLineNo__c\":\"PO-1/2\"%s}]}";

        Receipt refused = write(ORDERS, order.formatted(""));
        assertThat(partner.org.tables.of("Order")).isEmpty();
        assertThat(partner.org.tables.of("OrderItem")).isEmpty();
        Receipt written = write(ORDERS, order.formatted(",\"Quantity\":1"));
        Receipt again = write(ORDERS, order.formatted(",\"Quantity\":1"));

        assertThat(refused.result()).isEqualTo(Result.REFUSED);
        assertThat(refused.problem().orElseThrow().message())
                .isEqualTo(
                        "record 1, line 2: REQUIRED_FIELD_MISSING, Required fields are missing: [Quantity] (Quantity)");
        assertThat(List.of(written.result(), again.result())).containsOnly(Result.DELIVERED);
        assertThat(written.identifiers()).containsKey("salesforce").isEqualTo(again.identifiers());
        assertThat(partner.org.tables.of("Order")).hasSize(1);
        assertThat(partner.org.tables.of("OrderItem"))
                .extracting(line -> line.path("Order").path("HubOrderNo__c").asText() + " "
                        + line.path("Quantity").asText())
                .containsExactly("PO-1 2", "PO-1 1");
    }

    @Test
    void logsInAgainAfterTheSessionHasExpired() throws Exception {
        SalesforceTarget.Writing writing = writing(ACCOUNTS);
        writing.write(dispatch("{\"HubNo__c\":\"N-1\",\"Name\":\"a\"}"));
        partner.org.expireTokens();

        Receipt receipt = writing.write(dispatch("{\"HubNo__c\":\"N-2\",\"Name\":\"b\"}"));

        assertThat(receipt.result()).isEqualTo(Result.DELIVERED);
        assertThat(partner.org.logins).hasValue(2);
    }

    @ParameterizedTest
    @CsvSource({
        "'', https://login.salesforce.com",
        "', audience: \"https://test.salesforce.com\"', https://test.salesforce.com"
    })
    void logsInWithASignedAssertion(String more, String issuer) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair pair = generator.generateKeyPair();
        partner.org.trust(pair.getPublic(), issuer);
        String pem = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----";
        var connection = io.crossdock.connectors.Examples.readWith(
                Salesforce.CONNECTION,
                "{ address: \"" + partner.org.address()
                        + "\", client-id: 3MVG9, key: \"${secret:key}\", user: hub@nordwind.example" + more + " }",
                name -> List.of(pem));
        var settings = connection.with(io.crossdock.connectors.Examples.read(new SalesforceTarget().spec(), ACCOUNTS));

        Receipt receipt = new SalesforceTarget()
                .writing(settings, new Org(settings, Instant::now))
                .write(dispatch("{\"HubNo__c\":\"N-1\",\"Name\":\"a\"}"));

        assertThat(receipt.result()).isEqualTo(Result.DELIVERED);
    }

    @Test
    void saysThatTheLoginIsRefused() {
        Fault fault = catchThrowableOfType(Fault.class, () -> writing("client-secret: \"${secret:wrong}\"", ACCOUNTS)
                .write(dispatch("{\"HubNo__c\":\"N-1\"}")));

        assertThat(fault.code()).isEqualTo(Salesforce.LOGIN_REFUSED);
        assertThat(fault).hasMessageContaining("invalid_client").hasMessageNotContaining("value-of");
        assertThat(partner.org.logins).hasValue(1);
    }

    @Test
    void goesToNoAddressThatALoginNames() {
        partner.org.instance("http://127.0.0.2:1");

        Fault fault = fails(ACCOUNTS, "{\"HubNo__c\":\"N-1\",\"Name\":\"a\"}");

        assertThat(fault.code()).isEqualTo(Salesforce.INSTANCE_ELSEWHERE);
        assertThat(partner.org.asked).containsExactly("POST /services/oauth2/token");
    }

    @Test
    void waitsWhileARowIsInUse() throws Exception {
        partner.org.tables.lock("N-1");
        assertThat(fails(ACCOUNTS, "{\"HubNo__c\":\"N-1\",\"Name\":\"a\"}").code())
                .isEqualTo(Salesforce.BUSY);
        assertThat(fails(ACCOUNTS, accounts(3)).code()).isEqualTo(Salesforce.BUSY);

        partner.org.tables.unlock();
        assertThat(write(ACCOUNTS, accounts(3)).result()).isEqualTo(Result.DELIVERED);
    }

    @Test
    void asksAPersonWhereTwoRecordsBearTheSameExternalId() throws Exception {
        partner.org.tables.put("Account", "{\"HubNo__c\":\"N-1\",\"Name\":\"a\"}");
        partner.org.tables.put("Account", "{\"HubNo__c\":\"N-1\",\"Name\":\"b\"}");

        Receipt single = write(ACCOUNTS, "{\"HubNo__c\":\"N-1\",\"Name\":\"c\"}");
        Receipt among = write(ACCOUNTS, accounts(2));

        assertThat(List.of(single, among))
                .allSatisfy(receipt ->
                        assertThat(receipt.problem().orElseThrow().code()).isEqualTo(Salesforce.AMBIGUOUS));
    }

    @Test
    void stopsWhereAFieldOrObjectIsUnknown() {
        assertThat(fails(ACCOUNTS, "{\"HubNo__c\":\"N-1\",\"Name\":\"a\",\"Nmae\":\"a\"}")
                        .code())
                .isEqualTo(Salesforce.NAME_UNKNOWN);
        assertThat(fails("{ object: Acount, external-id: HubNo__c }", "{\"HubNo__c\":\"N-1\"}")
                        .code())
                .isEqualTo(Salesforce.NAME_UNKNOWN);
        assertThat(fails(ACCOUNTS, "<html>").code()).isEqualTo(Salesforce.TARGET_UNUSABLE);
    }

    @Test
    void leavesSomethingOfTheLimitToOthers() throws Exception {
        SalesforceTarget.Writing writing = writing(ACCOUNTS);
        partner.org.used(95, 100);
        writing.write(dispatch("{\"HubNo__c\":\"N-1\",\"Name\":\"a\"}"));
        int before = partner.org.asked.size();

        Fault fault = catchThrowableOfType(
                Fault.class, () -> writing.write(dispatch("{\"HubNo__c\":\"N-2\",\"Name\":\"b\"}")));
        assertThat(fault.code()).isEqualTo(Salesforce.LIMIT);
        assertThat(Fault.pauseIn(fault)).contains(Duration.ofMinutes(5));
        assertThat(partner.org.asked).hasSize(before);

        partner.org.used(1, 100);
        now = now.plus(Duration.ofMinutes(5));
        assertThat(writing.write(dispatch("{\"HubNo__c\":\"N-2\",\"Name\":\"b\"}"))
                        .result())
                .isEqualTo(Result.DELIVERED);
    }

    @Test
    void leavesAsMuchOfTheLimitToOthersAsItIsToldTo() throws Exception {
        SalesforceTarget.Writing writing = writing(SalesforcePartner.CREDENTIALS + ", most-usage: 50", ACCOUNTS);
        partner.org.used(60, 100);
        writing.write(dispatch("{\"HubNo__c\":\"N-1\",\"Name\":\"a\"}"));

        Fault fault = catchThrowableOfType(
                Fault.class, () -> writing.write(dispatch("{\"HubNo__c\":\"N-2\",\"Name\":\"b\"}")));

        assertThat(fault.code()).isEqualTo(Salesforce.LIMIT);
    }

    @Test
    void asksTheVersionOfTheApiThatIsNamed() {
        SalesforceTarget.Writing writing = writing(SalesforcePartner.CREDENTIALS + ", version: \"61.0\"", ACCOUNTS);

        Throwable unknown = catchThrowable(() -> writing.write(dispatch("{\"HubNo__c\":\"N-1\",\"Name\":\"a\"}")));

        assertThat(partner.org.asked)
                .as("asked, before %s", unknown)
                .contains("PATCH /services/data/v61.0/sobjects/Account/HubNo__c/N-1")
                .noneMatch(asked -> asked.contains("65.0"));
    }

    @Test
    void saysThatTheLimitIsReached() {
        partner.org.used(100, 100);

        assertThat(fails(ACCOUNTS, "{\"HubNo__c\":\"N-1\",\"Name\":\"a\"}").code())
                .isEqualTo(Salesforce.LIMIT);
    }

    @Test
    void waitsAsLongAsItIsAskedTo() {
        partner.org.next(429, "text/plain", "slow down", "Retry-After", "120");

        Fault fault = fails(ACCOUNTS, "{\"HubNo__c\":\"N-1\",\"Name\":\"a\"}");

        assertThat(fault.code()).isEqualTo(Salesforce.BUSY);
        assertThat(Fault.pauseIn(fault)).contains(Duration.ofMinutes(2));
    }

    @Test
    void takesAPageInHtmlForNoSuccess() {
        partner.org.next(200, "text/html", "<html>We are down for maintenance</html>");

        assertThat(fails(ACCOUNTS, "{\"HubNo__c\":\"N-1\",\"Name\":\"a\"}").code())
                .isEqualTo(Salesforce.ANSWER_UNUSABLE);
    }

    @Test
    void keepsAnErrorPageOfManyMegabytesOutOfItsWords() {
        partner.org.next(503, "text/html", "<p>error</p>".repeat(1_000_000));

        Fault fault = fails(ACCOUNTS, "{\"HubNo__c\":\"N-1\",\"Name\":\"a\"}");

        assertThat(fault.code()).isEqualTo(Salesforce.BUSY);
        assertThat(String.valueOf(fault.getMessage())).hasSizeLessThan(500);
    }

    @Test
    void followsNoRedirect() {
        partner.org.next(302, "text/html", "", "Location", "http://169.254.169.254/latest/meta-data/");

        assertThat(fails(ACCOUNTS, "{\"HubNo__c\":\"N-1\",\"Name\":\"a\"}").code())
                .isEqualTo(Salesforce.REDIRECTED);
    }

    @Test
    void makesNoSecondRecordWhenTheAnswerToTheFirstIsLost() throws Exception {
        partner.org.nextBreaksOffAfterStoring();
        SalesforceTarget.Writing writing = writing(ACCOUNTS);
        Dispatch dispatch = dispatch("{\"HubNo__c\":\"N-1\",\"Name\":\"a\"}");

        Exception failure = catchThrowableOfType(IOException.class, () -> writing.write(dispatch));
        assertThat(Salesforce.explain(failure).category()).isEqualTo(Problem.Category.PARTNER);
        Receipt receipt = writing.write(dispatch);

        assertThat(receipt.result()).isEqualTo(Result.DELIVERED);
        assertThat(partner.org.tables.of("Account")).hasSize(1);
    }

    @Test
    void aProbeSaysThatTheFieldIsNoExternalId() {
        List<Finding> findings = new SalesforceTarget().probe(partner.target("{ object: Account, external-id: Name }"));

        assertThat(findings).last().isInstanceOfSatisfying(Finding.Fails.class, fails -> assertThat(fails.problem())
                .satisfies(problem -> assertThat(problem.code()).isEqualTo(Salesforce.NAME_UNKNOWN))
                .satisfies(problem -> assertThat(problem.message()).contains("Name of Account is not marked")));
        assertThat(partner.org.tables.of("Account")).isEmpty();
    }
}
