package io.crossdock.mappings.csv;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.crossdock.config.Checked;
import io.crossdock.config.Problem;
import io.crossdock.config.Settings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How rows and cells are written. */
record Dialect(
        char separator,
        char quote,
        Charset charset,
        boolean header,
        int skipped,
        boolean shortRows,
        LineDelimiter lineEnd,
        boolean guardsFormulas) {

    private static final Problem.Code WRONG = Problem.Code.setup("CSV-DIALECT", "Correct the setting.");

    /** A cell longer than this is an unclosed quotation mark. */
    private static final int LONGEST_CELL = 1 << 20;

    private static final int LONGEST_ROW = 4 * LONGEST_CELL;
    private static final int MOST_CELLS = 16_384;

    static Checked<Dialect> of(Settings settings) {
        List<Problem> problems = new ArrayList<>();
        String separator = settings.text("separator").replace("tab", "\t");
        String quote = settings.text("quote");
        if (separator.length() != 1 || quote.length() != 1 || separator.equals(quote)) {
            problems.add(WRONG.at(settings.at(), "separator and quote are one character each, and differ"));
        }
        String charset = settings.text("charset");
        boolean known = isKnown(charset);
        if (!known) {
            problems.add(WRONG.at(settings.at(), "'" + charset + "' is no character set"));
        }
        if (!problems.isEmpty()) {
            return new Checked.Faulty<>(problems);
        }
        return Checked.sound(new Dialect(
                separator.charAt(0),
                quote.charAt(0),
                Charset.forName(charset),
                settings.flag("header"),
                (int) settings.number("skip-rows"),
                settings.flag("short-rows"),
                LineDelimiter.valueOf(settings.text("line-end").toUpperCase(Locale.ROOT)),
                settings.flag("guard-formulas")));
    }

    private static boolean isKnown(String charset) {
        try {
            return Charset.isSupported(charset);
        } catch (IllegalArgumentException misspelt) {
            return false;
        }
    }

    /** Rows from the headings on; the lines before are read over. */
    CsvReader<CsvRecord> rows(InputStream in) throws IOException {
        Reader text = text(in);
        for (int line = 0; line < skipped; line++) {
            skipLine(text);
        }
        return CsvReader.builder()
                .fieldSeparator(separator)
                .quoteCharacter(quote)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(true)
                .maxBufferSize(LONGEST_CELL)
                .build(
                        CsvRecordHandler.builder()
                                .maxFieldSize(LONGEST_CELL)
                                .maxRecordSize(LONGEST_ROW)
                                .maxFields(MOST_CELLS)
                                .build(),
                        text);
    }

    private static void skipLine(Reader text) throws IOException {
        int character = text.read();
        while (character != '\n' && character != -1) {
            character = text.read();
        }
    }

    private Reader text(InputStream in) throws IOException {
        PushbackInputStream pushed = new PushbackInputStream(in, 3);
        byte[] head = pushed.readNBytes(3);
        Mark mark = Mark.of(head);
        pushed.unread(head, mark.length(), head.length - mark.length());
        return new BufferedReader(
                new InputStreamReader(pushed, mark.length() == 0 ? charset : mark.charset()), 1 << 16);
    }

    /** A byte order mark. */
    private record Mark(int length, Charset charset) {
        static Mark of(byte[] head) {
            if (begins(head, 0xEF, 0xBB, 0xBF)) {
                return new Mark(3, StandardCharsets.UTF_8);
            }
            if (begins(head, 0xFF, 0xFE)) {
                return new Mark(2, StandardCharsets.UTF_16LE);
            }
            return begins(head, 0xFE, 0xFF)
                    ? new Mark(2, StandardCharsets.UTF_16BE)
                    : new Mark(0, StandardCharsets.UTF_8);
        }

        private static boolean begins(byte[] head, int... wanted) {
            return head.length >= wanted.length
                    && Arrays.equals(
                            Arrays.stream(wanted).toArray(),
                            java.util.stream.IntStream.range(0, wanted.length)
                                    .map(i -> head[i] & 0xFF)
                                    .toArray());
        }
    }

    CsvWriter writer(OutputStream out) {
        return CsvWriter.builder()
                .fieldSeparator(separator)
                .quoteCharacter(quote)
                .lineDelimiter(lineEnd)
                .build(out, charset);
    }
}
