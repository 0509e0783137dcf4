package io.crossdock.mappings.edi;

import java.io.IOException;

/** How the interchanges of a standard begin, and where they say by which characters they are structured. */
public interface Beginning {

    /** Whether this is how a file begins; what stands before it is ignored. */
    boolean startsFile(ByteWindow window, int position);

    /** Whether a file may begin like this too: with a message that stands in no interchange. */
    boolean startsBare(ByteWindow window, int position);

    /** Whether another interchange begins at the window's next byte. Asked before each segment. */
    boolean startsInterchange(ByteWindow window) throws IOException;

    /** What counts before an interchange says otherwise. */
    ServiceCharacters unnamed();

    /**
     * Takes the service characters that the interchange at the window's next byte names.
     *
     * @return false where nothing can be read after it; then the opening was told why
     */
    boolean begin(Opening opening, ByteWindow window) throws IOException;
}
