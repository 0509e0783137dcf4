package io.crossdock.mappings.edifact;

import static io.crossdock.mappings.edi.Layout.layout;
import static io.crossdock.mappings.edi.Rule.segment;
import static io.crossdock.mappings.edi.WriteOnly.writeOnly;
import static io.crossdock.mappings.edifact.CatalogueLines.lines;
import static io.crossdock.mappings.edifact.Elements.at;
import static io.crossdock.mappings.edifact.Moment.moment;
import static io.crossdock.mappings.edifact.References.references;

import io.crossdock.config.Kind;
import io.crossdock.mappings.Context;
import io.crossdock.mappings.Decoded;
import io.crossdock.mappings.canonical.Document;
import io.crossdock.mappings.canonical.PartyRef;
import io.crossdock.mappings.canonical.Price;
import io.crossdock.mappings.edi.Draft;
import io.crossdock.mappings.edi.Layout;
import io.crossdock.mappings.edi.Message;
import io.crossdock.mappings.edi.SegmentWriter;
import io.crossdock.mappings.edi.Segments;
import io.crossdock.mappings.edi.Slot;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * PRICAT as products and their prices. What it says of all prices (list, customer, currency, validity) holds for those that say
 * nothing else.
 */
final class PriceCatalogues implements Mapping {

    static final Mapping MAPPING = new PriceCatalogues();

    private static final String PRICE_LIST = "price-list";
    private static final String BUYER = "buyer";

    /** What the prices of one message have in common. */
    record Common(
            Optional<String> list,
            Optional<PartyRef> customer,
            Optional<String> currency,
            Optional<Instant> from,
            Optional<Instant> until) {

        static final Common NONE =
                new Common(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        /** Validity is told of each price, since there it may differ. */
        static Common of(Price price) {
            return new Common(
                    price.list(),
                    price.customer(),
                    Optional.of(price.amount().currency()),
                    Optional.empty(),
                    Optional.empty());
        }
    }

    private record Sheet(Common common, List<CatalogueLines.Entry> entries, Context context) {}

    private static final Slot.Shape<Sheet> CATALOGUE = new Slot.Shape<>();
    private static final Slot<Sheet, String> NUMBER =
            CATALOGUE.one("(the list's number)", sheet -> sheet.context().reference());
    private static final Slot<Sheet, LocalDate> DATE =
            CATALOGUE.one("(the list's date)", sheet -> sheet.context().today());
    private static final Slot<Sheet, Instant> FROM = CATALOGUE.maybe("price: from", sheet -> Optional.empty());
    private static final Slot<Sheet, Instant> UNTIL = CATALOGUE.maybe("price: until", sheet -> Optional.empty());
    private static final Slot<Sheet, References.Reference> LIST = CATALOGUE.many(
            "price: list", sheet -> References.of(PRICE_LIST, sheet.common().list(), Optional.empty()));
    private static final Slot<Sheet, Parties.InRole> CUSTOMER =
            CATALOGUE.many("price: customer", sheet -> sheet.common()
                    .customer()
                    .map(party -> List.of(new Parties.InRole(BUYER, party)))
                    .orElse(List.of()));
    private static final Slot<Sheet, String> CURRENCY =
            CATALOGUE.maybe("price: amount.currency", sheet -> sheet.common().currency());
    private static final Slot<Sheet, CatalogueLines.Entry> ENTRIES = CATALOGUE.many("", Sheet::entries);

    private static final Layout<Sheet> LAYOUT = layout(
            segment(writeOnly(at("BGM/1004", NUMBER))).with("BGM/1001", "9").with("BGM/1225", "9"),
            segment(writeOnly(new Day<>(DATE))).when("DTM/2005", "137"),
            moment(FROM, Moment.Date.BEGIN, "194", "7"),
            moment(UNTIL, Moment.Date.END, "206", "36"),
            references(LIST).only(reference -> reference.scheme().equals(PRICE_LIST)),
            Parties.parties(CUSTOMER).only(party -> party.role().equals(BUYER)),
            segment(at("CUX/6345", CURRENCY)).when("CUX/6347", "2").with("CUX/6343", from -> "8", "8", "4", "9", "10"),
            lines(ENTRIES));

    private PriceCatalogues() {}

    @Override
    public Title title() {
        return Title.of("PRICAT", "Price/sales catalogue", "EAN006", "EAN009");
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.PRODUCT, Kind.PRICE);
    }

    @Override
    public List<String> explain() {
        return LAYOUT.explain();
    }

    @Override
    public Reading read(Message message) {
        Draft<Sheet> draft = CATALOGUE.draft();
        LAYOUT.read(message, draft);
        message.single(Segments.tag("BGM"));
        Common common = new Common(
                References.number(draft.all(LIST), PRICE_LIST),
                draft.all(CUSTOMER).stream().findFirst().map(Parties.InRole::party),
                draft.get(CURRENCY),
                draft.get(FROM),
                draft.get(UNTIL));
        List<Document> documents = new ArrayList<>();
        long products = 0;
        for (CatalogueLines.Entry entry : draft.all(ENTRIES)) {
            documents.add(entry.product().withHeader(message.header(Map.of())));
            products++;
            documents.addAll(CatalogueLines.prices(entry, common, message));
        }
        if (documents.isEmpty()) {
            message.problem(Faults.NO_LINES, 0, Optional.empty(), "the catalogue has no lines");
        }
        List<Decoded.Snapshot> lists = List.of(
                new Decoded.Snapshot(Kind.PRODUCT, "", products, false),
                new Decoded.Snapshot(Kind.PRICE, common.list().orElse(""), documents.size() - products, false));
        return new Reading(message.value(Segments.tag("BGM"), Elements.position("BGM/1004")), documents, lists);
    }

    /** One message for the prices that have list, customer and currency in common; products stand beside their first price. */
    @Override
    public List<List<Document>> messages(List<Document> documents) {
        Map<String, Common> ofArticle = new LinkedHashMap<>();
        for (Document document : documents) {
            if (document instanceof Price price) {
                ofArticle.putIfAbsent(price.article().key(), Common.of(price));
            }
        }
        Common first = ofArticle.values().stream().findFirst().orElse(Common.NONE);
        Map<Common, List<Document>> messages = new LinkedHashMap<>();
        for (Document document : documents) {
            Common common = document instanceof Price price
                    ? Common.of(price)
                    : ofArticle.getOrDefault(document.number(), first);
            messages.computeIfAbsent(common, key -> new ArrayList<>()).add(document);
        }
        return List.copyOf(messages.values());
    }

    @Override
    public void write(List<Document> documents, Context context, SegmentWriter out) {
        Common common = documents.stream()
                .filter(document -> document instanceof Price)
                .findFirst()
                .map(price -> Common.of((Price) price))
                .orElse(Common.NONE);
        documents.stream()
                .flatMap(document ->
                        Stream.concat(References.notWritten(document), CatalogueLines.notWritten(document).stream()))
                .distinct()
                .forEach(out::notWritten);
        LAYOUT.write(new Sheet(common, CatalogueLines.of(documents), context), out);
    }
}
