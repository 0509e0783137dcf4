package io.crossdock.simulators;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AssortmentTest {

    /** What the hub is given to import. */
    private static final Path IMPORT = Path.of("../../config/tables/articles.csv");

    @Test
    void theCrossReferencesOfTheDemoAreThoseOfItsPartners() throws IOException {
        Stream<String> expected = Stream.of("suedhandel,buyer", "marktplatz,sku", "filiale,sku")
                .flatMap(who -> Assortment.ARTICLES.stream()
                        .map(article ->
                                "article," + who + "," + number(who, article) + ",nordwind/" + article.number()));

        List<String> lines = Files.readAllLines(IMPORT);
        assertThat(lines.get(0)).isEqualTo("entity,partner,scheme,external,canonical");
        assertThat(lines.subList(1, lines.size())).containsExactlyElementsOf(expected.toList());
    }

    @Test
    void dealerAndMarketplaceUseTheSameNumbersForDifferentArticles() {
        assertThat(Assortment.ARTICLES)
                .extracting(Assortment.Article::dealer)
                .containsExactlyInAnyOrderElementsOf(Assortment.ARTICLES.stream()
                        .map(Assortment.Article::marketplace)
                        .toList());
        assertThat(Assortment.ARTICLES).noneMatch(article -> article.dealer().equals(article.marketplace()));
    }

    private static String number(String who, Assortment.Article article) {
        return switch (who) {
            case "suedhandel,buyer" -> article.dealer();
            case "marktplatz,sku" -> article.marketplace();
            default -> article.plu();
        };
    }
}
