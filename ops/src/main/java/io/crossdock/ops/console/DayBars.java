package io.crossdock.ops.console;

import io.crossdock.routes.ledger.Ledger;
import io.crossdock.routes.ledger.State;
import java.util.ArrayList;
import java.util.List;

/** Documents of each day as bars; what needed a person stands in another colour on top. */
record DayBars(List<Bar> bars, long most) {

    private static final int HEIGHT = 48;

    /** Heights in the units of the drawing. */
    record Bar(int x, String day, long good, long bad, int goodHeight, int badHeight) {
        /** Month and day. */
        public String date() {
            return day.substring(day.indexOf('-') + 1);
        }

        public int goodY() {
            return HEIGHT - goodHeight;
        }

        public int badY() {
            return HEIGHT - goodHeight - badHeight;
        }
    }

    static DayBars of(List<Ledger.Day> days) {
        long most = days.stream().mapToLong(day -> good(day) + bad(day)).max().orElse(0);
        List<Bar> bars = new ArrayList<>();
        for (Ledger.Day day : days) {
            bars.add(new Bar(
                    bars.size() * 20,
                    day.day().toString(),
                    good(day),
                    bad(day),
                    height(good(day), most),
                    height(bad(day), most)));
        }
        return new DayBars(bars, most);
    }

    private static int height(long count, long most) {
        return count == 0 ? 0 : (int) Math.max(2, (HEIGHT - 2) * count / most);
    }

    private static long good(Ledger.Day day) {
        return day.of(State.DELIVERED) + day.of(State.PUBLISHED);
    }

    private static long bad(Ledger.Day day) {
        return day.of(State.PARKED) + day.of(State.REFUSED) + day.of(State.DEAD);
    }
}
