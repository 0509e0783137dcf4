package io.crossdock.ops.console;

import io.crossdock.config.Channel;
import io.crossdock.config.Configuration;
import io.crossdock.ops.door.Visitor;
import io.crossdock.ops.running.Deeds;
import io.crossdock.ops.running.HubInForce;
import io.crossdock.ops.running.Lines;
import io.crossdock.routes.Hub;
import io.crossdock.routes.HubStatus;
import io.crossdock.routes.HubStatus.ChannelStatus;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The channels: how each is, what its file says, and its standing still. */
@Controller
public final class ChannelPages {

    private static final int MOST = 200;

    private final HubInForce inForce;
    private final Deeds deeds;

    public ChannelPages(HubInForce inForce, Deeds deeds) {
        this.inForce = inForce;
        this.deeds = deeds;
    }

    /** @param q what stands in the id of the channels that are wanted */
    @GetMapping("/console/channels")
    String list(@RequestParam(defaultValue = "") String q, Model model) {
        HubStatus status = hub().status();
        List<ChannelStatus> found = status.channels().stream()
                .filter(channel -> channel.id().contains(q.strip().toLowerCase(Locale.ROOT)))
                .toList();
        model.addAttribute("q", q);
        model.addAttribute("channels", found.stream().limit(MOST).toList());
        model.addAttribute("more", Math.max(0, found.size() - MOST));
        model.addAttribute("problems", status.configuration());
        return "channels";
    }

    @GetMapping("/console/channels/one")
    String show(@RequestParam String id, Model model) {
        Configuration configuration = hub().configuration();
        Channel channel =
                configuration.channel(id).orElseThrow(() -> new IllegalArgumentException("there is no channel " + id));
        ChannelStatus status = hub().status().channels().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
        model.addAttribute("channel", channel);
        model.addAttribute("status", status);
        model.addAttribute("file", file(configuration, channel).map(text -> Lines.of(text)));
        model.addAttribute("days", DayBars.of(hub().days(List.of(id)).getOrDefault(id, List.of())));
        return "channel";
    }

    /** As it is in force, not as the folder may say by now. */
    private Optional<String> file(Configuration configuration, Channel channel) {
        return hub().bundles()
                .find(configuration.bundle())
                .flatMap(bundle -> bundle.text(channel.at().source()));
    }

    /** @param deed pause, drain or resume */
    @PostMapping("/console/channels/{deed}")
    String act(
            @PathVariable String deed,
            @RequestParam String id,
            @RequestParam(defaultValue = "") String reason,
            @AuthenticationPrincipal Visitor visitor,
            RedirectAttributes redirect) {
        switch (deed) {
            case "pause" -> deeds.pause(id, visitor.name(), reason);
            case "drain" -> deeds.drain(id, visitor.name(), reason);
            case "resume" -> deeds.resume(id, visitor.name());
            default -> throw new IllegalArgumentException("'" + deed + "' is nothing that is done to a channel");
        }
        redirect.addAttribute("id", id);
        return "redirect:/console/channels/one";
    }

    private Hub hub() {
        return inForce.hub().orElseThrow();
    }
}
