package io.crossdock.routes.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TermsTest {

    @Test
    void writesWhatIsTypedAsItWritesWhatIsKept() {
        assertThat(Terms.soughtIn("  PO-2026/17, \u201cAX 77\u201d ")).containsExactly("po-2026/17", "ax", "77");
        assertThat(Terms.soughtIn("\uff30\uff2f\uff0d\uff11")).containsExactly("po-1");
        assertThat(Terms.soughtIn("...")).isEmpty();
        assertThat(Terms.soughtIn("a\0b")).containsExactly("a", "b");
    }

    @Test
    void leavesZerosBeforeANumberOutAndNoOthers() {
        assertThat(Terms.soughtIn("04012345678901 4012345678901 0 000 007A"))
                .containsExactly("4012345678901", "0", "007a");
    }

    @Test
    void cutsChineseIntoPairs() {
        assertThat(new Terms().prose("18V\u7535\u52a8\u87ba\u4e1d\u5200 \u5927").list())
                .containsExactly("18v", "\u7535\u52a8", "\u52a8\u87ba", "\u87ba\u4e1d", "\u4e1d\u5200", "\u5927");
        assertThat(Terms.soughtIn("\u87ba\u4e1d\u5200")).containsExactly("\u87ba\u4e1d", "\u4e1d\u5200");
    }

    @Test
    void findsTheWordsThatAHyphenJoinsEachAlone() {
        assertThat(new Terms().prose("Akku-Schrauber, 18V").list())
                .containsExactly("akku-schrauber", "akku", "schrauber", "18v");
        assertThat(new Terms().identifier("AK-18").list()).containsExactly("ak-18");
    }

    @Test
    void keepsNoMoreThanItsBounds() {
        String many = IntStream.range(0, 1000).mapToObj(n -> "word" + n).collect(Collectors.joining(" "));
        assertThat(new Terms().prose(many).list()).hasSize(Terms.MOST).startsWith("word0", "word1");
        assertThat(new Terms().identifier("x".repeat(500)).list())
                .singleElement()
                .satisfies(term -> assertThat(term).hasSize(60));
    }

    @Test
    void relatesDocumentsByWhatNobodyTypes() {
        List<String> terms = new Terms().identifier("PO 1").reference("PO 1").list();

        assertThat(Terms.relating(terms)).containsExactly("#po 1");
        assertThat(Terms.soughtIn("#po")).containsExactly("po");
    }
}
