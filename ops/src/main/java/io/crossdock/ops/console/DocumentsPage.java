package io.crossdock.ops.console;

import io.crossdock.ops.running.HubInForce;
import io.crossdock.routes.Hub;
import io.crossdock.routes.ledger.State;
import io.crossdock.routes.search.Documents;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
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

    public DocumentsPage(HubInForce inForce) {
        this.inForce = inForce;
    }

    /** @param day of the ledger (UTC); absent: any, where a word is given, else the last one */
    @GetMapping("/console/documents")
    String show(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String channel,
            @RequestParam(defaultValue = "") String state,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) Optional<LocalDate> day,
            Model model) {
        Hub hub = inForce.hub().orElseThrow();
        Optional<Instant> from = day.map(DocumentsPage::begin);
        Optional<Instant> to = day.map(one -> begin(one.plusDays(1)));
        Optional<State> wanted = Arrays.stream(State.values())
                .filter(one -> one.word().equals(state))
                .findFirst();
        Documents.Found found = hub.documents().find(new Documents.Question(q, channel, kind, wanted, from, to), MOST);
        model.addAttribute("hits", found.hits());
        model.addAttribute("whole", found.whole());
        model.addAttribute("q", q);
        model.addAttribute("kind", kind);
        model.addAttribute("channel", channel);
        model.addAttribute("state", state);
        model.addAttribute("day", day.map(LocalDate::toString).orElse(""));
        model.addAttribute("kinds", Frame.kinds());
        model.addAttribute("channels", hub.configuration().channels().keySet());
        model.addAttribute(
                "states",
                Arrays.stream(State.values()).map(State::word).sorted().toList());
        return "documents";
    }

    private static Instant begin(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
