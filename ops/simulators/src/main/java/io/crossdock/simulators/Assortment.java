package io.crossdock.simulators;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The articles that are traded, and what each partner calls them. Dealer and marketplace use the same numbers, 1001 to 1024, and
 * never for the same article.
 */
final class Assortment {

    /**
     * @param number the supplier's
     * @param gtin GTIN-13
     * @param dealer the dealer's number
     * @param marketplace the marketplace's number
     * @param plu the till's number
     * @param price without tax, in euro
     */
    record Article(
            String number,
            String gtin,
            String name,
            String brand,
            String category,
            String dealer,
            String marketplace,
            String plu,
            BigDecimal price) {}

    private static final List<String> NAMES = List.of(
            "Tauchpumpe 400 W",
            "Gartenpumpe 800 W",
            "Hauswasserwerk 1100 W",
            "Schlauchtülle 1/2\"; Messing",
            "Schlauchkupplung 3/4\"",
            "Gießkanne 10 l, grün",
            "Rasensprenger, höhenverstellbar",
            "Gartenschlauch 25 m",
            "Schlauchwagen",
            "Regenfass 200 l",
            "Rückschlagventil 1\"",
            "Ansaugschlauch 7 m",
            "Druckschalter",
            "Manometer 0-6 bar",
            "Wasserfilter, fein",
            "Filterkörper, Ersatz",
            "Teichfolie 4 x 6 m",
            "Bachlaufpumpe 40 W",
            "Springbrunnenaufsatz",
            "Tropfschlauch 15 m",
            "Bewässerungsuhr",
            "Bodenfeuchtefühler",
            "Winterschutzhülle größer 1 m²",
            "Werkzeugkoffer, 42-teilig");

    private static final List<String> BRANDS = List.of("Nordwind", "Müller & Söhne", "Aqua");
    private static final List<String> CATEGORIES = List.of("Pumpen", "Bewässerung", "Zubehör");

    static final List<Article> ARTICLES = articles();

    private Assortment() {}

    static Map<String, Article> by(Function<Article, String> number) {
        return ARTICLES.stream().collect(Collectors.toMap(number, Function.identity()));
    }

    private static List<Article> articles() {
        List<Article> articles = new ArrayList<>();
        int count = NAMES.size();
        for (int at = 0; at < count; at++) {
            articles.add(new Article(
                    "NW-" + (1001 + at),
                    Gtin.withCheckDigit("401234510%03d".formatted(at)),
                    NAMES.get(at),
                    BRANDS.get(at % BRANDS.size()),
                    CATEGORIES.get(at * CATEGORIES.size() / count),
                    String.valueOf(1001 + at * 7 % count),
                    String.valueOf(1001 + (at * 5 + 11) % count),
                    String.valueOf(200_000 + at * 3),
                    new BigDecimal("3.95").add(new BigDecimal("7.15").multiply(BigDecimal.valueOf(at)))));
        }
        return List.copyOf(articles);
    }
}
