package io.crossdock.ops.console;

import io.crossdock.routes.HubStatus;
import io.crossdock.routes.HubStatus.ChannelStatus;
import io.crossdock.routes.HubStatus.Condition;
import io.crossdock.routes.HubStatus.PartnerStatus;
import io.crossdock.routes.delivery.Books;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How we stand with each partner: all, where they can be looked at; else those first that ask for attention.
 *
 * @param more how many there are besides
 */
record PartnersView(List<Line> lines, int more) {

    private static final int MOST = 30;

    /** What asks for most attention first. */
    private static final List<Condition> GRAVEST =
            List.of(Condition.STOPPED, Condition.WAITING, Condition.DRAINING, Condition.PAUSED, Condition.RUNNING);

    /**
     * A partner.
     *
     * @param condition the gravest of its channels'
     * @param parked documents that wait for a person
     * @param oldest since when the oldest document waits for the partner
     * @param last when a channel of it did something last
     */
    record Line(
            String id,
            String name,
            Condition condition,
            int channels,
            double perMinute,
            long waiting,
            Optional<Instant> oldest,
            long parked,
            long overdue,
            Optional<Instant> last) {

        public String tone() {
            return Tones.of(condition);
        }

        public String rate() {
            return OverviewView.rate(perMinute);
        }

        public String word() {
            return condition.name().toLowerCase(Locale.ROOT);
        }
    }

    private static final Comparator<Line> FIRST = Comparator.<Line, Integer>comparing(
                    line -> GRAVEST.indexOf(line.condition()))
            .thenComparing(line -> line.parked() + line.overdue(), Comparator.reverseOrder())
            .thenComparing(Line::waiting, Comparator.reverseOrder())
            .thenComparing(Line::perMinute, Comparator.reverseOrder());

    static PartnersView of(HubStatus status, Map<String, Books.Book> books) {
        Map<String, List<ChannelStatus>> channels =
                status.channels().stream().collect(Collectors.groupingBy(ChannelStatus::partner));
        List<Line> lines = status.partners().stream()
                .map(partner -> line(
                        partner,
                        channels.getOrDefault(partner.id(), List.of()),
                        books.getOrDefault(partner.id(), Books.Book.EMPTY)))
                .toList();
        return lines.size() <= MOST
                ? new PartnersView(lines, 0)
                : new PartnersView(lines.stream().sorted(FIRST).limit(MOST).toList(), lines.size() - MOST);
    }

    private static Line line(PartnerStatus partner, List<ChannelStatus> channels, Books.Book book) {
        return new Line(
                partner.id(),
                partner.name(),
                channels.stream()
                        .map(ChannelStatus::condition)
                        .min(Comparator.comparing(GRAVEST::indexOf))
                        .orElse(Condition.RUNNING),
                partner.channels(),
                channels.stream()
                        .mapToDouble(one -> one.perMinute().orElse(0.0))
                        .sum(),
                channels.stream().mapToLong(ChannelStatus::waiting).sum(),
                channels.stream().flatMap(one -> one.oldest().stream()).min(Comparator.naturalOrder()),
                channels.stream().mapToLong(ChannelStatus::parked).sum(),
                book.overdue(),
                channels.stream().flatMap(one -> one.last().stream()).max(Comparator.naturalOrder()));
    }
}
