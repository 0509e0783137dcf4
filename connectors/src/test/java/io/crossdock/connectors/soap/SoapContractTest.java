package io.crossdock.connectors.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.crossdock.config.Problem;
import io.crossdock.connectors.Answer;
import io.crossdock.connectors.Certificates;
import io.crossdock.connectors.ConnectorContract;
import io.crossdock.connectors.Counterpart;
import io.crossdock.connectors.Fault;
import io.crossdock.connectors.FullDoor;
import io.crossdock.connectors.NetworkCodes;
import io.crossdock.connectors.Receipt;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SoapContractTest extends ConnectorContract {

    private static final byte[] ORDER = "<order number=\"4711\"/>".getBytes(StandardCharsets.UTF_8);
    private static final String BEGUN =
            "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body><submitResponse xmlns=\"urn:crossdock:documents:1\">";
    private static final String KNOWN = SoapPartner.basic("hub:value-of-login");

    @Override
    protected Counterpart counterpart() throws IOException {
        return new SoapPartner(folder);
    }

    @ParameterizedTest
    @CsvSource({
        "200, text/html, SOAP-ANSWER-UNUSABLE",
        "404, text/html, SOAP-ANSWER-UNUSABLE",
        "500, text/html, SOAP-ANSWER-UNUSABLE",
        "500, text/xml, SOAP-PARTNER-FAULT"
    })
    void anErrorPageOfTenMegabytesFillsNoMemory(int status, String type, String code) throws Exception {
        partner().answers((exchange, body) -> says(exchange, status, type, "<html>", "<p>Sorry</p>", 10_000_000));
        send();

        deliver("a.xml", ORDER);

        assertThat(target().explain(failures().get(0)).id()).isEqualTo(code);
        assertThat(failures().get(0).getMessage()).hasSizeLessThan(500);
    }

    /** An end comes only because the hub reads no further. */
    @ParameterizedTest
    @CsvSource({"404, SOAP-ANSWER-UNUSABLE", "500, SOAP-PARTNER-FAULT"})
    void anEndlessFaultFillsNoMemory(int status, String code) throws Exception {
        partner().answers((exchange, body) -> says(exchange, status, "text/xml", BEGUN, "Sorry. ", Long.MAX_VALUE));
        send();

        deliver("a.xml", ORDER);

        assertThat(target().explain(failures().get(0)).id()).isEqualTo(code);
    }

    @Test
    void anEndlessSuccessIsOneOfWhichNoWordIsKept() throws Exception {
        partner().answers((exchange, body) -> says(exchange, 200, "text/xml", BEGUN, "Sorry. ", Long.MAX_VALUE));
        send();

        Receipt receipt = deliver("a.xml", ORDER);

        assertThat(receipt.result()).isEqualTo(Receipt.Result.DELIVERED);
        assertThat(receipt.answer()).isEmpty();
    }

    private static void says(
            HttpExchange exchange, int status, String type, String beginning, String words, long length)
            throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, 0);
        byte[] part = words.repeat(1_000).getBytes(StandardCharsets.US_ASCII);
        exchange.getResponseBody().write(beginning.getBytes(StandardCharsets.US_ASCII));
        for (long written = 0; written < length; written += part.length) {
            exchange.getResponseBody().write(part);
        }
    }

    @Test
    void answersAFailureWithoutAWordAboutIt() throws Exception {
        failRoute();
        receive();
        counterpart.sends("a.xml", ORDER);

        HttpResponse<String> answer = partner().answerTo("a.xml");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("30");
        assertThat(answer.body())
                .contains("s:Server", "not taken, please send again")
                .doesNotContain("broker");
    }

    @Test
    void takesALoginFromTheEnvelopeOrTheHeaderAndNothingFromStrangers() throws Exception {
        receive();
        String order = SoapPartner.submit("a.xml", "r", ORDER);

        assertThat(partner().calls(order).statusCode()).isEqualTo(401);
        assertThat(partner()
                        .calls(order, "Authorization", SoapPartner.basic("hub:wrong"))
                        .statusCode())
                .isEqualTo(401);
        assertThat(partner().calls(token(order, "value-of-other")).statusCode()).isEqualTo(401);
        assertThat(takenNames()).isEmpty();
        assertThat(partner().calls(token(order, "value-of-login")).statusCode()).isEqualTo(200);
        assertThat(partner().calls(token(order, "next-of-login")).statusCode()).isEqualTo(200);
        assertThat(takenNames()).containsExactly("a.xml", "a.xml");
    }

    private static String token(String envelope, String password) {
        String wsse = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
        return envelope.replace(
                "<s:Body>",
                "<s:Header><w:Security xmlns:w=\"" + wsse
                        + "\"><w:UsernameToken><w:Username>hub</w:Username><w:Password>" + password
                        + "</w:Password></w:UsernameToken></w:Security></s:Header><s:Body>");
    }

    @Test
    void isOpenToNobodyUnlessTold() {
        assertThatThrownBy(() -> receive(partner().source("{}", "path: /documents")))
                .satisfies(failure -> assertThat(Fault.codeIn(failure)).contains(Soap.NO_LOGIN));
    }

    @Test
    void tellsWhatBecameOfADocument() throws Exception {
        bookmark.told.put(
                "r1", new Answer(Answer.Verdict.REFUSED, "{\"why\":\"<none>\"}".getBytes(StandardCharsets.UTF_8)));
        receive();

        assertThat(state("r1")).contains("<verdict>REFUSED</verdict>", "{\"why\":\"&lt;none&gt;\"}");
        assertThat(state("r2")).contains("<verdict>UNKNOWN</verdict>").doesNotContain("report");
        assertThat(takenNames()).isEmpty();
    }

    private String state(String reference) {
        return partner()
                .calls(
                        SoapPartner.envelope("<state xmlns=\"urn:crossdock:documents:1\"><reference>" + reference
                                + "</reference></state>"),
                        "Authorization",
                        KNOWN)
                .body();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no xml",
                "<a/>",
                "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body/></s:Envelope>",
                "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body><submit/></s:Body></s:Envelope>",
                "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body><submit xmlns=\"urn:crossdock:documents:1\"/></s:Body></s:Envelope>",
                "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body><submit xmlns=\"urn:crossdock:documents:1\"><content>?</content></submit></s:Body></s:Envelope>",
                "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body><submit xmlns=\"urn:crossdock:documents:1\"><content>YWJj",
                "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body><submit xmlns=\"urn:crossdock:documents:1\"><name>&x;</name><content>YWJj</content></submit></s:Body></s:Envelope>",
                "<!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">]><s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body><submit xmlns=\"urn:crossdock:documents:1\"><name>&c;</name><content>YWJj</content></submit></s:Body></s:Envelope>"
            })
    void refusesADamagedOrHostileEnvelope(String envelope) throws Exception {
        receive();

        HttpResponse<String> answer = partner().calls(envelope, "Authorization", KNOWN);

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("s:Client").doesNotContain("root:");
        assertThat(takenNames()).isEmpty();
    }

    @Test
    void takesNoMoreThanItMay() throws Exception {
        receive(partner().source("login: \"${secret:login}\"", "{ path: /documents, max-size: 1 }"));

        assertThat(partner()
                        .calls(SoapPartner.submit("a", "r", new byte[1024 * 1024 + 3]), "Authorization", KNOWN)
                        .body())
                .contains("larger than 1 MB");
        assertThat(takenNames()).isEmpty();
    }

    @Test
    @EnabledIf("hasZeep")
    void speaksWithAnIndependentClient() throws Exception {
        receive();
        bookmark.told.put("z-1", new Answer(Answer.Verdict.ACCEPTED, "{}".getBytes(StandardCharsets.UTF_8)));

        String said = zeep();

        assertThat(said.lines())
                .containsExactly("11 ACCEPTED {}", "12 ACCEPTED {}", "state ACCEPTED", "state UNKNOWN", "fault 401");
        assertThat(takenNames()).containsExactly("zeep.xml", "zeep12.xml");
        assertThat(takenTexts()).containsOnly("<order/>");
        assertThat(takenReferences()).containsExactly("z-1", "z-2");
    }

    private String zeep() throws Exception {
        Path script = Files.writeString(
                folder.resolve("client.py"),
                """
                import sys, zeep, requests
                from zeep.wsse.username import UsernameToken
                url = sys.argv[1]
                client = zeep.Client(url + '?wsdl', wsse=UsernameToken('hub', 'value-of-login'))
                answer = client.service.submit(name='zeep.xml', reference='z-1', content=b'<order/>')
                print('11', answer.verdict, answer.report)
                twelve = client.bind('Documents', 'Documents12')
                answer = twelve.submit(name='zeep12.xml', reference='z-2', content=b'<order/>')
                print('12', answer.verdict, answer.report)
                print('state', client.service.state(reference='z-1').verdict)
                print('state', client.service.state(reference='z-9').verdict)
                try:
                    zeep.Client(url + '?wsdl').service.state(reference='z-1')
                except (zeep.exceptions.TransportError, zeep.exceptions.Fault) as fault:
                    print('fault 401' if 'unknown login' in str(fault) else fault)
                """);
        Process process = new ProcessBuilder(
                        "/usr/bin/python3", script.toString(), "http://127.0.0.1:" + partner().hubPort + "/documents")
                .redirectErrorStream(true)
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    static boolean hasZeep() throws Exception {
        boolean installed = Files.isExecutable(Path.of("/usr/bin/python3"))
                && new ProcessBuilder("/usr/bin/python3", "-c", "import zeep")
                                .start()
                                .waitFor()
                        == 0;
        if (!installed) {
            System.err.println("NOT TESTED against zeep: it is not installed (Debian: python3-zeep)");
        }
        return installed;
    }

    @Test
    void callsTheOperationWithTheBodyAsItIs() throws Exception {
        send(partner().target("login: \"${secret:login}\"", "key-header: X-Key"));

        Receipt receipt = deliver(
                "a.xml",
                "<?xml version=\"1.0\"?><submit xmlns=\"urn:crossdock:documents:1\"><content>YQ==</content></submit>"
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(receipt.result()).isEqualTo(Receipt.Result.DELIVERED);
        assertThat(receipt.answer().orElseThrow().bytes()).asString().contains("<verdict>ACCEPTED</verdict>");
        assertThat(partner().requests.get(0)).contains("submit", "<content>YQ==</content>");
        assertThat(partner().headersSeen.get(0))
                .containsEntry("Soapaction", List.of("\"urn:crossdock:documents:1:submit\""))
                .containsEntry("X-key", List.of("key-a.xml"))
                .containsEntry("Authorization", List.of(KNOWN));
    }

    @Test
    void showsALoginInTheEnvelope() throws Exception {
        send(partner().target("login: \"${secret:login}\", login-as: username-token", "content: content"));

        deliver("a.xml", ORDER);

        assertThat(failures()).isEmpty();
        assertThat(partner().requests.get(0)).contains("Username>hub<", "#PasswordText", ">value-of-login<");
        assertThat(partner().headersSeen.get(0)).doesNotContainKey("Authorization");
    }

    @Test
    void refusesABodyThatIsNoXml() throws Exception {
        send(partner().target("", "idempotent: true"));

        assertThat(deliver("a.xml", new byte[] {1, 2}).problem())
                .map(Problem::code)
                .contains(Soap.BODY_NOT_XML);
        assertThat(partner().requests).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "s:Client, no such article, SOAP-REFUSED",
        "s:Server, try later, SOAP-PARTNER-FAULT",
        "w:FailedAuthentication, who are you, PARTNER-DENIED",
        "w:InvalidSecurity, who are you, PARTNER-DENIED"
    })
    void aFaultSaysWhoMustAct(String code, String text, String problem) throws Exception {
        partner()
                .answers((exchange, body) -> SoapPartner.say(
                        exchange,
                        500,
                        SoapPartner.envelope("<s:Fault xmlns:w=\"urn:w\"><faultcode>" + code
                                + "</faultcode><faultstring>" + text + "</faultstring></s:Fault>")));
        send();

        Receipt receipt = deliver("a.xml", ORDER);

        String found = failures().isEmpty()
                ? receipt.problem().orElseThrow().code().id()
                : target().explain(failures().get(0)).id();
        assertThat(found).isEqualTo(problem);
    }

    @ParameterizedTest
    @CsvSource({
        "401, PARTNER-DENIED",
        "403, PARTNER-DENIED",
        "404, SOAP-ANSWER-UNUSABLE",
        "503, SOAP-PARTNER-FAULT",
        "302, SOAP-ANSWER-UNUSABLE"
    })
    void aStatusWithoutAnEnvelopeIsNotTheDocumentsFault(int status, String problem) throws Exception {
        partner().answers((exchange, body) -> {
            exchange.getResponseHeaders().set("Location", "http://169.254.169.254/");
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(status, -1);
        });
        send(partner().target("", "content: content, idempotent: true"));

        deliver("a.xml", ORDER);

        assertThat(target().explain(failures().get(0)).id()).isEqualTo(problem);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anAnswerThatNeverComesLeavesTheDoubtThatItMust(boolean idempotent) throws Exception {
        partner().answers((exchange, body) -> exchange.close());
        send(partner().target("login: \"${secret:login}\"", "content: content, idempotent: " + idempotent));

        assertThat(deliver("a.xml", ORDER).result()).isEqualTo(Receipt.Result.UNCERTAIN);
        assertThat(failures()).hasSize(idempotent ? 1 : 0);
        failures().forEach(failure -> assertThat(target().explain(failure).category())
                .isEqualTo(Problem.Category.PARTNER));
    }

    /** Of the second answer the beginning comes at once, and the rest never. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void waitsForTheWholeAnswerNoLongerThanItIsToldTo(boolean begins) throws Exception {
        partner().answers((exchange, body) -> {
            if (begins) {
                says(exchange, 200, "text/xml", BEGUN, "", 0);
                exchange.getResponseBody().flush();
            }
            LockSupport.parkNanos(10_000_000_000L);
        });
        send(partner().target("timeout: 500ms", "content: content, idempotent: true"));

        deliver("a.xml", ORDER);

        assertThat(target().explain(failures().get(0))).isEqualTo(NetworkCodes.SILENT);
    }

    @Test
    void waitsForAConnectionNoLongerThanItIsToldTo() throws Exception {
        try (FullDoor full = new FullDoor()) {
            send(partner()
                    .target(
                            "http://127.0.0.1:" + full.port() + "/documents",
                            "connect-timeout: 300ms, timeout: 20s",
                            "content: content"));

            deliver("a.xml", ORDER);

            assertThat(Fault.chain(failures().get(0)))
                    .as("not the end of the whole call")
                    .anyMatch(HttpConnectTimeoutException.class::isInstance);
        }
    }

    @Test
    void trustsThePinnedCertificateAndNoOther() throws Exception {
        Certificates theirs = Certificates.make(folder, "theirs", 10);
        HttpsServer secure = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        secure.setHttpsConfigurator(new HttpsConfigurator(theirs.server(theirs)));
        secure.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            SoapPartner.say(exchange, 200, SoapPartner.EMPTY);
            exchange.close();
        });
        secure.start();
        try {
            String address = "https://127.0.0.1:" + secure.getAddress().getPort() + "/documents";
            send(partner().target(address, pinned(theirs.fingerprint()), "content: content"));
            assertThat(deliver("a.xml", ORDER).result()).isEqualTo(Receipt.Result.DELIVERED);
            camel().stop();

            send(partner().target(address, pinned("ab".repeat(32)), "content: content"));
            deliver("b.xml", ORDER);

            assertThat(target().explain(failures().get(0))).isEqualTo(NetworkCodes.UNTRUSTED);
        } finally {
            secure.stop(0);
        }
    }

    private static String pinned(String fingerprint) {
        return "tls: { certificate: \"" + fingerprint + "\" }";
    }

    @Test
    void isOpenToEverybodyWhereToldTo() throws Exception {
        receive(partner().source("{}", "{ path: /documents, anonymous: true }"));

        assertThat(partner().calls(SoapPartner.submit("a.xml", "r", ORDER)).statusCode())
                .isEqualTo(200);
        assertThat(takenNames()).containsExactly("a.xml");
    }

    @Test
    void writesNameAndKeyIntoTheElementsThatAreNamed() throws Exception {
        send();

        deliver("a.xml", ORDER);

        assertThat(partner().requests.get(0)).contains("<name>a.xml</name>", "<reference>key-a.xml</reference>");
    }

    @Test
    void aConnectionRefusedLeavesNone() throws Exception {
        send();
        counterpart.breaksDown();

        deliver("a.xml", ORDER);

        assertThat(target().explain(failures().get(0))).isEqualTo(NetworkCodes.UNREACHABLE);
    }

    @Test
    void anHtmlPageIsNoDelivery() throws Exception {
        partner().answers((exchange, body) -> {
            byte[] page = "<html>Maintenance".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
        });
        send(partner().target("", "content: content, idempotent: true"));

        deliver("a.xml", ORDER);

        assertThat(failures()).hasSize(1);
        assertThat(target().explain(failures().get(0)).category()).isEqualTo(Problem.Category.PARTNER);
    }

    @Test
    void namesTheOperationThatTheWsdlDoesNotHave() {
        assertThatThrownBy(() -> Operation.in(partner().wsdl.toString(), "none"))
                .satisfies(failure -> assertThat(Fault.codeIn(failure)).contains(Soap.WSDL_UNUSABLE))
                .hasMessageContaining("'none'");
    }

    private SoapPartner partner() {
        return (SoapPartner) counterpart;
    }
}
