package io.crossdock.ops.console;

import io.crossdock.ops.running.HubInForce;
import io.crossdock.routes.Hub;
import io.crossdock.routes.ledger.State;
import io.crossdock.routes.search.Documents;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One box to find any document by. */
@Controller
public final class DocumentsPage {

    private static final int MOST = 100;

    private final HubInForce inForce;
    private final InstantSource clock;

    public DocumentsPage(HubInForce inForce, InstantSource clock) {
        this.inForce = inForce;
        this.clock = clock;
    }

    /** @param day of the ledger (UTC); only asked where no word is given */
    @GetMapping("/console/documents")
    String show(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String channel,
            @RequestParam(defaultValue = "") String state,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) Optional<LocalDate> day,
            Model model) {
        Hub hub = inForce.hub().orElseThrow();
        LocalDate asked = day.orElseGet(() -> LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        Instant from = asked.atStartOfDay(ZoneOffset.UTC).toInstant();
        Optional<State> wanted = Arrays.stream(State.values())
                .filter(one -> one.word().equals(state))
                .findFirst();
        List<Documents.Hit> hits = hub.documents()
                .find(new Documents.Question(q, channel, kind, wanted, from, from.plus(Duration.ofDays(1))), MOST);
        model.addAttribute("hits", hits);
        model.addAttribute("q", q);
        model.addAttribute("kind", kind);
        model.addAttribute("channel", channel);
        model.addAttribute("state", state);
        model.addAttribute("day", asked);
        model.addAttribute("kinds", Frame.kinds());
        model.addAttribute("channels", hub.configuration().channels().keySet());
        model.addAttribute(
                "states",
                Arrays.stream(State.values()).map(State::word).sorted().toList());
        return "documents";
    }
}
