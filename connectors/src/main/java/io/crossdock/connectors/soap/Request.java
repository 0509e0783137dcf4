package io.crossdock.connectors.soap;

import io.crossdock.config.Settings;
import io.crossdock.connectors.Dispatch;
import io.crossdock.connectors.Fault;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A request that takes the bytes in one of its elements, written as they come. */
final class Request {

    private final Settings settings;
    private final QName element;

    Request(Settings settings, Operation operation) {
        this.settings = settings;
        this.element = operation
                .element()
                .orElseThrow(() -> new Fault(
                        Soap.WSDL_UNUSABLE,
                        "the request of the operation is no single element, so 'content' has no place"));
    }

    void write(Dispatch dispatch, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            XMLStreamWriter xml = Xml.writer(out);
            xml.writeStartElement("", element.getLocalPart(), element.getNamespaceURI());
            xml.writeDefaultNamespace(element.getNamespaceURI());
            text(xml, settings.optionalText("name-element"), dispatch.wire().name());
            text(xml, settings.optionalText("key-element"), dispatch.key());
            xml.writeStartElement(settings.text("content"));
            xml.writeCharacters("");
            xml.flush();
            try (InputStream in = dispatch.wire().open();
                    OutputStream base64 = Base64.getEncoder().wrap(new Open(out))) {
                in.transferTo(base64);
            }
            xml.writeEndElement();
            xml.writeEndElement();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IOException("the request cannot be written", e);
        }
    }

    private static void text(XMLStreamWriter xml, Optional<String> name, String text) throws XMLStreamException {
        if (name.isPresent()) {
            xml.writeStartElement(name.get());
            xml.writeCharacters(text);
            xml.writeEndElement();
        }
    }

    /** Stays open, and flushes, when what writes to it ends. */
    private static final class Open extends FilterOutputStream {

        Open(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
