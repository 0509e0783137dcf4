package io.crossdock.ops.running;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.config.Location;
import io.crossdock.config.Problem;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ShortfallTest {

    @Test
    void countsTheChannelsOfEachPartnerOnce() {
        assertThat(sentence(
                        "partners/nordwind/partner.yaml",
                        "partners/nordwind/orders-out.yaml",
                        "partners/nordwind/orders-out.yaml",
                        "partners/nordwind/stock-in.yaml",
                        "partners/filiale/sales-in.yaml"))
                .isEqualTo("3 channels do not run: filiale (1), nordwind (2) — hub check says why");
        assertThat(sentence("partners/filiale/sales-in.yaml"))
                .isEqualTo("1 channel does not run: filiale (1) — hub check says why");
    }

    @Test
    void namesTheFilesThatAreNoChannels() {
        assertThat(sentence("hub.yaml", "tables/stores.csv", "partners/new/partner.yaml"))
                .isEqualTo("problems in hub.yaml, partners/new/partner.yaml, tables/stores.csv — hub check says why");
        assertThat(sentence("hub.yaml", "partners/filiale/sales-in.yaml"))
                .isEqualTo("1 channel does not run: filiale (1); problems in hub.yaml — hub check says why");
    }

    @Test
    void saysNothingOfASoundOne() {
        assertThat(sentence()).isEmpty();
    }

    private static String sentence(String... sources) {
        return Shortfall.of(Arrays.stream(sources)
                        .map(source -> Problem.Code.setup("WRONG", "Mend it.").at(Location.of(source), "is wrong"))
                        .toList())
                .sentence();
    }
}
