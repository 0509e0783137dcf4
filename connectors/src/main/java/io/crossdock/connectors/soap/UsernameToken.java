package io.crossdock.connectors.soap;

import java.util.List;
import java.util.Map;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamException;
import org.apache.cxf.binding.soap.SoapHeader;
import org.apache.cxf.headers.Header;
import org.apache.cxf.staxutils.W3CDOMStreamWriter;

/** A login in the envelope, with the password as text (WS-Security UsernameToken Profile 1.1). */
final class UsernameToken {

    private static final String WSSE =
            "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
    private static final String PASSWORD_TEXT =
            "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-username-token-profile-1.0#PasswordText";

    private UsernameToken() {}

    static void put(Map<String, Object> context, String user, String password) {
        W3CDOMStreamWriter xml = new W3CDOMStreamWriter();
        try {
            xml.writeStartElement("wsse", "Security", WSSE);
            xml.writeNamespace("wsse", WSSE);
            xml.writeStartElement("wsse", "UsernameToken", WSSE);
            xml.writeStartElement("wsse", "Username", WSSE);
            xml.writeCharacters(user);
            xml.writeEndElement();
            xml.writeStartElement("wsse", "Password", WSSE);
            xml.writeAttribute("Type", PASSWORD_TEXT);
            xml.writeCharacters(password);
            xml.writeEndElement();
            xml.writeEndElement();
            xml.writeEndElement();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a header of ours", e);
        }
        SoapHeader header =
                new SoapHeader(new QName(WSSE, "Security"), xml.getDocument().getDocumentElement());
        header.setMustUnderstand(true);
        context.put(Header.HEADER_LIST, List.of(header));
    }
}
