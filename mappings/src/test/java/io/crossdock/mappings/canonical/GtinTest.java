package io.crossdock.mappings.canonical;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GtinTest {

    @ParameterizedTest
    @CsvSource({
        "96385074, 00000096385074, 96385074",
        "036000291452, 00036000291452, 0036000291452",
        "4006381333931, 04006381333931, 4006381333931",
        "10036000291459, 10036000291459, 10036000291459",
    })
    void hasFourteenDigitsWithUsAndAsFewAsHoldItWithPartners(String given, String ours, String written) {
        assertThat(Article.of("gtin", given).number("gtin")).contains(ours);
        assertThat(Gtin.shortest(ours)).isEqualTo(written);
        assertThat(Gtin.checks(ours)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "1234567", "123456789012345", "4006-381333931", "٤٠٠٦٣٨١٣٣٣٩٣١"})
    void leavesWhatIsNoGtinAsItIs(String given) {
        assertThat(Article.of("gtin", given).number("gtin")).contains(given);
        assertThat(Gtin.shortest(given)).isEqualTo(given);
    }

    @Test
    void leavesOtherNumbersAndTheirOrderAlone() {
        Map<String, String> numbers = new LinkedHashMap<>();
        numbers.put("supplier", "12345678");
        numbers.put("gtin", "96385074");
        numbers.put("buyer", "4006381333931");

        Article article = new Article("", numbers, Optional.empty());

        assertThat(article.ids().toString()).isEqualTo("{supplier=12345678, gtin=00000096385074, buyer=4006381333931}");
    }

    @Test
    void findsAWrongCheckDigit() {
        assertThat(Gtin.checks("04006381333932")).isFalse();
    }
}
