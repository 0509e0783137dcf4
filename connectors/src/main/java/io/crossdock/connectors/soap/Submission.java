package io.crossdock.connectors.soap;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Predicate;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What an envelope asks for, read as it comes: the login before anything else, the content straight to a file.
 *
 * @param soap12 whether it is SOAP 1.2, and wants to be answered so
 * @param operation {@code submit} or {@code state}
 * @param content where the bytes are, for {@code submit}
 */
record Submission(
        boolean soap12, String operation, Optional<String> name, Optional<String> reference, Optional<Path> content) {

    static final String NAMESPACE = "urn:crossdock:documents:1";
    static final String SOAP_11 = "http://schemas.xmlsoap.org/soap/envelope/";
    static final String SOAP_12 = "http://www.w3.org/2003/05/soap-envelope";
    private static final int LONGEST_TEXT = 1_000;

    /** A request that cannot be taken; the message is for the sender. */
    static final class Refusal extends IOException {

        private static final long serialVersionUID = 1L;

        private final boolean soap12;
        private final boolean stranger;

        Refusal(boolean soap12, boolean stranger, String message) {
            super(message);
            this.soap12 = soap12;
            this.stranger = stranger;
        }

        boolean soap12() {
            return soap12;
        }

        boolean stranger() {
            return stranger;
        }
    }

    /** @param knows whether a login, as user:password, is one to let in; empty: none was shown */
    static Submission read(XMLStreamReader xml, Predicate<String> knows, long limit) throws IOException {
        boolean soap12 = false;
        try {
            xml.nextTag();
            soap12 = SOAP_12.equals(xml.getNamespaceURI());
            if (!xml.getLocalName().equals("Envelope") || !soap12 && !SOAP_11.equals(xml.getNamespaceURI())) {
                throw new Refusal(false, false, "this is no SOAP envelope");
            }
            String login = "";
            xml.nextTag();
            if (xml.getLocalName().equals("Header")) {
                login = login(xml);
                xml.nextTag();
            }
            if (!knows.test(login)) {
                throw new Refusal(soap12, true, "unknown login");
            }
            xml.nextTag();
            return operation(xml, soap12, limit);
        } catch (XMLStreamException | IllegalStateException damaged) {
            if (damaged.getCause() instanceof IOException broken) {
                throw broken;
            }
            throw new Refusal(soap12, false, "the envelope is damaged");
        }
    }

    /** A UsernameToken with its password as text (WS-Security 1.1), wherever it stands in the header. */
    private static String login(XMLStreamReader xml) throws XMLStreamException {
        String user = "";
        String password = "";
        for (int depth = 1; depth > 0; ) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "Username" -> user = text(xml);
                    case "Password" -> password = text(xml);
                    default -> depth++;
                }
            }
        }
        return user.isEmpty() ? "" : user + ":" + password;
    }

    private static Submission operation(XMLStreamReader xml, boolean soap12, long limit)
            throws XMLStreamException, IOException {
        String operation = xml.getLocalName();
        if (!NAMESPACE.equals(xml.getNamespaceURI()) || !operation.equals("submit") && !operation.equals("state")) {
            throw new Refusal(soap12, false, "no such operation; see ?wsdl");
        }
        Optional<String> name = Optional.empty();
        Optional<String> reference = Optional.empty();
        Optional<Path> content = Optional.empty();
        while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
            switch (xml.getLocalName()) {
                case "name" -> name = Optional.of(text(xml));
                case "reference" -> reference = Optional.of(text(xml)).filter(text -> !text.isBlank());
                case "content" -> content = Optional.of(content(xml, soap12, limit));
                default -> throw new Refusal(soap12, false, "an element that no operation has; see ?wsdl");
            }
        }
        boolean complete = operation.equals("submit") ? content.isPresent() : reference.isPresent();
        if (!complete) {
            throw new Refusal(soap12, false, "an element is missing; see ?wsdl");
        }
        return new Submission(soap12, operation, name, reference, content);
    }

    private static String text(XMLStreamReader xml) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        while (xml.next() != XMLStreamConstants.END_ELEMENT) {
            if (xml.isStartElement()) {
                throw new XMLStreamException("a text with elements in it");
            }
            if (xml.isCharacters()) {
                text.append(xml.getText());
            }
            if (text.length() > LONGEST_TEXT) {
                throw new XMLStreamException("a text too long");
            }
        }
        return text.toString();
    }

    /** Base64 in as many pieces as it comes. */
    private static Path content(XMLStreamReader xml, boolean soap12, long limit)
            throws XMLStreamException, IOException {
        Path file = Files.createTempFile("crossdock-", ".soap");
        boolean whole = false;
        try (OutputStream out = Files.newOutputStream(file)) {
            StringBuilder left = new StringBuilder();
            long size = 0;
            while (xml.next() != XMLStreamConstants.END_ELEMENT) {
                if (!xml.isCharacters()) {
                    throw new XMLStreamException("content with elements in it");
                }
                left.append(xml.getText().replaceAll("\\s+", ""));
                size += decode(left, left.length() / 4 * 4, out, soap12);
                if (size > limit) {
                    throw new Refusal(soap12, false, "larger than " + (limit >> 20) + " MB");
                }
            }
            decode(left, left.length(), out, soap12);
            whole = true;
            return file;
        } finally {
            if (!whole) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static long decode(StringBuilder left, int length, OutputStream out, boolean soap12) throws IOException {
        try {
            byte[] bytes = Base64.getDecoder().decode(left.substring(0, length).getBytes(StandardCharsets.ISO_8859_1));
            out.write(bytes);
            left.delete(0, length);
            return bytes.length;
        } catch (IllegalArgumentException e) {
            throw new Refusal(soap12, false, "the content is no Base64");
        }
    }
}
