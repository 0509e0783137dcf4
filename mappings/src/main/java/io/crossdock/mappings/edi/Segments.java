package io.crossdock.mappings.edi;

import java.util.Arrays;

/**
 * The segments in hand, as marks on the reader's bytes: those of one message, or a single one outside of messages. Nothing is
 * copied or decoded until asked for. A part is the tag, an element without components, or a component.
 *
 * <p>A mark holds where a part begins, counted from the first byte of the first segment, in the bits above the fourth; what
 * separates it from the part before in the lowest three; and in the fourth, whether somebody took its value. The part ends one byte
 * before the next mark. A mark of kind {@link #END} closes each segment.
 */
public final class Segments {

    public static final int TAG = 0;
    public static final int END = 7;
    public static final int NONE = -1;

    private static final int KIND = 7;
    private static final int TAKEN = 8;
    private static final int SHIFT = 4;
    private static final int MOST_PACKED = 7;
    private static final int LONGEST_TAG = 3;

    private final int shortestTag;
    private byte[] bytes = {};
    private int base;
    private int[] marks = new int[512];
    private int marked;
    private int[] firsts = new int[64];
    private long[] lines = new long[64];
    private long[] columns = new long[64];
    private int[] tags = new int[64];
    /** The segment of which the elements are known. */
    private int indexed = NONE;

    private int[] elements = new int[64];
    private int elementCount;
    private int count;

    /** @param shortestTag the fewest characters that a tag has: 2 or 3 */
    Segments(int shortestTag) {
        this.shortestTag = shortestTag;
    }

    public void clear() {
        marked = 0;
        count = 0;
        indexed = NONE;
    }

    public void over(byte[] buffer, int newBase) {
        bytes = buffer;
        base = newBase;
    }

    public void open(int start, long line, long column) {
        if (count == firsts.length) {
            firsts = Arrays.copyOf(firsts, count * 2);
            lines = Arrays.copyOf(lines, count * 2);
            columns = Arrays.copyOf(columns, count * 2);
            tags = Arrays.copyOf(tags, count * 2);
        }
        firsts[count] = marked;
        lines[count] = line;
        columns[count] = column;
        count++;
        mark(start, TAG);
    }

    public void mark(int start, int kind) {
        if (marked == marks.length) {
            marks = Arrays.copyOf(marks, marked * 2);
        }
        marks[marked++] = start << SHIFT | kind;
    }

    /** Forgets the parts that begin there or later. */
    public void dropFrom(int start) {
        while (start(marked - 1) >= start && kind(marked - 1) != TAG) {
            marked--;
        }
    }

    /** Forgets all but the last segment and says where that began. */
    public int keepLast() {
        int last = count - 1;
        int first = firsts[last];
        int start = start(first);
        for (int i = first; i < marked; i++) {
            marks[i - first] = marks[i] - (start << SHIFT);
        }
        marked -= first;
        firsts[0] = 0;
        lines[0] = lines[last];
        columns[0] = columns[last];
        tags[0] = tags[last];
        count = 1;
        indexed = NONE;
        return start;
    }

    public int count() {
        return count;
    }

    /** Where the segment begins, line and column from 1. */
    public long line(int segment) {
        return lines[segment];
    }

    /** In bytes, since lines may be as long as the file. */
    public long column(int segment) {
        return columns[segment];
    }

    public int first(int segment) {
        return firsts[segment];
    }

    public int kind(int part) {
        return marks[part] & KIND;
    }

    public boolean taken(int part) {
        return (marks[part] & TAKEN) != 0;
    }

    /** Whether a value of the segment is there and nobody took it. */
    public boolean untaken(int segment) {
        int[] all = marks;
        int part = firsts[segment] + 1;
        while ((all[part] & KIND) != END) {
            boolean empty = (all[part + 1] >>> SHIFT) - (all[part] >>> SHIFT) == 1;
            if (!empty && (all[part] & TAKEN) == 0) {
                return true;
            }
            part++;
        }
        return false;
    }

    /** The bytes of a short part in one number; 0 where it is empty or has more than seven. */
    public long packed(int part) {
        int length = length(part);
        if (length > MOST_PACKED) {
            return 0;
        }
        long packed = length;
        for (int i = 0; i < length; i++) {
            packed = packed << 8 | (bytes[offset(part) + i] & 0xff);
        }
        return packed;
    }

    public static long pack(String ascii) {
        if (ascii.isEmpty() || ascii.length() > MOST_PACKED) {
            throw new IllegalArgumentException("'" + ascii + "' has not one to " + MOST_PACKED + " characters");
        }
        long packed = ascii.length();
        for (int i = 0; i < ascii.length(); i++) {
            packed = packed << 8 | ascii.charAt(i);
        }
        return packed;
    }

    public boolean is(int part, byte[] text) {
        int from = offset(part);
        return Arrays.equals(bytes, from, from + length(part), text, 0, text.length);
    }

    public void take(int part) {
        marks[part] |= TAKEN;
    }

    void giveBack(int part) {
        marks[part] &= ~TAKEN;
    }

    /** Gives all values of a segment back, as if nobody had taken them. */
    public void release(int segment) {
        for (int part = firsts[segment]; kind(part) != END; part++) {
            marks[part] &= ~TAKEN;
        }
    }

    /** Where the part begins, from the first byte of the first segment. */
    public int start(int part) {
        return marks[part] >>> SHIFT;
    }

    public int length(int part) {
        return start(part + 1) - 1 - start(part);
    }

    public byte[] bytes() {
        return bytes;
    }

    /** Where the part begins in {@link #bytes()}. */
    public int offset(int part) {
        return base + start(part);
    }

    /** The tag as {@link #tag(String)} packs it; 0 where it is none: letters or digits, the first a letter. */
    public int tag(int segment) {
        return tags[segment];
    }

    /**
     * To be called when a segment is complete.
     *
     * @param tagEnd what separates its tag from the first element; a blank: an element separator
     */
    void close(byte tagEnd) {
        int tagPart = firsts[count - 1];
        if (tagEnd != ' ') {
            split(tagPart, tagEnd);
        }
        tags[count - 1] = readTag(tagPart);
    }

    private void split(int part, byte separator) {
        int end = offset(part) + length(part);
        int at = offset(part);
        while (at < end && bytes[at] != separator) {
            at++;
        }
        if (at == end) {
            return;
        }
        mark(0, END);
        System.arraycopy(marks, part + 1, marks, part + 2, marked - part - 2);
        marks[part + 1] = at + 1 - base << SHIFT | ServiceCharacters.ELEMENT;
    }

    private int readTag(int part) {
        int length = length(part);
        if (length > LONGEST_TAG || length < shortestTag) {
            return 0;
        }
        int packed = 0;
        for (int i = 0; i < length; i++) {
            int character = bytes[offset(part) + i];
            if (character >= 'a' && character <= 'z') {
                character -= 'a' - 'A';
            }
            boolean letter = character >= 'A' && character <= 'Z';
            if (!letter && (i == 0 || character < '0' || character > '9')) {
                return 0;
            }
            packed = packed << 8 | character;
        }
        return packed;
    }

    public static int tag(String name) {
        int packed = 0;
        for (int i = 0; i < name.length(); i++) {
            packed = packed << 8 | name.charAt(i);
        }
        return packed;
    }

    public static String name(int tag) {
        String last = "" + (char) (tag >>> 8 & 0xff) + (char) (tag & 0xff);
        return tag >>> 16 == 0 ? last : (char) (tag >>> 16) + last;
    }

    /**
     * The part at a place, in the element's first repetition.
     *
     * @param element from 1
     * @param component from 1
     * @return {@link #NONE} where the segment has no such part, or an empty one
     */
    public int find(int segment, int element, int component) {
        if (segment != indexed) {
            index(segment);
        }
        if (element > elementCount) {
            return NONE;
        }
        int part = elements[element - 1];
        int[] all = marks;
        for (int i = 1; i < component; i++) {
            part++;
            if ((all[part] & KIND) != ServiceCharacters.COMPONENT) {
                return NONE;
            }
        }
        return (all[part + 1] >>> SHIFT) - (all[part] >>> SHIFT) == 1 ? NONE : part;
    }

    private void index(int segment) {
        int[] all = marks;
        int found = 0;
        int part = firsts[segment] + 1;
        int kind = all[part] & KIND;
        while (kind != END) {
            if (kind == ServiceCharacters.ELEMENT) {
                if (found == elements.length) {
                    elements = Arrays.copyOf(elements, found * 2);
                }
                elements[found++] = part;
            }
            part++;
            kind = all[part] & KIND;
        }
        elementCount = found;
        indexed = segment;
    }

    /** How many bytes the first segments have, with all that stands between them. */
    public int size(int segments) {
        return segments < count ? start(firsts[segments]) : Math.min(start(marked - 1), bytes.length - base);
    }

    /** The bytes of the segments from one to before another, at most so many. */
    byte[] excerpt(int from, int to, int most) {
        int start = base + start(firsts[from]);
        return Arrays.copyOfRange(bytes, start, Math.min(base + size(to), start + most));
    }

    /** The bytes of the first segments with all that stands between them, at most so many. */
    public byte[] excerpt(int segments, int most) {
        return Arrays.copyOfRange(bytes, base, base + Math.min(size(segments), most));
    }
}
