package io.crossdock.mappings.layout;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.config.Spec;
import io.crossdock.config.yaml.YamlSettings;
import io.crossdock.mappings.canonical.Shape;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class NotationTest {

    private static final Spec SPEC = new Spec("notation", "How values are written.", Notation.settings(), List.of());

    @Test
    void readsAMomentAsPreciselyAsItIsWritten() {
        Notation notation = notation("zone: Europe/Berlin");

        assertThat(notation.read(Shape.Leaf.INSTANT, "2026-01-31")).contains(Instant.parse("2026-01-30T23:00:00Z"));
        assertThat(notation.read(Shape.Leaf.INSTANT, "2026-01-31T08:30:00"))
                .contains(Instant.parse("2026-01-31T07:30:00Z"));
        assertThat(notation.read(Shape.Leaf.INSTANT, "2026-01-31T08:30:00+05:00"))
                .contains(Instant.parse("2026-01-31T03:30:00Z"));
        assertThat(notation.read(Shape.Leaf.DATE, "2026-01-31T23:30:00Z")).contains(LocalDate.parse("2026-02-01"));
        assertThat(notation.read(Shape.Leaf.DATE, "2026-02-30")).isEmpty();
        assertThat(notation.read(Shape.Leaf.DATE, "08:30")).isEmpty();
    }

    @Test
    void triesEachPatternOfDatesInTurn() {
        Notation notation = notation("{ dates: [dd.MM.yyyy HH:mm, dd.MM.yyyy], zone: Europe/Berlin }");

        assertThat(notation.read(Shape.Leaf.INSTANT, "31.01.2026 08:30"))
                .contains(Instant.parse("2026-01-31T07:30:00Z"));
        assertThat(notation.read(Shape.Leaf.DATE, "31.01.2026")).contains(LocalDate.parse("2026-01-31"));
        assertThat(notation.read(Shape.Leaf.DATE, "31.02.2026")).isEmpty();
    }

    @Test
    void readsNumbersWithTheirMarksAndNothingElse() {
        Notation notation = notation("{ decimal-mark: ',', thousands-mark: '.' }");

        assertThat(notation.read(Shape.Leaf.DECIMAL, "12,50")).contains(new BigDecimal("12.50"));
        assertThat(notation.read(Shape.Leaf.DECIMAL, "1.234.567,8")).contains(new BigDecimal("1234567.8"));
        assertThat(notation.read(Shape.Leaf.DECIMAL, "12,5-")).contains(new BigDecimal("-12.5"));
        assertThat(notation.read(Shape.Leaf.DECIMAL, ",5")).contains(new BigDecimal("0.5"));
        for (String wrong : List.of("1,2,3", "12.50", "-5-", "1e3", ",", "-", "\u0664")) {
            assertThat(notation.read(Shape.Leaf.DECIMAL, wrong)).as(wrong).isEmpty();
        }
    }

    private static Notation notation(String yaml) {
        return Notation.of(YamlSettings.read(SPEC, yaml, "settings", name -> List.of())
                        .get())
                .get();
    }
}
