package io.crossdock.connectors.soap;

import io.crossdock.connectors.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a request is answered with. */
final class Answers {

    private static final Logger LOG = LoggerFactory.getLogger(SoapSource.class);
    private static final String PLAIN_HOST = "[A-Za-z0-9.-]{1,200}(:\\d{1,5})?";

    /** What stands in the body of an envelope. */
    @FunctionalInterface
    private interface Body {
        void write(XMLStreamWriter xml) throws XMLStreamException;
    }

    private Answers() {}

    /** The answer to a submission, or to the question for one; nothing: it is not known here. */
    static void told(Exchange exchange, boolean soap12, String operation, Optional<Answer> answer) {
        send(exchange, 200, soap12, xml -> {
            xml.writeStartElement("", operation + "Response", Submission.NAMESPACE);
            xml.writeDefaultNamespace(Submission.NAMESPACE);
            element(xml, "verdict", answer.map(one -> one.verdict().name()).orElse("UNKNOWN"));
            if (answer.isPresent()) {
                element(xml, "report", new String(answer.get().body(), StandardCharsets.UTF_8));
            }
            xml.writeEndElement();
        });
    }

    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text.replaceAll("[^\\t\\n\\r\\x20-\\uFFFD\\x{10000}-\\x{10FFFF}]", "_"));
        xml.writeEndElement();
    }

    /** Answers and lets nothing go on. */
    static void refuse(Exchange exchange, Submission.Refusal refusal) {
        String message = String.valueOf(refusal.getMessage());
        LOG.warn("{}: {}", exchange.getFromRouteId(), message);
        fault(exchange, refusal.stranger() ? 401 : 500, refusal.soap12(), true, message);
        exchange.setRouteStop(true);
    }

    /** @param theirs whether the sender must mend it; otherwise the same may be sent again */
    static void fault(Exchange exchange, int status, boolean soap12, boolean theirs, String message) {
        send(exchange, status, soap12, xml -> {
            xml.writeStartElement("s", "Fault", namespace(soap12));
            if (soap12) {
                xml.writeStartElement("s", "Code", namespace(true));
                xml.writeStartElement("s", "Value", namespace(true));
                xml.writeCharacters(theirs ? "s:Sender" : "s:Receiver");
                xml.writeEndElement();
                xml.writeEndElement();
                xml.writeStartElement("s", "Reason", namespace(true));
                xml.writeStartElement("s", "Text", namespace(true));
                xml.writeAttribute("xml:lang", "en");
                xml.writeCharacters(message);
                xml.writeEndElement();
                xml.writeEndElement();
            } else {
                xml.writeStartElement("faultcode");
                xml.writeCharacters(theirs ? "s:Client" : "s:Server");
                xml.writeEndElement();
                xml.writeStartElement("faultstring");
                xml.writeCharacters(message);
                xml.writeEndElement();
            }
            xml.writeEndElement();
        });
    }

    private static String namespace(boolean soap12) {
        return soap12 ? Submission.SOAP_12 : Submission.SOAP_11;
    }

    private static void send(Exchange exchange, int status, boolean soap12, Body body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml = Xml.writer(bytes);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("s", "Envelope", namespace(soap12));
            xml.writeNamespace("s", namespace(soap12));
            xml.writeStartElement("s", "Body", namespace(soap12));
            body.write(xml);
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("an envelope of ours", e);
        }
        send(
                exchange,
                status,
                soap12 ? "application/soap+xml; charset=utf-8" : "text/xml; charset=utf-8",
                bytes.toByteArray());
    }

    private static void send(Exchange exchange, int status, String type, byte[] bytes) {
        exchange.setMessage(new DefaultMessage(exchange));
        exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, type);
        exchange.getMessage().setBody(bytes);
    }

    /** Names the address by which the partner reached the hub. */
    static void wsdl(Exchange exchange, String path) throws IOException {
        String host = Optional.ofNullable(exchange.getMessage().getHeader("Host", String.class))
                .filter(name -> name.matches(PLAIN_HOST))
                .orElse("localhost");
        boolean behindTls = "https".equals(exchange.getMessage().getHeader("X-Forwarded-Proto", String.class));
        String address = (behindTls ? "https://" : "http://") + host + path;
        try (InputStream in = Answers.class.getResourceAsStream("documents.wsdl")) {
            String text = new String(Optional.ofNullable(in).orElseThrow().readAllBytes(), StandardCharsets.UTF_8);
            send(
                    exchange,
                    200,
                    "text/xml; charset=utf-8",
                    text.replace("@address@", address).getBytes(StandardCharsets.UTF_8));
        }
        exchange.setRouteStop(true);
    }
}
