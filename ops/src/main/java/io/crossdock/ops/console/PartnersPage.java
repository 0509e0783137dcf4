package io.crossdock.ops.console;

import io.crossdock.config.Configuration;
import io.crossdock.config.Partner;
import io.crossdock.ops.running.HubInForce;
import io.crossdock.routes.HubStatus.ChannelStatus;
import io.crossdock.routes.delivery.Books;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Whom we exchange with: by what numbers, over which connections, through which channels. */
@Controller
public final class PartnersPage {

    private final HubInForce inForce;
    private final InstantSource clock;

    public PartnersPage(HubInForce inForce, InstantSource clock) {
        this.inForce = inForce;
        this.clock = clock;
    }

    /** @param identifiers as {@code gln 4012345000009} */
    public record View(
            Partner partner,
            List<String> identifiers,
            List<String> connections,
            List<ChannelStatus> channels,
            Books.Book book,
            List<Papers> papers) {}

    @GetMapping("/console/partners")
    String show(Model model) {
        Configuration configuration = inForce.hub().orElseThrow().configuration();
        List<ChannelStatus> channels = inForce.hub().orElseThrow().status().channels();
        Map<String, Books.Book> books = inForce.hub().orElseThrow().books();
        model.addAttribute(
                "partners",
                configuration.partners().values().stream()
                        .map(partner -> view(
                                partner, channels, books.getOrDefault(partner.id(), Books.Book.EMPTY), clock.instant()))
                        .toList());
        return "partners";
    }

    private static View view(Partner partner, List<ChannelStatus> channels, Books.Book book, Instant now) {
        return new View(
                partner,
                new TreeMap<>(partner.identifiers())
                        .entrySet().stream()
                                .map(one -> one.getKey() + " " + String.join(", ", one.getValue()))
                                .toList(),
                new TreeMap<>(partner.connections())
                        .values().stream()
                                .map(one -> one.name() + " (" + one.connector() + ")")
                                .toList(),
                channels.stream()
                        .filter(channel -> channel.partner().equals(partner.id()))
                        .toList(),
                book,
                Papers.of(partner.connections().values(), now));
    }
}
