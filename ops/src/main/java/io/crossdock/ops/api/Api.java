package io.crossdock.ops.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.JsonNode;
import io.crossdock.config.Configuration;
import io.crossdock.config.yaml.Bundle;
import io.crossdock.mappings.canonical.CanonicalJson;
import io.crossdock.mappings.canonical.CrossReference;
import io.crossdock.ops.MovableClock;
import io.crossdock.ops.XrefFile;
import io.crossdock.ops.door.Visitor;
import io.crossdock.ops.running.Deeds;
import io.crossdock.ops.running.HubInForce;
import io.crossdock.ops.running.References;
import io.crossdock.routes.Hub;
import io.crossdock.routes.HubStatus;
import io.crossdock.routes.bundle.Bundles;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** What the commands ask of a running hub. The console changes data and state here, never configuration (decision D17). */
@RestController
@RequestMapping("/api")
public final class Api {

    private final HubInForce inForce;
    private final Deeds deeds;
    private final InstantSource clock;

    public Api(HubInForce inForce, Deeds deeds, InstantSource clock) {
        this.inForce = inForce;
        this.deeds = deeds;
        this.clock = clock;
    }

    /**
     * A configuration to put in force.
     *
     * @param files the zip of its bundle
     * @param partly whether also with problems
     */
    record Apply(
            @JsonProperty(required = true) @JsonSetter(nulls = Nulls.FAIL)
            byte[] files,

            String author,
            String commit,
            boolean partly) {}

    /** @param changed whether it was not in force before */
    record Applied(String bundle, boolean changed, int partners, int channels, int problems) {}

    record Imported(int read, int changed) {}

    /**
     * What a partner calls an article.
     *
     * @param scheme the kind of number: {@code buyer}, {@code supplier}, {@code gtin}, {@code sku}
     * @param external the number
     * @param canonical the article: {@code supplier/number}
     */
    record Meaning(String partner, String scheme, String external, String canonical, String author) {}

    record Advance(Duration by) {}

    record Now(Instant now) {}

    /** How channels, balances and parked documents are at this moment. */
    @GetMapping("/status")
    HubStatus status(@AuthenticationPrincipal Visitor visitor) {
        HubStatus status = hub().status();
        return visitor.payloads() ? status : status.withoutContent();
    }

    /**
     * The documents behind a channel's balance: those that have not left, and those that left more than once.
     *
     * @param since the first UTC day that is looked at
     */
    @GetMapping("/balance/{channel}")
    List<HubStatus.Unended> unended(@PathVariable String channel, @RequestParam LocalDate since) {
        return hub().unended(channel, since);
    }

    /** Puts a configuration in force. */
    @PostMapping("/apply")
    Applied apply(@RequestBody Apply question, @AuthenticationPrincipal Visitor visitor) throws IOException {
        String author = visitor.author(question.author());
        Optional<Configuration> applied = inForce.apply(
                Bundle.unzip(question.files()), new Bundles.Origin(author, question.commit()), question.partly());
        Configuration configuration = hub().configuration();
        return new Applied(
                configuration.bundle(),
                applied.isPresent(),
                configuration.partners().size(),
                configuration.channels().size(),
                configuration.problems().size());
    }

    /** Adds or replaces cross references, as canonical JSON. */
    @PostMapping("/xref")
    Imported importReferences(@RequestBody byte[] references, @AuthenticationPrincipal Visitor visitor)
            throws IOException {
        List<CrossReference> read = new ArrayList<>();
        for (JsonNode one : CanonicalJson.MAPPER.readTree(references)) {
            if (CanonicalJson.of(one) instanceof CrossReference reference) {
                read.add(reference);
            }
        }
        return new Imported(read.size(), deeds.put(read, Deeds.Origin.IMPORT, visitor.name()));
    }

    /** Says what one number of a partner means; what was said of it before holds no longer. */
    @PostMapping("/xref/set")
    Imported setReference(@RequestBody Meaning meaning, @AuthenticationPrincipal Visitor visitor) {
        CrossReference reference =
                References.article(hub(), meaning.partner(), meaning.scheme(), meaning.external(), meaning.canonical());
        return new Imported(1, deeds.put(List.of(reference), Deeds.Origin.COMMAND, visitor.author(meaning.author())));
    }

    /**
     * The cross references, as a table that can be imported again.
     *
     * @param partner whose; absent: all
     */
    @GetMapping(path = "/xref", produces = "text/csv; charset=utf-8")
    StreamingResponseBody exportReferences(@RequestParam Optional<String> partner) {
        return out -> XrefFile.write(hub().references(), partner, out);
    }

    /** Puts the clock forward: only where the clock was started movable: in a demo. */
    @PostMapping("/clock")
    Now advance(@RequestBody Advance advance) {
        if (clock instanceof MovableClock movable) {
            return new Now(movable.advance(advance.by()));
        }
        throw new IllegalArgumentException("this hub goes by the clock of its machine");
    }

    private Hub hub() {
        return inForce.hub().orElseThrow();
    }
}
