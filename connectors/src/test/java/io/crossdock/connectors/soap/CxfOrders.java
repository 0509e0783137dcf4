package io.crossdock.connectors.soap;

import io.crossdock.connectors.FreePort;
import jakarta.jws.WebMethod;
import jakarta.jws.WebParam;
import jakarta.jws.WebResult;
import jakarta.jws.WebService;
import jakarta.jws.soap.SOAPBinding;
import jakarta.jws.soap.SOAPBinding.ParameterStyle;
import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlType;
import jakarta.xml.ws.WebFault;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import org.apache.cxf.BusFactory;
import org.apache.cxf.jaxws.EndpointImpl;
import org.apache.cxf.ws.security.wss4j.WSS4JInInterceptor;
import org.apache.wss4j.common.ConfigurationConstants;
import org.apache.wss4j.common.WSS4JConstants;
import org.apache.wss4j.common.ext.WSPasswordCallback;

/** A partner's service that CXF publishes, under a WSDL that CXF makes; a login is asked of everybody, and checked by WSS4J. */
final class CxfOrders implements AutoCloseable {

    static final String NAMESPACE = "urn:example:orders:1";

    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final String address = "http://127.0.0.1:" + FreePort.find() + "/orders";
    private final EndpointImpl endpoint;
    private final Path wsdl;

    /** @param binding by the names of Jakarta XML Web Services: which SOAP it speaks */
    CxfOrders(Path folder, String binding) throws IOException {
        endpoint = new EndpointImpl(BusFactory.getDefaultBus(), new Desk(taken), binding);
        endpoint.getInInterceptors()
                .add(new WSS4JInInterceptor(Map.of(
                        ConfigurationConstants.ACTION,
                        ConfigurationConstants.USERNAME_TOKEN,
                        ConfigurationConstants.PASSWORD_TYPE,
                        WSS4JConstants.PW_TEXT,
                        ConfigurationConstants.PW_CALLBACK_REF,
                        (CallbackHandler) CxfOrders::knows)));
        endpoint.publish(address);
        wsdl = folder.resolve("orders.wsdl");
        try (InputStream in = URI.create(address + "?wsdl").toURL().openStream()) {
            Files.copy(in, wsdl);
        }
    }

    private static void knows(Callback[] questions) {
        for (Callback question : questions) {
            if (question instanceof WSPasswordCallback asked
                    && asked.getIdentifier().equals("hub")) {
                asked.setPassword("value-of-login");
            }
        }
    }

    String address() {
        return address;
    }

    Path wsdl() {
        return wsdl;
    }

    /** The orders taken, by number. */
    List<String> taken() {
        return taken;
    }

    @Override
    public void close() {
        endpoint.stop();
    }

    @WebService(name = "Orders", targetNamespace = NAMESPACE)
    @SOAPBinding(parameterStyle = ParameterStyle.BARE)
    public interface Orders {
        @WebMethod(action = NAMESPACE + ":create")
        @WebResult(name = "confirmation", targetNamespace = NAMESPACE)
        Confirmation create(@WebParam(name = "order", targetNamespace = NAMESPACE) Order order) throws Rejected;
    }

    @WebService(
            name = "Orders",
            serviceName = "OrderService",
            portName = "OrderPort",
            targetNamespace = NAMESPACE,
            endpointInterface = "io.crossdock.connectors.soap.CxfOrders$Orders")
    public static final class Desk implements Orders {

        private final List<String> taken;

        Desk(List<String> taken) {
            this.taken = taken;
        }

        @Override
        public Confirmation create(Order order) throws Rejected {
            if (order.article.equals("unknown")) {
                throw new Rejected("the article is not in the catalogue", new Rejection("article"));
            }
            if (order.article.equals("unlucky")) {
                throw new IllegalStateException("the warehouse is away");
            }
            taken.add(order.number);
            return new Confirmation("C-" + order.number);
        }
    }

    @XmlAccessorType(XmlAccessType.FIELD)
    @XmlType(
            namespace = NAMESPACE,
            propOrder = {"number", "article"})
    public static final class Order {
        @XmlElement(namespace = NAMESPACE, required = true)
        private String number = "";

        @XmlElement(namespace = NAMESPACE, required = true)
        private String article = "";
    }

    @XmlAccessorType(XmlAccessType.FIELD)
    @XmlType(namespace = NAMESPACE)
    public static final class Confirmation {
        @XmlElement(namespace = NAMESPACE, required = true)
        private String reference = "";

        public Confirmation() {}

        Confirmation(String reference) {
            this.reference = reference;
        }
    }

    @XmlAccessorType(XmlAccessType.FIELD)
    @XmlType(namespace = NAMESPACE)
    public static final class Rejection {
        @XmlElement(namespace = NAMESPACE, required = true)
        private String field = "";

        public Rejection() {}

        Rejection(String field) {
            this.field = field;
        }
    }

    @WebFault(name = "rejection", targetNamespace = NAMESPACE)
    public static final class Rejected extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient Rejection rejection;

        public Rejected(String message, Rejection rejection) {
            super(message);
            this.rejection = rejection;
        }

        public Rejection getFaultInfo() {
            return rejection;
        }
    }
}
