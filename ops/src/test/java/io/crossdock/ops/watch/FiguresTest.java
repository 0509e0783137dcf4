package io.crossdock.ops.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.routes.HubStatus.Alarm;
import io.crossdock.routes.HubStatus.Balance;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a monitoring system reads is what was measured. */
class FiguresTest {

    private static final Balance UNEVEN = new Balance("delivery", "a.out", 0, 3, Map.of("delivered", 2L));
    private static final Balance EVEN = new Balance("delivery", "b.out", 0, 3, Map.of("delivered", 3L));

    private final Figures figures = new Figures();

    @Test
    void tellsOfAnAlarmOfTheEquationThatIsUneven() {
        assertThat(text(List.of(UNEVEN, EVEN), List.of(new Alarm("delivery", "a.out", 1, Instant.EPOCH))))
                .contains(
                        "crossdock_balance_alarm{equation=\"delivery\",scope=\"a.out\"} 1.0",
                        "crossdock_balance_alarm{equation=\"delivery\",scope=\"b.out\"} 0.0",
                        "crossdock_balance_difference{equation=\"delivery\",scope=\"a.out\"} 1.0");
        assertThat(text(List.of(EVEN), List.of())).doesNotContain("scope=\"a.out\"");
    }

    @Test
    void tellsEachFigureAsItIs() {
        assertThat(text(List.of(), List.of()).lines())
                .contains(
                        "crossdock_ready 1.0",
                        "crossdock_channel_oldest_seconds{channel=\"a.out\"} 90.0",
                        "crossdock_channel_waiting{channel=\"a.out\"} 2.0",
                        "crossdock_documents_total{channel=\"a.in\",stage=\"intake\",state=\"duplicate\"} 4.0",
                        "crossdock_documents_total{channel=\"a.out\",stage=\"delivery\",state=\"delivered\"} 11.0",
                        "crossdock_inbox_cursor_age_seconds{inbox=\"inbox-a\"} 30.0",
                        "crossdock_parked{channel=\"a.in\",problem=\"FIELD-MISSING\"} 2.0",
                        "crossdock_parked_oldest_seconds{channel=\"a.in\"} 600.0",
                        "crossdock_acknowledgements{channel=\"a.out\",level=\"syntax\",state=\"overdue\"} 5.0",
                        "crossdock_acknowledgements{channel=\"a.out\",level=\"syntax\",state=\"awaited\"} 6.0",
                        "crossdock_certificate_days{certificate=\"key\",channel=\"a.out\"} 12.0",
                        "crossdock_broker_blocked 0.0",
                        "crossdock_nodes 2.0",
                        "crossdock_disk_free_bytes{folder=\"data\"} 40.0",
                        "crossdock_channel_documents_today{channel=\"a.in\",state=\"read\"} 3.0")
                .as("what is parked now is no count of the day")
                .noneMatch(line -> line.startsWith("crossdock_channel_documents_today") && line.contains("parked"));
    }

    @Test
    void tellsHowLongDocumentsTake() {
        figures.witness().saw(Samples.delivered("a.out", Duration.ofSeconds(7)));
        figures.witness().saw(Samples.delivered("a.out", Duration.ofMillis(300)));

        assertThat(text(List.of(), List.of()).lines())
                .contains(
                        "crossdock_lag_seconds_count{channel=\"a.out\"} 2",
                        "crossdock_lag_seconds_sum{channel=\"a.out\"} 7.3",
                        "crossdock_lag_seconds_bucket{channel=\"a.out\",le=\"0.1\"} 0",
                        "crossdock_lag_seconds_bucket{channel=\"a.out\",le=\"0.5\"} 1",
                        "crossdock_lag_seconds_bucket{channel=\"a.out\",le=\"10.0\"} 2");
    }

    @Test
    void tellsWhenTheBalancesWereJudgedLast() {
        String last = text(List.of(EVEN), List.of())
                .lines()
                .filter(line -> line.startsWith("crossdock_balance_judged_timestamp_seconds "))
                .findFirst()
                .orElseThrow();

        assertThat(Double.parseDouble(last.split(" ")[1]))
                .isEqualTo(Samples.figures().judged().getEpochSecond());
    }

    @Test
    void tellsNothingOfTheHubWhileItCannotBeAsked() {
        text(List.of(UNEVEN), List.of());

        assertThat(figures.unwell(Samples.disks()).lines())
                .contains("crossdock_ready 0.0", "crossdock_disk_free_bytes{folder=\"data\"} 40.0")
                .noneMatch(line -> line.startsWith("crossdock_channel") || line.startsWith("crossdock_documents"));
    }

    private String text(List<Balance> balances, List<Alarm> alarms) {
        return figures.of(Samples.status(balances, alarms), Samples.figures(), Samples.disks(), true);
    }
}
