package io.crossdock.mappings.x12;

import static io.crossdock.mappings.edi.Group.group;
import static io.crossdock.mappings.edi.Layout.layout;
import static io.crossdock.mappings.edi.Rule.segment;
import static io.crossdock.mappings.x12.Elements.articles;
import static io.crossdock.mappings.x12.Elements.at;
import static io.crossdock.mappings.x12.Elements.date;
import static io.crossdock.mappings.x12.Elements.measure;
import static io.crossdock.mappings.x12.Elements.number;

import io.crossdock.mappings.canonical.Article;
import io.crossdock.mappings.canonical.Quantity;
import io.crossdock.mappings.canonical.SalesReport;
import io.crossdock.mappings.edi.Codes;
import io.crossdock.mappings.edi.Draft;
import io.crossdock.mappings.edi.Fault;
import io.crossdock.mappings.edi.Group;
import io.crossdock.mappings.edi.Identified;
import io.crossdock.mappings.edi.Layout;
import io.crossdock.mappings.edi.Measure;
import io.crossdock.mappings.edi.Message;
import io.crossdock.mappings.edi.Position;
import io.crossdock.mappings.edi.Slot;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An item of 852 of which something was sold: LIN and what belongs to it.
 *
 * @param lines one; one a store where SDQ says what each of them sold
 */
record SoldItem(List<SalesReport.Line> lines) {

    private static final String SOLD = "sold";
    private static final String RETURNED = "returned";

    /**
     * ZA: what became of an item in the time, in all or store by store.
     *
     * @param sort {@code sold}, {@code returned}
     */
    private record Activity(
            String sort,
            Optional<Quantity> quantity,
            Optional<LocalDate> date,
            Optional<BigDecimal> price,
            List<StoreQuantities.Share> shares) {

        private static Activity of(String sort, Quantity quantity, Optional<LocalDate> date) {
            return new Activity(sort, Optional.of(quantity), date, Optional.empty(), List.of());
        }

        private Optional<Quantity> ifIs(String other) {
            return quantity.filter(value -> sort.equals(other));
        }

        private Optional<Quantity> at(String store) {
            return store.isEmpty() && shares.isEmpty()
                    ? quantity
                    : shares.stream()
                            .filter(share -> share.store().equals(store))
                            .map(StoreQuantities.Share::quantity)
                            .reduce(Activity::plus);
        }

        /** A store may stand in several segments. */
        private static Quantity plus(Quantity one, Quantity other) {
            BigDecimal value = one.value().add(other.value());
            return new Quantity(
                    value, one.unit(), one.sent().map(sent -> new Quantity.Sent(value, sent.unit(), sent.factor())));
        }
    }

    private static final Position SORT = Elements.position("ZA01");
    private static final Codes SORTS = Elements.codes("activity");

    private static final Slot.Shape<Activity> ACTIVITY = new Slot.Shape<>();
    private static final Slot<Activity, Quantity> SOLD_QUANTITY =
            ACTIVITY.maybe("quantity", activity -> activity.ifIs(SOLD));
    private static final Slot<Activity, Quantity> RETURNED_QUANTITY =
            ACTIVITY.maybe("returned", activity -> activity.ifIs(RETURNED));
    private static final Slot<Activity, LocalDate> DATE = ACTIVITY.maybe("date", Activity::date);
    private static final Slot<Activity, BigDecimal> ITS_PRICE = ACTIVITY.read("price");
    private static final Slot<Activity, StoreQuantities.Share> SHARES = ACTIVITY.readAll("location, quantity");

    private static final Layout<Activity> ACTIVITY_LAYOUT = layout(
                    segment(measure("ZA02", "ZA03", SOLD_QUANTITY), date("ZA05", DATE))
                            .when("ZA01", "QS")
                            .with("ZA04", activity -> activity.date().isPresent() ? "007" : "", "007"),
                    segment(measure("ZA02", "ZA03", RETURNED_QUANTITY)).when("ZA01", "QU"),
                    segment(number("CTP03", ITS_PRICE)).when("CTP02", "RES"),
                    segment(new StoreQuantities<>(SHARES)))
            .owning("CTP", "SDQ");

    private static final Slot.Shape<SoldItem> ITEM = new Slot.Shape<>();
    private static final Slot<SoldItem, String> NUMBER =
            ITEM.one("number", item -> item.line().number());
    private static final Slot<SoldItem, Identified> IDS =
            ITEM.many("article.ids", item -> ArticleNumbers.of(item.line().article(), "supplier"));
    private static final Slot<SoldItem, String> NAME =
            ITEM.maybe("article.name", item -> item.line().article().name());
    private static final Slot<SoldItem, BigDecimal> PRICE =
            ITEM.maybe("price", item -> item.line().price());
    private static final Slot<SoldItem, String> LOCATION =
            ITEM.maybe("location", item -> Optional.of(item.line().location()).filter(text -> !text.isEmpty()));
    private static final Slot<SoldItem, Activity> ACTIVITIES = ITEM.many("quantity, returned", SoldItem::activities);

    private static final Layout<SoldItem> LAYOUT = layout(
                    segment(at("LIN01", NUMBER), articles("LIN02", PurchaseOrderLines.PAIRS, IDS)),
                    segment(at("PID05", NAME)).when("PID01", "F"),
                    segment(number("CTP03", PRICE)).when("CTP02", "RES"),
                    segment(at("REF02", LOCATION)).when("REF01", "ST", "LU"),
                    group(ACTIVITY_LAYOUT, ACTIVITY, SoldItem::activity, ACTIVITIES)
                            .unless(SoldItem::twice))
            .until("LIN", "CTT", "SE");

    /** Items of which nothing was sold are none here; their other figures stay unmapped. */
    static <P> Group<P, SoldItem> items(Slot<P, SoldItem> slot) {
        return group(LAYOUT, ITEM, SoldItem::build, slot);
    }

    private SalesReport.Line line() {
        return lines.get(0);
    }

    private List<Activity> activities() {
        List<Activity> activities = new ArrayList<>();
        activities.add(Activity.of(SOLD, line().quantity(), line().date()));
        line().returned().ifPresent(back -> activities.add(Activity.of(RETURNED, back, Optional.empty())));
        return activities;
    }

    private static Optional<Activity> activity(Draft<Activity> draft, Message message, int segment) {
        int part = message.part(segment, SORT);
        Optional<String> sort = message.word(part, SORTS);
        Optional<Quantity> quantity = draft.get(SOLD_QUANTITY).or(() -> draft.get(RETURNED_QUANTITY));
        List<StoreQuantities.Share> shares = draft.all(SHARES);
        if (sort.isEmpty() || (quantity.isEmpty() && shares.isEmpty())) {
            return Optional.empty();
        }
        message.take(part);
        Activity activity = new Activity(sort.get(), quantity, draft.get(DATE), draft.get(ITS_PRICE), shares);
        compare(activity, message, segment);
        return Optional.of(activity);
    }

    private static void compare(Activity activity, Message message, int segment) {
        BigDecimal sum = activity.shares().stream()
                .map(share -> share.quantity().value())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        activity.quantity()
                .filter(all -> !activity.shares().isEmpty() && all.value().compareTo(sum) != 0)
                .ifPresent(all -> message.warn(
                        Fault.COUNT,
                        segment,
                        Optional.empty(),
                        "ZA says " + all.value().toPlainString() + ", its stores (SDQ) have " + sum.toPlainString()));
    }

    private static boolean twice(List<Activity> before, Activity activity) {
        return before.stream().anyMatch(other -> other.sort().equals(activity.sort()));
    }

    private static Optional<SoldItem> build(Draft<SoldItem> draft, Message message, int segment) {
        List<Activity> activities = draft.all(ACTIVITIES);
        if (activities.isEmpty()) {
            return Optional.empty();
        }
        Lines.requireArticle(draft, message, segment, IDS, NAME);
        return Optional.of(new SoldItem(places(activities).stream()
                .map(place -> line(draft, of(activities, SOLD), of(activities, RETURNED), place))
                .toList()));
    }

    private static Optional<Activity> of(List<Activity> activities, String sort) {
        return activities.stream().filter(each -> each.sort().equals(sort)).findFirst();
    }

    /** The stores; none where an activity is told in all. */
    private static Set<String> places(List<Activity> activities) {
        Set<String> places = new LinkedHashSet<>();
        activities.forEach(activity -> {
            if (activity.shares().isEmpty()) {
                places.add("");
            }
            activity.shares().forEach(share -> places.add(share.store()));
        });
        return places;
    }

    private static SalesReport.Line line(
            Draft<SoldItem> draft, Optional<Activity> sold, Optional<Activity> returned, String store) {
        Optional<Quantity> back = returned.flatMap(activity -> activity.at(store));
        Quantity nothing = back.map(quantity -> Quantity.of(BigDecimal.ZERO, quantity.unit()))
                .orElse(Measure.NOTHING);
        return new SalesReport.Line(
                draft.get(NUMBER).orElse(""),
                store.isEmpty() ? draft.get(LOCATION).orElse("") : store,
                sold.flatMap(Activity::date),
                new Article("", Identified.map(draft.all(IDS)), draft.get(NAME)),
                sold.flatMap(activity -> activity.at(store)).orElse(nothing),
                back,
                Stream.of(draft.get(PRICE), sold.flatMap(Activity::price))
                        .flatMap(Optional::stream)
                        .findFirst(),
                Optional.empty(),
                Optional.empty());
    }
}
