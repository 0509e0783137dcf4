package io.crossdock.mappings.tradacoms;

import static io.crossdock.mappings.edi.Layout.layout;
import static io.crossdock.mappings.edi.Rule.segment;
import static io.crossdock.mappings.tradacoms.Elements.at;
import static io.crossdock.mappings.tradacoms.Elements.codes;
import static io.crossdock.mappings.tradacoms.Elements.date;

import io.crossdock.mappings.canonical.PartyRef;
import io.crossdock.mappings.edi.Draft;
import io.crossdock.mappings.edi.Layout;
import io.crossdock.mappings.edi.Message;
import io.crossdock.mappings.edi.Slot;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the header message of a file says of all documents in it.
 *
 * @param function of each document
 * @param references of each document: the file's own number
 * @param created the day of the file
 * @param parties by role
 */
record FileHeader(
        String function,
        Map<String, String> references,
        Optional<LocalDate> created,
        Map<String, PartyRef> parties,
        Optional<String> currency,
        List<String> notes) {

    private static final Slot.Shape<FileHeader> SHAPE = new Slot.Shape<>();
    private static final Slot<FileHeader, String> FUNCTION = SHAPE.read("function");
    private static final Slot<FileHeader, PartyRef> SUPPLIER = SHAPE.readAll("parties.supplier");
    private static final Slot<FileHeader, PartyRef> BUYER = SHAPE.readAll("parties.buyer");
    private static final Slot<FileHeader, String> NUMBER = SHAPE.read("header.references.file");
    private static final Slot<FileHeader, LocalDate> CREATED = SHAPE.read("orderDate, where the order has none");
    private static final Slot<FileHeader, String> CURRENCY = SHAPE.read("currency");
    private static final Narrative<FileHeader> NARRATIVE = Narrative.in(SHAPE);

    /** Of a message that stands in no file, or in one whose header could not be read. */
    static final FileHeader NONE =
            new FileHeader("original", Map.of(), Optional.empty(), Map.of(), Optional.empty(), List.of());

    FileHeader {
        references = Map.copyOf(references);
        notes = List.copyOf(notes);
    }

    /** @param functions the list of transaction codes that the file may have */
    static Layout<FileHeader> layoutOf(String functions) {
        return layout(
                segment(at("TYP/TCDE", FUNCTION, Notations.code(codes(functions))))
                        .with("TYP/TTYP", none -> "", "NEW-ORDERS", "NEW ORDERS", "ORDERS", "INVOICES"),
                Parties.supplier(SUPPLIER),
                Parties.customer(BUYER),
                NARRATIVE.rule("DNA", List.of("SEQA"), Narrative.registered("DNA", Narrative.CURRENCY, CURRENCY)),
                segment(at("FIL/FLGN", NUMBER), date("FIL/FLDT", CREATED)).with("FIL/FLVN", none -> "", "1"));
    }

    /** Tells what is wrong with it as problems of its message. */
    static FileHeader read(Layout<FileHeader> layout, Message message) {
        Draft<FileHeader> draft = SHAPE.draft();
        layout.read(message, draft);
        if (draft.missing(SUPPLIER) && draft.missing(BUYER)) {
            message.problem(
                    TradacomsFaults.FILE_HEADER,
                    0,
                    Optional.empty(),
                    "the header of the file names neither supplier (SDT) nor customer (CDT)");
        }
        Map<String, PartyRef> parties = new LinkedHashMap<>();
        draft.all(BUYER).forEach(party -> parties.put("buyer", party));
        draft.all(SUPPLIER).forEach(party -> parties.put("supplier", party));
        return new FileHeader(
                draft.get(FUNCTION).orElse("original"),
                draft.get(NUMBER).map(number -> Map.of("file", number)).orElse(Map.of()),
                draft.get(CREATED),
                parties,
                draft.get(CURRENCY),
                draft.all(NARRATIVE.notes()));
    }

    /** The parties of a document of the file. */
    Map<String, PartyRef> with(List<PartyRef> location) {
        Map<String, PartyRef> all = new LinkedHashMap<>(parties);
        location.forEach(party -> all.put("ship-to", party));
        return all;
    }

    Map<String, String> with(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(references);
        all.putAll(more);
        return all;
    }

    List<String> before(List<String> more) {
        return Stream.concat(notes.stream(), more.stream()).toList();
    }
}
