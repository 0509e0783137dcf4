package io.crossdock.connectors.soap;

import io.crossdock.config.Location;
import io.crossdock.config.Settings;
import io.crossdock.config.Wire;
import io.crossdock.connectors.Dispatch;
import io.crossdock.connectors.Fault;
import io.crossdock.connectors.NetworkCodes;
import io.crossdock.connectors.Receipt;
import io.crossdock.connectors.Tls;
import jakarta.xml.ws.BindingProvider;
import jakarta.xml.ws.Service;
import jakarta.xml.ws.WebServiceException;
import jakarta.xml.ws.handler.MessageContext;
import jakarta.xml.ws.soap.SOAPBinding;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.net.ssl.SSLHandshakeException;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import org.apache.cxf.binding.soap.SoapFault;
import org.apache.cxf.configuration.jsse.TLSClientParameters;
import org.apache.cxf.helpers.DOMUtils;
import org.apache.cxf.jaxws.DispatchImpl;
import org.apache.cxf.staxutils.StaxUtils;
import org.apache.cxf.transport.http.HTTPConduit;
import org.apache.cxf.transport.http.HTTPException;
import org.apache.cxf.transports.http.configuration.HTTPClientPolicy;
import org.jspecify.annotations.Nullable;

/** One operation of a partner's service; CXF is started with its first call. */
final class Call {

    private static final int LARGEST_ANSWER = 1024 * 1024;
    private static final QName SERVICE = new QName("urn:crossdock", "Service");
    private static final QName PORT = new QName("urn:crossdock", "Port");

    private final Settings settings;
    private final String address;
    private final Operation operation;
    private final Tls tls;
    private final Bound bound;
    private jakarta.xml.ws.@Nullable Dispatch<Source> ready;

    Call(Settings settings) {
        this.settings = settings;
        this.address = address(settings);
        this.operation = Operation.in(settings.text("wsdl"), settings.text("operation"));
        this.tls = new Tls(settings);
        this.bound = new Bound(LARGEST_ANSWER, settings.time("timeout"));
    }

    static String address(Settings settings) {
        String address = settings.optionalText("address").orElse("");
        if (!address.matches("https?://[^/\\s?#@]+[^\\s#]*")) {
            throw new Fault(Soap.ADDRESS_UNUSABLE, "no usable address for " + settings.at());
        }
        return address;
    }

    synchronized Receipt send(Dispatch dispatch) throws IOException {
        Path body = Files.createTempFile("crossdock-", ".soap");
        try {
            Optional<Receipt> unfit = write(dispatch, body);
            return unfit.isPresent() ? unfit.get() : call(dispatch, body);
        } finally {
            Files.deleteIfExists(body);
        }
    }

    private Optional<Receipt> write(Dispatch dispatch, Path body) throws IOException {
        if (settings.has("content")) {
            new Request(settings, operation).write(dispatch, body);
            return Optional.empty();
        }
        try (InputStream in = dispatch.wire().open()) {
            Files.copy(in, body, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
        try (InputStream in = Files.newInputStream(body)) {
            var xml = Xml.reader(in);
            while (xml.hasNext()) {
                xml.next();
            }
            return Optional.empty();
        } catch (XMLStreamException e) {
            return Optional.of(Receipt.refused(Soap.BODY_NOT_XML.at(
                    Location.of(dispatch.wire().name()), "the body is no XML: " + e.getMessage())));
        }
    }

    private Receipt call(Dispatch dispatch, Path body) throws IOException {
        jakarta.xml.ws.Dispatch<Source> port = prepared(dispatch);
        bound.begins();
        try (InputStream in = Files.newInputStream(body)) {
            return new Receipt(
                    Receipt.Result.DELIVERED, Map.of(), answer(port.invoke(new StreamSource(in))), Optional.empty());
        } catch (WebServiceException failure) {
            int status =
                    port.getResponseContext().get(MessageContext.HTTP_RESPONSE_CODE) instanceof Integer code ? code : 0;
            if (Bound.isOver(failure)) {
                return tooLarge(status);
            }
            boolean answered = status >= 400;
            Optional<SoapFault> fault = Fault.chain(failure)
                    .filter(SoapFault.class::isInstance)
                    .map(SoapFault.class::cast)
                    .findFirst();
            return answered && fault.isPresent() ? fault(fault.get()) : failed(failure);
        }
    }

    /** Secrets are asked for at every call. */
    private jakarta.xml.ws.Dispatch<Source> prepared(Dispatch dispatch) {
        jakarta.xml.ws.Dispatch<Source> port = Optional.ofNullable(ready).orElseGet(this::made);
        ready = port;
        Map<String, Object> context = port.getRequestContext();
        Map<String, List<String>> headers = new HashMap<>(); // CXF adds to it, where it speaks SOAP 1.2
        headers.put(settings.text("key-header"), List.of(dispatch.key()));
        context.put(MessageContext.HTTP_REQUEST_HEADERS, headers);
        HTTPConduit conduit = (HTTPConduit) ((DispatchImpl<?>) port).getClient().getConduit();
        TLSClientParameters trust = new TLSClientParameters();
        trust.setSslContext(tls.context());
        conduit.setTlsClientParameters(trust);
        settings.optionalSecret("login").ifPresent(login -> {
            String[] parts = login.reveal().split(":", 2);
            if (settings.text("login-as").equals("basic")) {
                context.put(BindingProvider.USERNAME_PROPERTY, parts[0]);
                context.put(BindingProvider.PASSWORD_PROPERTY, parts.length == 2 ? parts[1] : "");
            } else {
                UsernameToken.put(context, parts[0], parts.length == 2 ? parts[1] : "");
            }
        });
        return port;
    }

    private jakarta.xml.ws.Dispatch<Source> made() {
        Service service = Service.create(SERVICE);
        service.addPort(
                PORT, operation.soap12() ? SOAPBinding.SOAP12HTTP_BINDING : SOAPBinding.SOAP11HTTP_BINDING, address);
        jakarta.xml.ws.Dispatch<Source> port = service.createDispatch(PORT, Source.class, Service.Mode.PAYLOAD);
        port.getRequestContext().put(BindingProvider.SOAPACTION_USE_PROPERTY, true);
        port.getRequestContext().put(BindingProvider.SOAPACTION_URI_PROPERTY, operation.action());
        HTTPClientPolicy policy = new HTTPClientPolicy();
        policy.setConnectionTimeout(settings.time("connect-timeout").toMillis());
        policy.setReceiveTimeout(settings.time("timeout").toMillis());
        policy.setAutoRedirect(false);
        policy.setAllowChunking(false);
        ((HTTPConduit) ((DispatchImpl<?>) port).getClient().getConduit()).setClient(policy);
        ((DispatchImpl<?>) port).getClient().getInInterceptors().add(bound);
        return port;
    }

    private Optional<Wire> answer(@Nullable Source source) {
        if (source == null) {
            return Optional.empty();
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml = Xml.writer(bytes);
            StaxUtils.copy(source, xml);
            xml.close();
        } catch (XMLStreamException e) {
            if (Fault.chain(e).anyMatch(IOException.class::isInstance)) {
                throw new WebServiceException(e);
            }
            throw new Fault(Soap.ANSWER_UNUSABLE, "the answer cannot be read", e);
        }
        return Optional.of(Wire.of("answer", bytes.toByteArray()));
    }

    /** It began as SOAP does: a success whose words are too many to keep, or a fault that nobody reads to its end. */
    private Receipt tooLarge(int status) {
        if (status >= 200 && status < 300) {
            return Receipt.delivered();
        }
        throw new Fault(
                status >= 500 ? Soap.BUSY : Soap.ANSWER_UNUSABLE,
                address + " answered " + status + " with more than " + LARGEST_ANSWER + " bytes");
    }

    /**
     * A fault of the sender, or one that the WSDL declares, is about this document; another one of the receiver is not, and a login is
     * neither. Servers give the faults that they declare the receiver's code all the same.
     */
    private Receipt fault(SoapFault fault) {
        String code = fault.getFaultCode().getLocalPart();
        String all = (code + " "
                        + Optional.ofNullable(fault.getSubCodes()).orElse(List.of()).stream()
                                .map(QName::getLocalPart)
                                .collect(Collectors.joining(" ")))
                .toLowerCase(Locale.ROOT);
        Optional<String> declared = declared(fault);
        String said = address + " answered with the fault " + declared.orElse(code) + ": "
                + quote(String.valueOf(fault.getMessage()));
        if (all.matches(".*(failedauthentication|failedcheck|invalidsecurity|securityerror).*")) {
            throw new Fault(NetworkCodes.DENIED, said);
        }
        if (declared.isPresent() || all.matches("(client|sender)\\b.*")) {
            return Receipt.refused(Soap.REFUSED.at(Location.of(address), said));
        }
        throw new Fault(Soap.BUSY, said);
    }

    /** What the WSDL calls it. */
    private Optional<String> declared(SoapFault fault) {
        return Optional.ofNullable(fault.getDetail())
                .flatMap(detail -> Optional.ofNullable(DOMUtils.getFirstElement(detail)))
                .map(DOMUtils::getElementQName)
                .filter(operation.faults()::contains)
                .map(QName::getLocalPart);
    }

    private static String quote(String text) {
        String line = text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", " ");
        return line.length() > 200 ? line.substring(0, 200) + " ..." : line;
    }

    private Receipt failed(WebServiceException failure) {
        Optional<HTTPException> answered = Fault.chain(failure)
                .filter(HTTPException.class::isInstance)
                .map(HTTPException.class::cast)
                .findFirst();
        if (answered.isPresent()) {
            int status = answered.get().getResponseCode();
            String said = address + " answered " + status;
            boolean login = status == 401 || status == 403 || status == 407;
            throw new Fault(
                    login ? NetworkCodes.DENIED : status >= 500 || status == 429 ? Soap.BUSY : Soap.ANSWER_UNUSABLE,
                    said);
        }
        if (Fault.chain(failure).noneMatch(IOException.class::isInstance)) {
            throw new Fault(Soap.ANSWER_UNUSABLE, address + " answered with what is no SOAP", failure);
        }
        boolean neverSent = Fault.chain(failure).anyMatch(Call::isBeforeSending);
        if (neverSent || settings.flag("idempotent")) {
            throw failure;
        }
        return Receipt.uncertain(Soap.EFFECT_UNKNOWN.at(
                Location.of(address), "the call was sent, and no answer came: " + failure.getMessage()));
    }

    private static boolean isBeforeSending(Throwable cause) {
        return cause instanceof ConnectException
                || cause instanceof NoRouteToHostException
                || cause instanceof UnknownHostException
                || cause instanceof HttpConnectTimeoutException
                || cause instanceof SSLHandshakeException;
    }
}
