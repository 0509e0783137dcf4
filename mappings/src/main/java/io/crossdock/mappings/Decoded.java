package io.crossdock.mappings;

import io.crossdock.config.Kind;
import io.crossdock.config.Location;
import io.crossdock.config.Problem;
import io.crossdock.config.Wire;
import io.crossdock.mappings.canonical.Document;
import java.util.List;
import java.util.Optional;

/** One thing read from a wire. */
public sealed interface Decoded {

    /**
     * A sound document.
     *
     * @param at where it begins in the wire
     * @param lines where its lines do
     * @param unmapped what was read and no mapping took
     */
    record Good(Document document, Location at, LinePlaces lines, List<Problem> warnings, List<Unmapped> unmapped)
            implements Decoded {
        public Good {
            warnings = List.copyOf(warnings);
            unmapped = List.copyOf(unmapped);
        }

        /**
         * Where one of its lines begins, if the wire says so of each of them; else where it begins itself.
         *
         * @param of how many lines it has
         */
        public Location at(int line, int of) {
            return line < of && lines.count() == of ? lines.at(line) : at;
        }
    }

    /**
     * A part of the wire that is no document.
     *
     * @param excerpt the bytes of that part, at most 64 KiB
     * @param number the business number, as far as it could be read; empty: unknown
     * @param problems at least one
     */
    record Bad(Wire excerpt, Optional<String> number, Location at, List<Problem> problems) implements Decoded {
        public Bad {
            problems = List.copyOf(problems);
        }
    }

    /**
     * The end of a list (PRICAT, INVRPT, a price file): what it claims to cover.
     *
     * @param scope whose list of what: a location, a price list
     * @param complete whether what is absent from it is gone
     */
    record Snapshot(Kind kind, String scope, long count, boolean complete) implements Decoded {}

    /**
     * @param path where it stands in the wire's own terms: {@code FTX[2]/4451}, {@code column Lager}
     */
    record Unmapped(String path, String value) {}
}
