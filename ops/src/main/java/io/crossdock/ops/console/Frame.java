package io.crossdock.ops.console;

import io.crossdock.ops.door.Visitor;
import io.crossdock.routes.access.Role;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.ResponseStatus;

/** What stands around every page: who is there, and where one can go from here. */
@ControllerAdvice(basePackageClasses = Frame.class)
public final class Frame {

    private final InstantSource clock;

    public Frame(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * A page that is reached from everywhere.
     *
     * @param needs who sees it
     */
    public record Page(String word, String path, Role needs) {}

    private static final List<Page> PAGES = List.of(
            new Page("overview", "/console", Role.VIEWER),
            new Page("documents", "/console/documents", Role.VIEWER),
            new Page("parked", "/console/parked", Role.VIEWER),
            new Page("channels", "/console/channels", Role.VIEWER),
            new Page("partners", "/console/partners", Role.VIEWER),
            new Page("xref", "/console/xref", Role.VIEWER),
            new Page("reruns", "/console/reruns", Role.VIEWER),
            new Page("try", "/console/try", Role.VIEWER),
            new Page("audit", "/console/audit", Role.OPERATOR),
            new Page("people", "/console/people", Role.ADMINISTRATOR));

    @ModelAttribute
    void frame(@AuthenticationPrincipal @Nullable Visitor visitor, Locale language, Model model) {
        Optional.ofNullable(visitor).ifPresent(here -> {
            model.addAttribute("visitor", here);
            model.addAttribute(
                    "pages",
                    PAGES.stream().filter(page -> here.may(page.needs())).toList());
            model.addAttribute("operates", here.may(Role.OPERATOR));
            model.addAttribute("configures", here.may(Role.CONFIGURATOR));
        });
        model.addAttribute("times", new Times(clock));
        model.addAttribute("tones", new Tones());
        model.addAttribute("wording", Wording.in(language));
    }

    /** What somebody asked for that cannot be. */
    @ExceptionHandler(IllegalArgumentException.class)
    @ResponseStatus(HttpStatus.BAD_REQUEST)
    String refuse(
            IllegalArgumentException fault,
            Model model,
            Locale language,
            @AuthenticationPrincipal @Nullable Visitor visitor) {
        frame(visitor, language, model);
        model.addAttribute("refused", Wording.in(language).said(String.valueOf(fault.getMessage())));
        return "refused";
    }

    static List<String> kinds() {
        return Stream.of(io.crossdock.config.Kind.values())
                .map(io.crossdock.config.Kind::word)
                .toList();
    }
}
