package io.crossdock.mappings.x12;

import static io.crossdock.mappings.edi.Group.group;
import static io.crossdock.mappings.edi.Layout.layout;
import static io.crossdock.mappings.edi.Needed.neededWithout;
import static io.crossdock.mappings.edi.Rule.segment;
import static io.crossdock.mappings.x12.Elements.at;
import static io.crossdock.mappings.x12.Elements.identifier;
import static io.crossdock.mappings.x12.Elements.knownCode;
import static io.crossdock.mappings.x12.Elements.lines;

import io.crossdock.mappings.canonical.Address;
import io.crossdock.mappings.canonical.PartyRef;
import io.crossdock.mappings.edi.Codes;
import io.crossdock.mappings.edi.Draft;
import io.crossdock.mappings.edi.Group;
import io.crossdock.mappings.edi.Identified;
import io.crossdock.mappings.edi.Layout;
import io.crossdock.mappings.edi.Message;
import io.crossdock.mappings.edi.SegmentWriter;
import io.crossdock.mappings.edi.Slot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The parties of a message: N1, and what belongs to it. */
final class Parties {

    /** A party in its role. */
    record InRole(String role, PartyRef party) {

        private <V> Optional<V> address(Function<Address, Optional<V>> value) {
            return party.address().flatMap(value);
        }

        private List<Identified> ids() {
            return Identified.of(party.ids());
        }
    }

    private static final Codes ROLES = Elements.codes("party-role");
    private static final int ADDRESS_SEGMENTS = 2;

    private static final Slot.Shape<InRole> SHAPE = new Slot.Shape<>();
    private static final Slot<InRole, String> ROLE = SHAPE.one("role", InRole::role);
    private static final Slot<InRole, Identified> IDS = SHAPE.many("ids", InRole::ids);
    private static final Slot<InRole, String> NAME =
            SHAPE.maybe("name", inRole -> inRole.party().name());
    private static final Slot<InRole, String> LINES = SHAPE.many(
            "address.lines",
            inRole -> inRole.party().address().map(Address::lines).orElse(List.of()));
    private static final Slot<InRole, String> CITY =
            SHAPE.maybe("address.city", inRole -> inRole.address(Address::city));
    private static final Slot<InRole, String> REGION =
            SHAPE.maybe("address.region", inRole -> inRole.address(Address::region));
    private static final Slot<InRole, String> POSTCODE =
            SHAPE.maybe("address.postcode", inRole -> inRole.address(Address::postcode));
    private static final Slot<InRole, String> COUNTRY =
            SHAPE.maybe("address.country", inRole -> inRole.address(Address::country));

    private static final Layout<InRole> LAYOUT = layout(
                    segment(
                            at("N101", ROLE, knownCode("party-role")),
                            neededWithout(IDS.showing(Parties::primary), at("N102", NAME)),
                            identifier("N104", "N103", IDS.showing(Parties::primary), "agency")
                                    .orElse("agency-")),
                    segment(lines(ADDRESS_SEGMENTS, LINES, "N301", "N302")),
                    segment(at("N401", CITY), at("N402", REGION), at("N403", POSTCODE), at("N404", COUNTRY)),
                    segment(identifier("REF02", "REF01", IDS.showing(Parties::secondary), "party-reference")))
            .owning("N2", "PER", "REF", "NX2");

    private Parties() {}

    /** The parties of a document; of two in the same role the first counts, the other stays unmapped. */
    static <P> Group<P, InRole> parties(Slot<P, InRole> slot) {
        return group(LAYOUT, SHAPE, Parties::build, slot).unless(Parties::taken).placed(party -> "." + party.role());
    }

    private static boolean taken(List<InRole> before, InRole party) {
        return before.stream().anyMatch(other -> other.role().equals(party.role()));
    }

    /** Those whose role X12 has a code for. */
    static List<InRole> of(Map<String, PartyRef> parties) {
        return parties.entrySet().stream()
                .filter(party -> written(party.getKey()))
                .map(party -> new InRole(party.getKey(), party.getValue()))
                .toList();
    }

    private static boolean written(String role) {
        return ROLES.code(role, Release.R4010.word()).isPresent();
    }

    /** Says which parties have no place. */
    static void warn(Map<String, PartyRef> parties, SegmentWriter out) {
        parties.keySet().stream().filter(role -> !written(role)).forEach(role -> out.notWritten("the party " + role));
    }

    static Map<String, PartyRef> map(List<InRole> parties) {
        Map<String, PartyRef> map = new LinkedHashMap<>();
        parties.forEach(inRole -> map.put(inRole.role(), inRole.party()));
        return map;
    }

    /** N1 has room for one: the GLN, where there is one. */
    private static List<Identified> primary(InRole inRole) {
        return inRole.ids().stream()
                .filter(id -> id.scheme().equals("gln"))
                .findFirst()
                .or(() -> inRole.ids().stream()
                        .filter(id -> !id.scheme().equals("vat"))
                        .findFirst())
                .stream()
                .toList();
    }

    private static List<Identified> secondary(InRole inRole) {
        List<Identified> first = primary(inRole);
        return inRole.ids().stream().filter(id -> !first.contains(id)).toList();
    }

    private static Optional<InRole> build(Draft<InRole> draft, Message message, int segment) {
        return draft.get(ROLE).map(role -> new InRole(role, party(draft)));
    }

    private static PartyRef party(Draft<InRole> draft) {
        Address address = new Address(
                draft.all(LINES), draft.get(CITY), draft.get(REGION), draft.get(POSTCODE), draft.get(COUNTRY));
        boolean given = !address.equals(
                new Address(List.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
        return new PartyRef(
                "", Identified.map(draft.all(IDS)), draft.get(NAME), given ? Optional.of(address) : Optional.empty());
    }
}
