package io.crossdock.mappings.canonical;

import java.util.List;

/** Other values for one {@link Place} of a document, element by element of the lists on the way. */
public sealed interface Amendment {

    Amendment NOTHING = new Nothing();

    /** What stands there stays. */
    record Nothing() implements Amendment {}

    /** @param value of the place's own class, see {@link CanonicalTree#value} */
    record Value(Object value) implements Amendment {}

    /** One for each element of the next list. */
    record Each(List<Amendment> elements) implements Amendment {}
}
