package io.crossdock.mappings.edifact;

import static io.crossdock.mappings.edi.Group.group;
import static io.crossdock.mappings.edi.Layout.layout;
import static io.crossdock.mappings.edi.ReadOnly.readOnly;
import static io.crossdock.mappings.edi.Rule.segment;
import static io.crossdock.mappings.edifact.Elements.at;
import static io.crossdock.mappings.edifact.Elements.identifier;
import static io.crossdock.mappings.edifact.Elements.lines;
import static io.crossdock.mappings.edifact.Elements.words;

import io.crossdock.mappings.canonical.Address;
import io.crossdock.mappings.canonical.PartyRef;
import io.crossdock.mappings.edi.Draft;
import io.crossdock.mappings.edi.Group;
import io.crossdock.mappings.edi.Identified;
import io.crossdock.mappings.edi.Layout;
import io.crossdock.mappings.edi.Message;
import io.crossdock.mappings.edi.Slot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The parties of a message: NAD, and the references that belong to it. */
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

    private static final Layout<InRole> SEGMENTS = layout(
            segment(
                    at("NAD/3035", ROLE, Elements.knownCode("party-role")),
                    identifier("NAD/3039", "NAD/3055", IDS.showing(Parties::primary), "agency")
                            .orElse("agency-"),
                    words("NAD/3036", NAME),
                    readOnly(words("NAD/3124", NAME)),
                    lines("NAD/3042", LINES),
                    at("NAD/3164", CITY),
                    at("NAD/3229", REGION),
                    at("NAD/3251", POSTCODE),
                    at("NAD/3207", COUNTRY)),
            segment(identifier("RFF/1154", "RFF/1153", IDS.showing(Parties::secondary), "party-reference")));

    private static final Layout<InRole> LAYOUT = SEGMENTS.owning("RFF", "DTM", "LOC", "FII", "DOC", "CTA", "COM");
    private static final Layout<InRole> WITHOUT_PLACES =
            SEGMENTS.owning("DTM", "FII", "DOC", "CTA", "COM").sharing("RFF");

    private Parties() {}

    /** The parties of a document; of two in the same role the first counts, the other stays unmapped. */
    static <P> Group<P, InRole> parties(Slot<P, InRole> slot) {
        return group(LAYOUT, SHAPE, Parties::build, slot).unless(Parties::taken).placed(party -> "." + party.role());
    }

    /** The parties of a document in which LOC begins something else. */
    static <P> Group<P, InRole> partiesWithoutPlaces(Slot<P, InRole> slot) {
        return group(WITHOUT_PLACES, SHAPE, Parties::build, slot)
                .unless(Parties::taken)
                .placed(party -> "." + party.role());
    }

    private static boolean taken(List<InRole> before, InRole party) {
        for (InRole other : before) {
            if (other.role().equals(party.role())) {
                return true;
            }
        }
        return false;
    }

    static List<InRole> of(Map<String, PartyRef> parties) {
        return parties.entrySet().stream()
                .map(party -> new InRole(party.getKey(), party.getValue()))
                .toList();
    }

    static Map<String, PartyRef> map(List<InRole> parties) {
        Map<String, PartyRef> map = new LinkedHashMap<>();
        parties.forEach(inRole -> map.put(inRole.role(), inRole.party()));
        return map;
    }

    private static List<Identified> primary(InRole inRole) {
        List<Identified> candidates = new ArrayList<>(inRole.ids());
        candidates.removeIf(id -> id.scheme().equals("vat"));
        return candidates.stream()
                .filter(id -> id.scheme().equals("gln"))
                .findFirst()
                .or(() -> candidates.stream().findFirst())
                .map(List::of)
                .orElse(List.of());
    }

    /** All others stand in a reference of their own, as far as there is a code for them. */
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
        boolean given = !address.lines().isEmpty()
                || address.city().isPresent()
                || address.region().isPresent()
                || address.postcode().isPresent()
                || address.country().isPresent();
        return new PartyRef(
                "", Identified.map(draft.all(IDS)), draft.get(NAME), given ? Optional.of(address) : Optional.empty());
    }
}
