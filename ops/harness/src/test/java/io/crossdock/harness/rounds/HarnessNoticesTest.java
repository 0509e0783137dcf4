package io.crossdock.harness.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.harness.agent.PlantedFault;
import io.crossdock.harness.victim.OrdinaryWays;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That the harness finds what is wrong: faults that are planted, and what ordinary ways lose. */
class HarnessNoticesTest {

    private static final int FAULTS = 1;
    private static final int KILLS_OF_THE_CONTROL = 3;
    /** One life may lose nothing, by luck; so many do not. */
    private static final int LIVES_OF_THE_CONTROL = 10;

    @TempDir
    Path folder;

    @BeforeAll
    static void tellTheSeed() {
        SmallSize.tell();
    }

    /** What needs two threads to meet may hide from a few rounds, and is left to the nightly size. */
    @Test
    void noticesPlantedFaults() throws Exception {
        List<PlantedFault> faults = new ArrayList<>(PlantedFault.all().stream()
                .filter(PlantedFault::mustBeCaught)
                .filter(PlantedFault::showsAtAPoint)
                .filter(fault -> fault.halts().stream().allMatch(SmallSize.LOAD::reaches))
                .toList());
        Collections.shuffle(faults, new Random(SmallSize.SEED));
        for (PlantedFault fault : faults.subList(0, FAULTS)) {
            FaultRound.Noticed noticed = FaultRound.notice(folder, fault, SmallSize.LOAD, SmallSize.SEED);

            assertThat(noticed.what())
                    .as("%s (%s) was planted; what %s rounds noticed", fault.name(), fault.what(), noticed.rounds())
                    .isNotEmpty();
        }
    }

    @Test
    void findsWhatAnOrdinaryWayLoses() throws Exception {
        int lost = 0;
        for (int life = 0; life < LIVES_OF_THE_CONTROL && lost == 0; life++) {
            Control.Loss loss = new Control(OrdinaryWays.FILE, folder.resolve("life-" + life), SmallSize.SEED + life)
                    .run(KILLS_OF_THE_CONTROL);
            assertThat(loss.accepted()).isPositive();
            lost = loss.lost();
        }

        assertThat(lost).isPositive();
    }
}
