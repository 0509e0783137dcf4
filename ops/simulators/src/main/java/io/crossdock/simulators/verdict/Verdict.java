package io.crossdock.simulators.verdict;

import io.crossdock.simulators.premises.Options;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Says whether every document arrived exactly once with the right content. Ends with 0 where it did, else with 1.
 *
 * <p>{@code --data DIR --xref FILE [--wait SECONDS] [--settle SECONDS] [--repeats allow|forbid]}: {@code DIR} holds the partners'
 * folders; it waits as long as told for what is missing, and then a little for what should not come.
 */
public final class Verdict {

    private static final int SHOWN_REMARKS = 5;

    private final Expectations expectations;
    private final boolean repeatsAllowed;

    private Verdict(Expectations expectations, boolean repeatsAllowed) {
        this.expectations = expectations;
        this.repeatsAllowed = repeatsAllowed;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Options options = Options.of(arguments, "data", "xref", "wait", "settle", "repeats");
        Path xref = Path.of(
                options.value("xref").orElseThrow(() -> new IllegalArgumentException("--xref FILE is missing")));
        Verdict verdict = new Verdict(
                new Expectations(options.data(), Numbers.read(xref)),
                options.value("repeats").orElse("allow").equals("allow"));
        verdict.await(seconds(options, "wait", 0));
        TimeUnit.SECONDS.sleep(seconds(options, "settle", 0).toSeconds());
        System.exit(verdict.print() ? 0 : 1);
    }

    private static Duration seconds(Options options, String name, long usual) {
        return Duration.ofSeconds(options.value(name).map(Long::parseLong).orElse(usual));
    }

    private void await(Duration wait) throws InterruptedException {
        long end = System.nanoTime() + wait.toNanos();
        while (!isPerfect() && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(500);
        }
    }

    private boolean isPerfect() {
        return expectations.busy().isEmpty()
                && expectations.results().stream().allMatch(result -> result.isPerfect(repeatsAllowed));
    }

    private boolean print() {
        String row = "%-11s %-12s %9s %9s %9s %9s %9s %9s%n";
        System.out.printf(
                row, "receiver", "documents", "expected", "arrived", "missing", "repeated", "doubled", "wrong");
        List<Leg.Result> results = expectations.results();
        for (Leg.Result result : results) {
            System.out.printf(
                    row,
                    result.leg().receiver(),
                    result.leg().channel(),
                    result.expected(),
                    result.arrived(),
                    result.missing(),
                    result.repeated(),
                    result.doubled(),
                    result.wrong());
        }
        results.forEach(Verdict::explain);
        expectations.busy().forEach(partner -> System.out.println(partner + " has not made all its documents yet"));
        boolean perfect = isPerfect();
        System.out.println(
                perfect
                        ? "every document arrived exactly once, with the right content"
                        : "not every document arrived as it should");
        return perfect;
    }

    private static void explain(Leg.Result result) {
        String place = result.leg().receiver() + " " + result.leg().channel() + ": ";
        result.remarks().stream().limit(SHOWN_REMARKS).forEach(remark -> System.out.println(place + remark));
        if (result.remarks().size() > SHOWN_REMARKS) {
            System.out.println(place + "and " + (result.remarks().size() - SHOWN_REMARKS) + " more");
        }
    }
}
