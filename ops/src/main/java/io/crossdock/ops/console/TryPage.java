package io.crossdock.ops.console;

import io.crossdock.config.Channel;
import io.crossdock.config.Checked;
import io.crossdock.config.Configuration;
import io.crossdock.config.Direction;
import io.crossdock.config.Kind;
import io.crossdock.mappings.Codec;
import io.crossdock.ops.running.HubInForce;
import io.crossdock.ops.running.Lines;
import io.crossdock.ops.trial.FormatAlone;
import io.crossdock.ops.trial.Trial;
import io.crossdock.routes.channel.Words;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Shows what a channel, or a format alone, makes of a text or a file; nothing is sent, and nothing is kept. */
@Controller
public final class TryPage {

    /** What stands in the form beside the file, by the names of its fields. */
    private static final List<String> FIELDS = List.of("channel", "format", "kind", "settings", "text");

    private final HubInForce inForce;
    private final Words words;

    public TryPage(HubInForce inForce, Words words) {
        this.inForce = inForce;
        this.words = words;
    }

    @GetMapping("/console/try")
    String show(@RequestParam Map<String, String> form, Model model) {
        return page(form, model);
    }

    /** @param upload taken as it is, and rather than the text */
    @PostMapping("/console/try")
    String read(@RequestParam Map<String, String> form, @RequestParam Optional<MultipartFile> upload, Model model)
            throws IOException {
        Configuration configuration = configuration();
        Checked<Channel> chosen = chosen(configuration, form);
        Checked<Codec> codec = chosen.then(words::codec);
        if (codec instanceof Checked.Sound<Codec> sound) {
            byte[] bytes = Uploads.bytes(upload).orElseGet(() -> written(form.getOrDefault("text", ""), sound.value()));
            Trial trial = Trial.of(configuration, chosen.get(), words, bytes);
            model.addAttribute("trial", trial);
            model.addAttribute("source", source(bytes, sound.value(), trial));
        } else {
            model.addAttribute("trial", new Trial(0, List.of(), codec.problems(), List.of()));
            model.addAttribute("source", Lines.of(form.getOrDefault("text", "")));
        }
        return page(form, model);
    }

    private Checked<Channel> chosen(Configuration configuration, Map<String, String> form) {
        String format = form.getOrDefault("format", "");
        return format.isEmpty()
                ? Checked.sound(channel(configuration, form.getOrDefault("channel", "")))
                : FormatAlone.of(
                        configuration,
                        words,
                        format,
                        kinds(form.getOrDefault("kind", "")),
                        form.getOrDefault("settings", ""));
    }

    private static Channel channel(Configuration configuration, String id) {
        return configuration
                .channel(id)
                .filter(Channel::incoming)
                .orElseThrow(() -> new IllegalArgumentException("there is no channel in named " + id));
    }

    private static Set<Kind> kinds(String word) {
        return word.isEmpty()
                ? Set.of(Kind.values())
                : Set.of(Kind.of(word).orElseThrow(() -> new IllegalArgumentException("there is no kind " + word)));
    }

    /** A browser sends the end of each line that was typed or pasted as two characters, whatever it was. */
    private static byte[] written(String text, Codec codec) {
        String typed = text.replace("\r\n", "\n");
        Charset in = codec.charset(typed);
        return typed.getBytes(in.newEncoder().canEncode(typed) ? in : StandardCharsets.UTF_8);
    }

    private static Lines source(byte[] bytes, Codec codec, Trial trial) {
        String text = Trial.text(codec, bytes);
        return Lines.of(text, codec.charset(text), trial.problems());
    }

    private String page(Map<String, String> form, Model model) {
        FIELDS.forEach(field -> model.addAttribute(field, form.getOrDefault(field, "")));
        model.addAttribute(
                "channels",
                configuration().channels(Direction.IN).stream().map(Channel::id).toList());
        model.addAttribute("formats", new TreeSet<>(words.formats().keySet()));
        model.addAttribute("kinds", Frame.kinds());
        return "try";
    }

    private Configuration configuration() {
        return inForce.hub().orElseThrow().configuration();
    }
}
