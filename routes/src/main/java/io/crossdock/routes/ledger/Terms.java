package io.crossdock.routes.ledger;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words that a document is found by, and those that a person looks for: written alike on both sides. They are in lower case;
 * numbers lose their leading zeros, so that a GTIN is found with however many digits it is written; Chinese, which knows no blanks,
 * is cut into pairs of characters.
 */
public final class Terms {

    /** Of one document. */
    public static final int MOST = 300;

    private static final int LONGEST = 60;

    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\p{Cntrl}]+");
    private static final Pattern EDGES = Pattern.compile("^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{N}]+$");
    private static final Pattern JOINTS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern ZEROS = Pattern.compile("0+(?=\\d)");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}+");

    /** Begins the terms that relate documents to one another; nobody types it, since words lose their edges. */
    private static final String RELATES = "#";

    private final Set<String> terms = new LinkedHashSet<>();

    /** A number or other name, found as a whole; where there are blanks in it, by each part. */
    public Terms identifier(String text) {
        words(text).forEach(this::add);
        return this;
    }

    /** Words for persons, each found alone, those too that a hyphen joins. */
    public Terms prose(String text) {
        for (String word : words(text)) {
            add(word);
            for (String part : JOINTS.split(word, -1)) {
                add(withoutZeros(part));
            }
        }
        return this;
    }

    /** A number of a business document: this one's, or one that it belongs together with. */
    public Terms reference(String number) {
        String whole = String.join(" ", words(number)).strip();
        if (!whole.isEmpty()) {
            add(RELATES + whole);
        }
        return this;
    }

    /** Those of some terms that relate documents to one another. */
    static List<String> relating(List<String> terms) {
        return terms.stream().filter(Terms::relates).toList();
    }

    /** Whether a term relates its document to others. */
    public static boolean relates(String term) {
        return term.startsWith(RELATES);
    }

    private void add(String word) {
        if (!word.isEmpty() && terms.size() < MOST) {
            terms.add(cut(word));
        }
    }

    public List<String> list() {
        return List.copyOf(terms);
    }

    /** What must all be among a document's terms for it to be found by a text; empty: there is no word in the text. */
    public static List<String> soughtIn(String text) {
        return new Terms().identifier(text).list();
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        for (String piece :
                BLANKS.split(Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT), -1)) {
            cutChinese(EDGES.matcher(piece).replaceAll(""), words);
        }
        return words;
    }

    /** The rest of a word with Chinese in it stands between. */
    private static void cutChinese(String word, List<String> words) {
        Matcher han = HAN.matcher(word);
        int from = 0;
        while (han.find()) {
            words.add(withoutZeros(
                    EDGES.matcher(word.substring(from, han.start())).replaceAll("")));
            int[] characters = han.group().codePoints().toArray();
            for (int i = 0; i < Math.max(1, characters.length - 1); i++) {
                words.add(new String(characters, i, Math.min(2, characters.length)));
            }
            from = han.end();
        }
        words.add(withoutZeros(EDGES.matcher(word.substring(from)).replaceAll("")));
    }

    private static String withoutZeros(String word) {
        Matcher zeros = ZEROS.matcher(word);
        boolean digits = word.chars().allMatch(one -> one >= '0' && one <= '9');
        return digits && zeros.lookingAt() ? word.substring(zeros.end()) : word;
    }

    private static String cut(String word) {
        return word.substring(0, Math.min(LONGEST, word.length()));
    }
}
