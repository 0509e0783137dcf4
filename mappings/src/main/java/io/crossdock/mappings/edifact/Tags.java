package io.crossdock.mappings.edifact;

/** The service segments, packed as {@link Segments#tag(String)} does. */
final class Tags {

    static final int UNB = Segments.tag("UNB");
    static final int UNG = Segments.tag("UNG");
    static final int UNH = Segments.tag("UNH");
    static final int UNT = Segments.tag("UNT");
    static final int UNE = Segments.tag("UNE");
    static final int UNZ = Segments.tag("UNZ");
    static final int LIN = Segments.tag("LIN");

    private Tags() {}
}
