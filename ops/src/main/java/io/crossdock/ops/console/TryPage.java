package io.crossdock.ops.console;

import io.crossdock.config.Channel;
import io.crossdock.config.Configuration;
import io.crossdock.config.Direction;
import io.crossdock.ops.running.HubInForce;
import io.crossdock.ops.running.Lines;
import io.crossdock.ops.trial.Trial;
import io.crossdock.routes.channel.Words;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows what a channel makes of a text; nothing is sent, and nothing is kept. */
@Controller
public final class TryPage {

    private final HubInForce inForce;
    private final Words words;

    public TryPage(HubInForce inForce, Words words) {
        this.inForce = inForce;
        this.words = words;
    }

    @GetMapping("/console/try")
    String show(@RequestParam(defaultValue = "") String channel, Model model) {
        return page(channel, "", model);
    }

    @PostMapping("/console/try")
    String read(@RequestParam String channel, @RequestParam String text, Model model) throws IOException {
        Configuration configuration = inForce.hub().orElseThrow().configuration();
        Channel chosen = configuration
                .channel(channel)
                .filter(Channel::incoming)
                .orElseThrow(() -> new IllegalArgumentException("there is no channel in named " + channel));
        // a form sends a line's end as two characters
        byte[] bytes = text.replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8);
        Trial trial = Trial.of(configuration, chosen, words, bytes);
        model.addAttribute("trial", trial);
        model.addAttribute("source", Lines.of(text.replace("\r\n", "\n"), StandardCharsets.UTF_8, trial.problems()));
        return page(channel, text, model);
    }

    private String page(String channel, String text, Model model) {
        List<String> channels = inForce.hub().orElseThrow().configuration().channels(Direction.IN).stream()
                .map(Channel::id)
                .toList();
        model.addAttribute("channels", channels);
        model.addAttribute("channel", channel);
        model.addAttribute("text", text);
        return "try";
    }
}
