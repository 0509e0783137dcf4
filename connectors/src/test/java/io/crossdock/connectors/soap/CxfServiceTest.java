package io.crossdock.connectors.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossdock.config.Problem;
import io.crossdock.config.Settings;
import io.crossdock.config.Wire;
import io.crossdock.connectors.Dispatch;
import io.crossdock.connectors.Examples;
import io.crossdock.connectors.Fault;
import io.crossdock.connectors.NetworkCodes;
import io.crossdock.connectors.Receipt;
import jakarta.xml.ws.soap.SOAPBinding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The hub calls a service that another publishes: CXF, by its own WSDL, with WSS4J at the door. */
class CxfServiceTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    private static Receipt create(CxfOrders orders, String login, String order) throws IOException {
        SoapTarget target = new SoapTarget();
        Settings settings = Examples.readWith(
                        target.connection(),
                        "{ address: \"" + orders.address() + "\", login-as: username-token, " + login + " }",
                        name -> List.of("hub:value-of-" + name))
                .with(Examples.read(target.spec(), "{ wsdl: \"" + orders.wsdl() + "\", operation: create }"));
        return new Call(settings)
                .send(new Dispatch(
                        Wire.of("order.xml", order.getBytes(StandardCharsets.UTF_8)), "key-1", "application/xml"));
    }

    private static Receipt create(CxfOrders orders, String order) throws IOException {
        return create(orders, "login: \"${secret:login}\"", order);
    }

    private static String order(String article) {
        return "<order xmlns=\"" + CxfOrders.NAMESPACE + "\"><number>4711</number><article>" + article
                + "</article></order>";
    }

    @ParameterizedTest
    @ValueSource(strings = {SOAPBinding.SOAP11HTTP_BINDING, SOAPBinding.SOAP12HTTP_BINDING})
    void theAnswerOfTheServiceComesWithTheReceipt(String binding) throws Exception {
        try (CxfOrders orders = new CxfOrders(folder, binding)) {
            Receipt receipt = create(orders, order("A-1"));

            assertThat(receipt.result()).isEqualTo(Receipt.Result.DELIVERED);
            assertThat(new String(receipt.answer().orElseThrow().bytes(), StandardCharsets.UTF_8))
                    .contains("confirmation", CxfOrders.NAMESPACE, ">C-4711<");
            assertThat(orders.taken()).containsExactly("4711");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {SOAPBinding.SOAP11HTTP_BINDING, SOAPBinding.SOAP12HTTP_BINDING})
    void aFaultThatTheWsdlDeclaresRefusesTheDocument(String binding) throws Exception {
        try (CxfOrders orders = new CxfOrders(folder, binding)) {
            Receipt receipt = create(orders, order("unknown"));

            assertThat(receipt.result()).isEqualTo(Receipt.Result.REFUSED);
            Problem problem = receipt.problem().orElseThrow();
            assertThat(problem.code()).isEqualTo(Soap.REFUSED);
            assertThat(problem.message())
                    .isEqualTo(orders.address()
                            + " answered with the fault rejection: the article is not in the catalogue");
        }
    }

    @Test
    void aFaultThatItDoesNotDeclareIsTheServicesOwn() throws Exception {
        try (CxfOrders orders = new CxfOrders(folder, SOAPBinding.SOAP11HTTP_BINDING)) {
            assertThatThrownBy(() -> create(orders, order("unlucky")))
                    .hasMessageEndingWith("answered with the fault Server: the warehouse is away")
                    .satisfies(failure -> assertThat(Fault.codeIn(failure)).contains(Soap.BUSY));
        }
    }

    @Test
    void aDocumentThatTheServiceCannotReadIsRefused() throws Exception {
        try (CxfOrders orders = new CxfOrders(folder, SOAPBinding.SOAP11HTTP_BINDING)) {
            Receipt receipt = create(orders, order("A-1").replace("article", "item"));

            assertThat(receipt.result()).isEqualTo(Receipt.Result.REFUSED);
            assertThat(receipt.problem().orElseThrow().message()).contains("Unmarshalling Error", "item");
            assertThat(orders.taken()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {SOAPBinding.SOAP11HTTP_BINDING, SOAPBinding.SOAP12HTTP_BINDING})
    void aLoginThatTheServiceDoesNotKnowIsForWhoeverSetsItUp(String binding) throws Exception {
        try (CxfOrders orders = new CxfOrders(folder, binding)) {
            for (String login : List.of("login: \"${secret:wrong}\"", "timeout: 60s")) {
                assertThatThrownBy(() -> create(orders, login, order("A-1")))
                        .as(login)
                        .satisfies(failure -> assertThat(Fault.codeIn(failure)).contains(NetworkCodes.DENIED))
                        .hasMessageNotContaining("value-of");
            }
            assertThat(orders.taken()).isEmpty();
        }
    }
}
