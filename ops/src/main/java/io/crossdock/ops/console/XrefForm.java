package io.crossdock.ops.console;

import io.crossdock.mappings.canonical.CrossReference;
import io.crossdock.mappings.canonical.Header;
import io.crossdock.ops.XrefFile;
import io.crossdock.ops.running.References;
import io.crossdock.routes.Hub;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** A cross reference as somebody types it; texts that are empty are not said. */
public record XrefForm(
        String entity,
        String partner,
        String scheme,
        String external,
        String canonical,
        String factor,
        String from,
        String until) {

    static XrefForm of(Map<String, String> fields) {
        return new XrefForm(
                text(fields, "entity", CrossReference.ARTICLE),
                text(fields, "partner", ""),
                text(fields, "scheme", ""),
                text(fields, "external", ""),
                text(fields, "canonical", ""),
                text(fields, "factor", "1"),
                text(fields, "from", ""),
                text(fields, "until", ""));
    }

    private static String text(Map<String, String> fields, String name, String otherwise) {
        return Optional.ofNullable(fields.get(name))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .orElse(otherwise);
    }

    /** As the page fills it in where somebody changes what stands there. */
    static XrefForm of(CrossReference reference) {
        return new XrefForm(
                reference.entity(),
                reference.partner(),
                reference.scheme(),
                reference.external(),
                reference.canonical(),
                reference.factor().stripTrailingZeros().toPlainString(),
                reference.from().map(Instant::toString).orElse(""),
                reference.until().map(Instant::toString).orElse(""));
    }

    /** With this end; one that begins later ends as it begins. */
    XrefForm endingAt(Instant end) {
        Instant last = time(from).filter(end::isBefore).orElse(end);
        return new XrefForm(entity, partner, scheme, external, canonical, factor, from, last.toString());
    }

    /**
     * What is said.
     *
     * @throws IllegalArgumentException where something is missing, wrong, or not known to the hub
     */
    CrossReference reference(Hub hub) {
        References.demand(partner, scheme, external, canonical);
        if (!XrefFile.isFactor(factor)) {
            throw new IllegalArgumentException("'" + factor + "' is no positive number");
        }
        return References.known(hub, said(new BigDecimal(factor)));
    }

    /** The number and the beginning that it is told apart by. */
    CrossReference key() {
        return said(BigDecimal.ONE);
    }

    private CrossReference said(BigDecimal units) {
        return new CrossReference(
                Header.NEW, entity, partner, scheme, external, canonical, units, time(from), time(until));
    }

    private static Optional<Instant> time(String text) {
        Optional<Instant> time = XrefFile.time(text);
        if (time.isEmpty() && !text.isEmpty()) {
            throw new IllegalArgumentException("'" + text + "' is no day and no time");
        }
        return time;
    }
}
