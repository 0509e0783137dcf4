package io.crossdock.routes.intake;

import io.crossdock.config.Location;
import io.crossdock.config.Ownership;
import io.crossdock.config.Ownership.OnConflict;
import io.crossdock.config.Ownership.Part;
import io.crossdock.config.Problem;
import io.crossdock.mappings.canonical.Document;
import io.crossdock.mappings.canonical.Price;
import io.crossdock.mappings.canonical.Stock;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Whether whoever tells a document owns what it speaks of (decision D10). */
public record Owners(Ownership ownership) {

    boolean parks() {
        return ownership.onConflict() == OnConflict.PARK;
    }

    /**
     * Why a document is not taken from a partner; absent: it is.
     *
     * @param at the document's place
     */
    public Optional<Problem> objection(Document document, String partner, Location at) {
        Map<Part, String> said = said(document);
        return ownership
                .owner(document.kind(), said)
                .filter(owner -> !owner.partner().equals(partner))
                .map(owner -> IntakeProblems.OWNERSHIP.at(
                        at,
                        document.kind().word() + text(said) + " belongs to " + owner.partner() + ", not to " + partner
                                + " (" + owner.at().source() + ":" + owner.at().line() + ")"));
    }

    private static Map<Part, String> said(Document document) {
        Map<Part, String> said = new EnumMap<>(Part.class);
        if (document instanceof Price price) {
            said.put(Part.TYPE, price.type());
            said.put(Part.LIST, price.list().orElse(""));
        } else if (document instanceof Stock stock) {
            said.put(Part.LOCATION, stock.location());
        }
        return said;
    }

    private static String text(Map<Part, String> said) {
        StringBuilder text = new StringBuilder();
        said.forEach((part, value) -> {
            if (!value.isEmpty()) {
                text.append(text.isEmpty() ? " of " : ", ")
                        .append(part.word())
                        .append(' ')
                        .append(value);
            }
        });
        return text.toString();
    }
}
