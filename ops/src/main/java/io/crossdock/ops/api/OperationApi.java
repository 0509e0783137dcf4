package io.crossdock.ops.api;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.crossdock.ops.door.Visitor;
import io.crossdock.ops.running.Deeds;
import io.crossdock.ops.running.HubInForce;
import io.crossdock.routes.HubStatus;
import io.crossdock.routes.HubStatus.ParkedStatus;
import io.crossdock.routes.access.AuditLog;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What operators do: look at what is parked, close it, have channels stand still; and what was done. */
@RestController
@RequestMapping("/api")
public final class OperationApi {

    private static final int LARGEST_PAGE = 500;

    private final HubInForce inForce;
    private final Deeds deeds;

    public OperationApi(HubInForce inForce, Deeds deeds) {
        this.inForce = inForce;
        this.deeds = deeds;
    }

    record Reject(
            @JsonSetter(nulls = Nulls.AS_EMPTY) List<String> documents,
            @JsonSetter(nulls = Nulls.AS_EMPTY) String author,
            @JsonSetter(nulls = Nulls.AS_EMPTY) String reason) {}

    record Rejected(long rejected) {}

    record Still(
            @JsonSetter(nulls = Nulls.AS_EMPTY) String channel,
            @JsonSetter(nulls = Nulls.AS_EMPTY) String author,
            @JsonSetter(nulls = Nulls.AS_EMPTY) String reason) {}

    /** What waits for a person, the latest first. */
    @GetMapping("/parked")
    List<ParkedStatus> parked(@AuthenticationPrincipal Visitor visitor) {
        HubStatus status = inForce.hub().orElseThrow().status();
        return visitor.payloads() ? status.parked() : status.withoutContent().parked();
    }

    /** Closes parked documents of which nothing will come. */
    @PostMapping("/parked/reject")
    Rejected reject(@RequestBody Reject reject, @AuthenticationPrincipal Visitor visitor) {
        return new Rejected(deeds.reject(reject.documents(), visitor.author(reject.author()), reject.reason()));
    }

    /** Has a channel stand still, on every node. */
    @PostMapping("/channels/pause")
    Still pause(@RequestBody Still still, @AuthenticationPrincipal Visitor visitor) {
        deeds.pause(still.channel(), visitor.author(still.author()), still.reason());
        return still;
    }

    /** Lets a channel go on that was paused. */
    @PostMapping("/channels/resume")
    Still resume(@RequestBody Still still, @AuthenticationPrincipal Visitor visitor) {
        deeds.resume(still.channel(), visitor.author(still.author()));
        return still;
    }

    /** Who did what, the latest first. */
    @GetMapping("/audit")
    List<AuditLog.Line> audit(
            @RequestParam(defaultValue = "9223372036854775807") long before,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(defaultValue = "100") int most) {
        return inForce.hub().orElseThrow().audit().latest(before, subject, Math.min(most, LARGEST_PAGE));
    }
}
