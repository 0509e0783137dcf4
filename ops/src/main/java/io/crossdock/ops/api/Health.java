package io.crossdock.ops.api;

import io.crossdock.ops.running.HubInForce;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** How it is, in a word, for whoever starts it again or sends it requests; open to all, so it tells nothing else. */
@RestController
public final class Health {

    private final HubInForce inForce;

    public Health(HubInForce inForce) {
        this.inForce = inForce;
    }

    record Said(String status) {}

    /** The process answers. A database or partner that is away is no reason to start it again. */
    @GetMapping("/health/live")
    Said live() {
        return new Said("up");
    }

    /** Whether it takes documents: it has started, and broker and database answer. */
    @GetMapping("/health/ready")
    ResponseEntity<Said> ready() {
        boolean ready = inForce.hub().filter(hub -> hub.answers()).isPresent();
        return ResponseEntity.status(ready ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .body(new Said(ready ? "up" : "down"));
    }
}
