package io.crossdock.mappings.tradacoms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.crossdock.config.Location;
import io.crossdock.config.Problem;
import io.crossdock.config.Settings;
import io.crossdock.config.Wire;
import io.crossdock.mappings.Codec;
import io.crossdock.mappings.Decoded;
import io.crossdock.mappings.Peeked;
import io.crossdock.mappings.canonical.Order;
import io.crossdock.mappings.edi.Share;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Other people's files, in the folder that the system property {@code crossdock.corpus} names. */
class TradacomsCorpusTest {

    /**
     * What is read of each file: its envelope, a line a document and its lines, what nobody took. Product planning (PPRHDR) is out
     * of scope: forecasts are no document of the trade that the hub moves.
     */
    private static final String EXPECTED =
            """
            order/order9-blocked-40.edi
              ORDHDR:9 ORDERS:9 ORDTLR:9 from 5000000000000 to 5010000000000 reference 000007
              70970 of 2007-03-15 file 1630 delivery 2007-03-21; buyer 5000000000000, supplier 5010000000000, ship-to \
            5000000000283 EAST SOMEWHERE DEPOT; 1: 60 of gtin:05010210000000 [GTIN]
                unmapped OLD[1]/UNOR1 12
            order/order9-extra-mhd-data.edi
              ORDHDR:9 ORDERS:9 ORDTLR:9 from 5000000000000 to 5010000000000 reference 000007
              70970 of 2007-03-15 file 1630 delivery 2007-03-21; buyer 5000000000000, supplier 5010000000000, ship-to \
            5000000000283 EAST SOMEWHERE DEPOT; 1: 60 of gtin:05010210000000 [GTIN]
                unmapped MHD[1]/02-3 UNDEFINED
                unmapped MHD[1]/03 UNDEFINED
                unmapped OLD[1]/UNOR1 12
            order/order9-one-order.edi
              ORDHDR:9 ORDERS:9 ORDTLR:9 from 5000000000000 to 5010000000000 reference 000007
              70970 of 2007-03-15 file 1630 delivery 2007-03-21; buyer 5000000000000, supplier 5010000000000, ship-to \
            5000000000283 EAST SOMEWHERE DEPOT; 1: 60 of gtin:05010210000000 [GTIN]
                unmapped OLD[1]/UNOR1 12
            order/order9-sap.edi
              ORDHDR:9 ORDERS:9 ORDTLR:9 from TP_TRADACOMS_ID to Company_TRADACOMS_ID reference 250
              1999011405 of 2024-04-22 file 328 delivery 2024-05-08; buyer TP_TRADACOMS_ID [Trading Partner Name], \
            supplier [Company Name], ship-to 5055037201994 [Trading Partner Name]; 1: 324 of gtin:08710103968108 at 30.3000
            order/order9-two-orders.edi
              ORDHDR:9 ORDERS:9 ORDERS:9 ORDTLR:9 from ANY SHOP PLC to XYZ MANUFACTURING PLC reference REFS
              981 of 1994-03-21 file 1 delivery 1994-03-28; buyer 5000600003101 ANY SHOP PLC, supplier 5000100001014 XYZ \
            MANUFACTURING PLC, ship-to 5000600003240; 1: 10 of gtin:05000100481452; 2: 10 of gtin:05000100350666; 3: 30 \
            of gtin:05000100154073
                unmapped OLD[1]/UNOR1 12
                unmapped OLD[2]/UNOR1 6
                unmapped OLD[3]/UNOR1 4
                unmapped OTR[1]/02 6
              982 of 1994-03-21 file 1; buyer 5000600003101 ANY SHOP PLC, supplier 5000100001014 XYZ MANUFACTURING PLC, \
            ship-to 5000600003282; 1: 5 of gtin:05000100769680; 2: 8 of gtin:05000100658465
                unmapped OLD[1]/UNOR1 6
                unmapped OLD[2]/UNOR1 6
                unmapped OTR[1]/02 13
            pprhdr/product-planning.edi
              PPRHDR:2 PPRDET:2 PPRTLR:2 from 5017416000006 to 8715946000008 reference 11488
              refused  [SEGMENT-TAG, MESSAGE-UNKNOWN]
              refused  [COUNT, MESSAGE-UNKNOWN]
              refused  [MESSAGE-UNKNOWN]
            """;

    @Test
    void readsEveryFileAsItsFactsSay() throws IOException {
        Map<String, String> found = new TreeMap<>();
        for (Path file : files()) {
            found.put(corpus().relativize(file).toString(), envelope(file) + String.join("", read(file)));
        }
        StringBuilder told = new StringBuilder();
        found.forEach((file, what) -> told.append(file).append(what).append('\n'));
        assertThat(told).hasToString(EXPECTED);
    }

    /** Nothing read is dropped: each value of a sound message is taken by a declaration, or kept as unmapped. */
    @Test
    void keepsEveryValueThatNoMappingTakes() throws IOException {
        Map<String, Share> shares = new TreeMap<>();
        for (Path file : files()) {
            Messages.add(wire(file), shares);
        }
        assertThat(shares).containsOnlyKeys("ORDHDR", "ORDERS", "ORDTLR");
        assertThat(shares.values()).allSatisfy(share -> assertThat(share.lost()).isEmpty());
    }

    private static String envelope(Path file) throws IOException {
        List<String> messages = new ArrayList<>();
        codec().peek(wire(file), peeked -> {
            if (peeked instanceof Peeked.Message message) {
                messages.add(message.type() + ":" + message.version());
            } else if (peeked instanceof Peeked.Interchange interchange) {
                messages.add("from " + interchange.sender() + " to " + interchange.receiver() + " reference "
                        + interchange.reference());
            }
        });
        return "\n  " + String.join(" ", messages);
    }

    private static List<String> read(Path file) throws IOException {
        List<String> told = new ArrayList<>();
        codec().decode(wire(file), message -> true, decoded -> {
            if (decoded instanceof Decoded.Good good) {
                told.add("\n  " + facts((Order) good.document()) + codes(good.warnings()));
                good.unmapped().forEach(each -> told.add("\n    unmapped " + each.path() + " " + each.value()));
            } else if (decoded instanceof Decoded.Bad bad) {
                told.add("\n  refused " + bad.number().orElse("") + codes(bad.problems()));
            }
        });
        return told;
    }

    private static String facts(Order order) {
        String lines = order.lines().stream()
                .map(line -> line.number() + ": " + line.quantity().value().toPlainString() + " of "
                        + line.article().key()
                        + line.price().map(price -> " at " + price).orElse(""))
                .collect(Collectors.joining("; "));
        String parties = order.parties().entrySet().stream()
                .map(party -> party.getKey() + " " + party.getValue().key()
                        + party.getValue().name().map(name -> " " + name).orElse(""))
                .collect(Collectors.joining(", "));
        return order.number() + " of " + order.orderDate().map(Object::toString).orElse("") + " file "
                + order.header().references().get("file")
                + order.deliveryDate().map(date -> " delivery " + date).orElse("")
                + "; " + parties + "; " + lines;
    }

    private static String codes(List<Problem> problems) {
        List<String> codes = problems.stream()
                .map(problem -> problem.code().id().replace("TRADACOMS-", ""))
                .distinct()
                .toList();
        return codes.isEmpty() ? "" : " [" + String.join(", ", codes) + "]";
    }

    private static Codec codec() {
        return new Tradacoms()
                .codec(new Settings(Map.of(), Location.of("test")), FileFormat.kinds())
                .get();
    }

    private static Wire wire(Path file) throws IOException {
        return Wire.of(file.getFileName().toString(), Files.readAllBytes(file));
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(corpus())) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static Path corpus() {
        String folder = System.getProperty("crossdock.corpus", "");
        assumeTrue(!folder.isEmpty(), "SKIPPED: set -Dcrossdock.corpus to read other people's files");
        return Path.of(folder, "tradacoms");
    }
}
