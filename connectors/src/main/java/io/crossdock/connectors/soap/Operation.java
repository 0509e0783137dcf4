package io.crossdock.connectors.soap;

import io.crossdock.connectors.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.wsdl.Binding;
import javax.wsdl.BindingOperation;
import javax.wsdl.Definition;
import javax.wsdl.Message;
import javax.wsdl.Part;
import javax.wsdl.WSDLException;
import javax.wsdl.extensions.soap.SOAPBinding;
import javax.wsdl.extensions.soap.SOAPOperation;
import javax.wsdl.extensions.soap12.SOAP12Binding;
import javax.wsdl.extensions.soap12.SOAP12Operation;
import javax.wsdl.factory.WSDLFactory;
import javax.wsdl.xml.WSDLReader;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamException;
import org.apache.cxf.staxutils.StaxUtils;

/**
 * One operation of a service, as its WSDL says.
 *
 * @param soap12 whether it speaks SOAP 1.2; SOAP 1.1 is taken where both are there
 * @param element the element that its request consists of; absent where the request is no single element
 * @param faults the elements of the faults that it declares
 */
record Operation(String action, boolean soap12, Optional<QName> element, Set<QName> faults) {

    static Operation in(String wsdl, String name) {
        Definition definition = read(wsdl);
        List<Operation> found = definition.getAllBindings().values().stream()
                .map(Binding.class::cast)
                .flatMap(binding -> of((Binding) binding, name).stream())
                .sorted(java.util.Comparator.comparing(Operation::soap12))
                .toList();
        if (found.isEmpty()) {
            throw new Fault(Soap.WSDL_UNUSABLE, "no operation '" + name + "' with a SOAP binding in " + wsdl);
        }
        return found.get(0);
    }

    private static Definition read(String wsdl) {
        Path file = Path.of(wsdl).toAbsolutePath();
        try (InputStream in = Files.newInputStream(file)) {
            WSDLReader reader = WSDLFactory.newInstance().newWSDLReader();
            reader.setFeature("javax.wsdl.verbose", false);
            return reader.readWSDL(file.toUri().toString(), StaxUtils.read(in));
        } catch (IOException | XMLStreamException | WSDLException e) {
            throw new Fault(Soap.WSDL_UNUSABLE, "the WSDL " + wsdl + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static Optional<Operation> of(Binding binding, String name) {
        boolean soap12 = binding.getExtensibilityElements().stream().anyMatch(SOAP12Binding.class::isInstance);
        boolean soap11 = binding.getExtensibilityElements().stream().anyMatch(SOAPBinding.class::isInstance);
        return soap11 || soap12
                ? Optional.ofNullable(binding.getBindingOperation(name, null, null))
                        .map(operation ->
                                new Operation(action(operation), soap12, element(operation), faults(operation)))
                : Optional.empty();
    }

    private static String action(BindingOperation operation) {
        for (Object extension : operation.getExtensibilityElements()) {
            if (extension instanceof SOAPOperation soap) {
                return Optional.ofNullable(soap.getSoapActionURI()).orElse("");
            }
            if (extension instanceof SOAP12Operation soap) {
                return Optional.ofNullable(soap.getSoapActionURI()).orElse("");
            }
        }
        return "";
    }

    private static Optional<QName> element(BindingOperation operation) {
        return elements(operation.getOperation().getInput().getMessage()).findFirst();
    }

    private static Set<QName> faults(BindingOperation operation) {
        Collection<?> faults = operation.getOperation().getFaults().values();
        return faults.stream()
                .map(javax.wsdl.Fault.class::cast)
                .flatMap(fault -> Optional.ofNullable(fault.getMessage()).stream())
                .flatMap(Operation::elements)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<QName> elements(Message message) {
        Collection<?> parts = message.getParts().values();
        return parts.stream()
                .map(Part.class::cast)
                .flatMap(part -> Optional.ofNullable(part.getElementName()).stream());
    }
}
