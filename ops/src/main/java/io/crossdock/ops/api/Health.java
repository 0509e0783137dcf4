package io.crossdock.ops.api;

import io.crossdock.ops.watch.Soundings;
import io.crossdock.routes.Lack;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** How it is, in a word, for whoever starts it again or sends it requests; open to all, so it tells nothing else. */
@RestController
public final class Health {

    private final Soundings soundings;

    public Health(Soundings soundings) {
        this.soundings = soundings;
    }

    record Said(String status) {

        static Said of(boolean well) {
            return new Said(well ? "up" : "down");
        }
    }

    /** What is lacking: database, broker or room. */
    record Missing(String what, String why) {

        static Missing of(Lack lack) {
            return new Missing(lack.need().name().toLowerCase(Locale.ROOT), lack.why());
        }
    }

    record Condition(String status, List<Missing> lacks) {}

    /** Whether the process answers. A database or partner that is away is no reason to start it again. */
    @GetMapping("/health/live")
    Said live() {
        return Said.of(true);
    }

    /** Whether it takes documents: it has started, broker and database answer, and there is room. */
    @GetMapping("/health/ready")
    ResponseEntity<Said> ready() {
        Optional<List<Lack>> lacks = soundings.take();
        boolean ready = lacks.filter(List::isEmpty).isPresent();
        return ResponseEntity.status(ready ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .body(Said.of(ready));
    }

    /** What is lacking where it is not ready. */
    @GetMapping("/api/health")
    Condition condition() {
        List<Missing> lacks =
                soundings.take().orElseThrow().stream().map(Missing::of).toList();
        return new Condition(Said.of(lacks.isEmpty()).status(), lacks);
    }
}
