package io.crossdock.mappings.edi;

import io.crossdock.mappings.Format;
import java.util.List;
import java.util.ServiceLoader;

/** A format whose wires are segments. Formats do not know each other; by this one each can pass over what is another's. */
public interface SegmentFormat extends Format {

    Standard standard();

    /** All that there are. */
    static List<Standard> standards() {
        return Known.STANDARDS;
    }

    /** The other standards whose interchanges may stand in a file. */
    static List<Standard> besides(Standard own) {
        return Known.STANDARDS.stream()
                .filter(standard -> !standard.format().equals(own.format()))
                .toList();
    }

    /** Looked for once. */
    final class Known {

        private static final List<Standard> STANDARDS = ServiceLoader.load(Format.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(SegmentFormat.class::isInstance)
                .map(format -> ((SegmentFormat) format).standard())
                .toList();

        private Known() {}
    }
}
