package io.crossdock.mappings.tradacoms;

import io.crossdock.config.Kind;
import io.crossdock.mappings.edi.Layout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A sort of file: a header message, a message for each document, trailer messages.
 *
 * @param headers how its header message is called; the first is the standard's word
 */
record FileFormat(
        Kind kind, List<String> headers, Layout<FileHeader> header, Details details, List<FileTrailer> trailers) {

    static final List<FileFormat> ALL = List.of(
            new FileFormat(
                    Kind.ORDER,
                    List.of("ORDHDR"),
                    FileHeader.layoutOf("order-function"),
                    new Orders(),
                    List.of(FileTrailer.ORDERS)),
            new FileFormat(
                    Kind.INVOICE,
                    List.of("INVFIL", "INVHDR"),
                    FileHeader.layoutOf("invoice-function"),
                    new Invoices(),
                    List.of(FileTrailer.RATES, FileTrailer.INVOICES)));

    static Set<Kind> kinds() {
        return ALL.stream().map(FileFormat::kind).collect(Collectors.toUnmodifiableSet());
    }

    /** The one that has messages of a type. */
    static Optional<FileFormat> of(String type) {
        return ALL.stream().filter(format -> format.types().contains(type)).findFirst();
    }

    List<String> types() {
        return Stream.of(
                        headers.stream(),
                        Stream.of(details.type()),
                        trailers.stream().map(FileTrailer::type))
                .flatMap(types -> types)
                .toList();
    }

    boolean beginsWith(String type) {
        return headers.contains(type);
    }

    Optional<FileTrailer> trailer(String type) {
        return trailers.stream().filter(trailer -> trailer.type().equals(type)).findFirst();
    }

    /** How the message is called that ends it. */
    String end() {
        return trailers.get(trailers.size() - 1).type();
    }

    /** One line an element of each message. */
    List<String> explain() {
        List<String> lines = new ArrayList<>();
        header.explain().forEach(line -> lines.add(headers.get(0) + ": " + line));
        details.explain().forEach(line -> lines.add(details.type() + ": " + line));
        trailers.forEach(trailer -> trailer.explain().forEach(line -> lines.add(trailer.type() + ": " + line)));
        return lines;
    }
}
