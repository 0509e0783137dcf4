package io.crossdock.mappings.tradacoms;

import static io.crossdock.mappings.edi.Group.group;
import static io.crossdock.mappings.edi.Layout.layout;
import static io.crossdock.mappings.edi.Rule.segment;
import static io.crossdock.mappings.tradacoms.Elements.at;
import static io.crossdock.mappings.tradacoms.Elements.lines;
import static io.crossdock.mappings.tradacoms.Elements.number;

import io.crossdock.mappings.canonical.Address;
import io.crossdock.mappings.canonical.PartyRef;
import io.crossdock.mappings.edi.Draft;
import io.crossdock.mappings.edi.Group;
import io.crossdock.mappings.edi.Identified;
import io.crossdock.mappings.edi.Layout;
import io.crossdock.mappings.edi.Slot;
import java.util.List;
import java.util.Optional;

/** The parties of a file and of a document: each has a segment of its own. */
final class Parties {

    private static final int ADDRESS_LINES = 4;

    private static final Slot.Shape<PartyRef> SHAPE = new Slot.Shape<>();
    private static final Slot<PartyRef, Identified> IDS = SHAPE.readAll("ids");
    private static final Slot<PartyRef, String> NAME = SHAPE.read("name");
    private static final Slot<PartyRef, String> LINES = SHAPE.readAll("address.lines");
    private static final Slot<PartyRef, String> POSTCODE = SHAPE.read("address.postcode");

    private static final Layout<PartyRef> SUPPLIER = layout(segment(
                    number("SDT/SIDN1", "gln", IDS),
                    number("SDT/SIDN2", "buyer-assigned", IDS),
                    at("SDT/SNAM", NAME),
                    lines("SDT/SADD", ADDRESS_LINES, LINES),
                    at("SDT/SADD5", POSTCODE),
                    number("SDT/VATN2", "vat", IDS),
                    number("SDT/VATN1", "vat", IDS)))
            .owning();

    private static final Layout<PartyRef> CUSTOMER = layout(segment(
                    number("CDT/CIDN1", "gln", IDS),
                    number("CDT/CIDN2", "supplier-assigned", IDS),
                    at("CDT/CNAM", NAME),
                    lines("CDT/CADD", ADDRESS_LINES, LINES),
                    at("CDT/CADD5", POSTCODE),
                    number("CDT/VATR2", "vat", IDS),
                    number("CDT/VATR1", "vat", IDS)))
            .owning();

    private static final Layout<PartyRef> LOCATION = layout(segment(
                    number("CLO/CLOC1", "gln", IDS),
                    number("CLO/CLOC2", "buyer-assigned", IDS),
                    number("CLO/CLOC3", "supplier-assigned", IDS),
                    at("CLO/CNAM", NAME),
                    lines("CLO/CADD", ADDRESS_LINES, LINES),
                    at("CLO/CADD5", POSTCODE)))
            .owning();

    private Parties() {}

    /** SDT. */
    static <P> Group<P, PartyRef> supplier(Slot<P, PartyRef> slot) {
        return party(SUPPLIER, slot);
    }

    /** CDT. */
    static <P> Group<P, PartyRef> customer(Slot<P, PartyRef> slot) {
        return party(CUSTOMER, slot);
    }

    /** CLO: where the customer wants the goods, or has them. */
    static <P> Group<P, PartyRef> location(Slot<P, PartyRef> slot) {
        return party(LOCATION, slot);
    }

    /** Of two segments the first counts; the other stays unmapped. */
    private static <P> Group<P, PartyRef> party(Layout<PartyRef> layout, Slot<P, PartyRef> slot) {
        return group(layout, SHAPE, (draft, message, segment) -> Optional.of(of(draft)), slot)
                .unless((before, party) -> !before.isEmpty());
    }

    private static PartyRef of(Draft<PartyRef> draft) {
        List<String> lines = draft.all(LINES);
        Optional<String> postcode = draft.get(POSTCODE);
        boolean given = !lines.isEmpty() || postcode.isPresent();
        return new PartyRef(
                "",
                Identified.map(draft.all(IDS)),
                draft.get(NAME),
                given
                        ? Optional.of(
                                new Address(lines, Optional.empty(), Optional.empty(), postcode, Optional.empty()))
                        : Optional.empty());
    }
}
