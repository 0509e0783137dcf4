package io.crossdock.connectors.as2;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The parts of a multipart entity (RFC 2046), byte for byte: a signature is over just these. */
final class Multipart implements Closeable {

    private static final int MOST_PARTS = 10;
    private static final int LONGEST_PADDING = 100;
    private static final OutputStream NOWHERE = OutputStream.nullOutputStream();

    private final InputStream in;
    private final byte[] delimiter;
    private boolean last;

    private Multipart(InputStream in, String boundary) {
        this.in = new BufferedInputStream(in);
        this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
    }

    static List<Entity> parts(Entity entity, Scratch scratch) throws IOException {
        String boundary = entity.typeParameter("boundary").orElseThrow(() -> new Entity.Unreadable("no boundary"));
        List<Entity> parts = new ArrayList<>();
        try (Multipart multipart = new Multipart(entity.body(), boundary)) {
            multipart.copy(NOWHERE, 2); // the body begins with a line, as if a line break stood before it
            while (!multipart.last) {
                if (parts.size() == MOST_PARTS) {
                    throw new Entity.Unreadable("more than " + MOST_PARTS + " parts");
                }
                parts.add(Entity.of(scratch.write(out -> multipart.copy(out, 0))));
            }
        }
        return parts;
    }

    /** Copies up to the next delimiter. */
    private void copy(OutputStream out, int matchedBefore) throws IOException {
        int matched = matchedBefore;
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next == delimiter[matched]) {
                matched++;
                if (matched == delimiter.length) {
                    if (endsLine(out)) {
                        return;
                    }
                    matched = 0;
                }
            } else {
                out.write(delimiter, 0, matched);
                matched = next == '\r' ? 1 : 0;
                if (matched == 0) {
                    out.write(next);
                }
            }
        }
        throw new Entity.Unreadable("the last boundary is missing");
    }

    /** Whether only padding follows; if not, it was no delimiter, but the beginning of a longer word. */
    private boolean endsLine(OutputStream out) throws IOException {
        ByteArrayOutputStream rest = new ByteArrayOutputStream();
        in.mark(LONGEST_PADDING + 1);
        for (int next = in.read(); next >= 0 && next != '\n' && rest.size() < LONGEST_PADDING; next = in.read()) {
            rest.write(next);
        }
        String line = rest.toString(StandardCharsets.ISO_8859_1).strip();
        if (line.isEmpty() || line.equals("--")) {
            last = !line.isEmpty();
            return true;
        }
        in.reset();
        out.write(delimiter);
        return false;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
