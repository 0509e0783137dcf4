package io.crossdock.mappings.canonical;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.config.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DocumentTest {

    @ParameterizedTest
    @EnumSource(Kind.class)
    void namesTheArticlesThatItReplacesAndInTheirOrder(Kind kind) {
        RandomDocuments documents = new RandomDocuments(7);
        IntStream.range(0, 50).mapToObj(i -> documents.next(kind)).forEach(document -> {
            List<Article> replaced = new ArrayList<>();
            document.withArticles(article -> {
                replaced.add(article);
                return article;
            });
            assertThat(document.articles()).containsExactlyElementsOf(replaced);
        });
    }
}
